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

const plainOf = (given) => (given ? applied(scenarioNamed(given.base)?.plain, given.changes) : {});

const eventIn = (given, name) => plainOf(given).events?.[name];

const ruleIn = (given, name) => plainOf(given).rules?.find((rule) => rule.name === name);

/* Whether a rule takes a brand's sales from its maker when the brand's share is low. */
const takesBack = ({ when, then }) =>
  then?.brand &&
  ["huawei", "shared"].includes(then.sales_control) &&
  [when, ...(when?.all_of ?? [])].some(
    (level) => level?.measure === "share" && level.brand === then.brand && level.below !== undefined,
  );

/* What a rule does where it is one that takes back, as the page makes them; else its name. */
const ruleTitle = (name, question) => {
  const rule = ruleIn(question.setting, name) ?? ruleIn(question.pinned, name);
  const [, brand, number] = /^take_(\w+)_back(?:_(\d+))?$/.exec(name) ?? [];
  if (!rule || rule.then?.brand !== brand || !takesBack(rule)) return say("cause.rule", { name });
  const values = { title: brandName(brand), number };
  return say(number ? "cause.take_back.another" : "cause.take_back", values);
};

const terms = (step, brand, rest) => {
  const what = `cause.${rest.find((part) => !/^\d+$/.test(part))}`;
  return knows(what) ? say("cause.of", { name: brandName(brand), what: say(what) }) : step.title;
};

/* A cause in the reader's words where there are any; else as the engine tells it, in English. */
export const causeTitle = (step, question) => {
  const [group, name, ...rest] = (step.key ?? "").split(".");
  if (group === "rules" && name) return ruleTitle(name, question);
  if (lang.value === "en" || !step.key) return step.title;
  if (group === "alliance" && rest.length) return terms(step, name, rest);
  if (group === "assumptions") return assumptionName([name, ...rest].join("."));
  const event = group === "events" && (eventIn(question.setting, name) ?? eventIn(question.pinned, name));
  if (event) return titleOf(event);
  return knows(`cause.${name}`) ? say(`cause.${name}`) : step.title;
};
