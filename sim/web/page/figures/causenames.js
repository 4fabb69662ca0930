// What a cause is called: whose terms, which rule, which event, which assumption.
import { catalogue, lang, scenarioNamed } from "../store.js";
import { brandName, knows, say } from "../say.js";
import { applied } from "../tree.js";
import { nameOf } from "../controls/assumption.js";
import { titleOf } from "../controls/kinds.js";

/* The name of an assumption of the register; its key where it has none. */
export const assumptionName = (name) => {
  const row = catalogue.value.assumptions.find((each) => each.name === name);
  return row ? nameOf(row) : name;
};

const eventIn = (given, name) =>
  applied(scenarioNamed(given.base)?.plain, given.changes).events?.[name];

const terms = (step, brand, rest) => {
  const what = `cause.${rest.find((part) => !/^\d+$/.test(part))}`;
  return knows(what) ? say("cause.of", { name: brandName(brand), what: say(what) }) : step.title;
};

/* A cause in the reader's words where there are any; else as the engine tells it, in English. */
export const causeTitle = (step, question) => {
  if (lang.value === "en" || !step.key) return step.title;
  const [group, name, ...rest] = step.key.split(".");
  if (group === "alliance" && rest.length) return terms(step, name, rest);
  if (group === "assumptions") return assumptionName([name, ...rest].join("."));
  const event = group === "events" && (eventIn(question.setting, name) ?? eventIn(question.pinned, name));
  if (event) return titleOf(event);
  return knows(`cause.${name}`) ? say(`cause.${name}`) : step.title;
};
