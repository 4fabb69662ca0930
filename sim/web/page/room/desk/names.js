// What places, stages and steps are called.
import { say } from "../say.js";
import { placeName } from "../people/names.js";

export { placeName } from "../people/names.js";

export const roleName = (key) => placeName(key, true);

/* A stage in a few words: Round 2, open. */
export const stageWords = (key) => {
  const [round, name] = String(key).split(".");
  if (!name) return round ? say(`shown.at.${round}`) : "";
  return say(`shown.at.${name}`, { n: round });
};
