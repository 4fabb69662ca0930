// What places are called.
import { agentName, lang, say } from "../say.js";
import { places } from "../store.js";

const worlds = () => new Set(places.value.map((each) => each.world).filter((each) => each !== null)).size;

/* The role within a place's key: "w1.seres" is seres, "t3" a team. */
export const kindOf = (key) => (key?.includes(".") ? key.split(".")[1] : key);

/* A place as people say it: Team 3, Seres, or Seres in world 2 where there are several worlds. */
export const placeName = (key, short = false) => {
  if (!key) return "";
  const team = /^t(\d+)$/.exec(key);
  if (team) return say("place.team", { n: team[1] });
  const name = agentName(kindOf(key));
  const world = /^w(\d+)\./.exec(key)?.[1];
  return world && worlds() > 1 && !short ? say("place.in_world", { name, world }) : name;
};

/* Names of people, in their order, as one text. */
export const together = (people) => people.join(lang.value === "zh" ? "、" : ", ");
