// Kinds of events: what each is called, and which of its numbers a reader can move.
import { say } from "../state.js";
import { agentName, brandName } from "../say.js";
import { figure, months, percentage, push } from "./format.js";

const KINDS = ["launch", "sign", "rival", "supply", "demand", "market", "tax"];

export const kindOf = (event) => KINDS.find((kind) => event?.[kind] !== undefined);

const of = (kind, name, more) => ({ path: `${kind}.${name}`, name: `${kind}.${name}`, ...more });
const newOrRefresh = () => ["new", "refresh"].map((word) => [word, say(`launch.${word}`)]);

/* The numbers of each kind; ends are what makes sense, within what the types allow. */
export const FIELDS = {
  launch: [
    of("launch", "strength", { min: 0.1, max: 3, step: 0.05, words: figure, fallback: 1 }),
    of("launch", "model", { options: newOrRefresh, fallback: "new" }),
  ],
  sign: [],
  rival: [
    of("rival", "launch", { min: 0.1, max: 3, step: 0.05, words: figure, only: "launch" }),
    of("rival", "pull", { min: -1.5, max: 1.5, step: 0.05, words: push, only: "pull" }),
  ],
  supply: [
    of("supply", "factor", { min: 0, max: 2, step: 0.05, words: percentage }),
    of("supply", "months", { min: 1, max: 36, step: 1, words: months }),
  ],
  demand: [of("demand", "shock", { min: -1.5, max: 1.5, step: 0.05, words: push })],
  market: [
    of("market", "factor", { min: 0.3, max: 2, step: 0.05, words: percentage }),
    of("market", "months", { min: 1, max: 36, step: 1, words: months }),
  ],
  tax: [of("tax", "known_months_ahead", { min: 0, max: 12, step: 1, words: months, fallback: 3 })],
};

/* An event as a heading. */
export const titleOf = (event) => {
  const kind = kindOf(event);
  const what = event[kind];
  const move = what.launch === undefined ? "pull" : "launch";
  if (kind === "rival") return say(`event.title.rival.${move}`, { title: agentName(what.name) });
  return say(`event.title.${kind}`, { title: what.brand ? brandName(what.brand) : "" });
};
