// Texts in the reader's language, and months, numbers and names within them.
import { agents, brandsShown, catalogue, lang, outcomes, words } from "./store.js";
import { isRange } from "./range.js";

export const knows = (key) => key in words.value;

/* The text of a key with its values filled in; the key itself where the language has none. */
export const say = (key, values = {}) =>
  (words.value[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* 2028-06 as June 2028, or as 2028年6月; a range as between two months. */
export const month = (given) => {
  if (isRange(given)) return say("month.range", { from: month(given.from), to: month(given.to) });
  const [year, number] = given.split("-");
  return say("month", { year, number: Number(number), name: say(`month.${Number(number)}`) });
};

/* Stands for a number that is undefined: a share of no sales. */
const UNDEFINED = "–";

export const percent = (share, digits = 0) =>
  share === null ? UNDEFINED : `${(100 * share).toFixed(digits)}%`;

export const count = (number) =>
  number === null ? UNDEFINED : Math.round(number).toLocaleString("en-US");

const named = (kind, key, title) => (knows(`${kind}.${key}`) ? say(`${kind}.${key}`) : title);

export const brandName = (key) =>
  named("brand", key, brandsShown.value.find((brand) => brand.key === key)?.title ?? key);

export const agentName = (key) =>
  named("agent", key, agents.value.find((agent) => agent.key === key)?.title ?? key);

const outcomeWords = (form) => (name) => {
  const found = outcomes.value.find((each) => each.name === name);
  if (!found) return name;
  const of = found.of === "brand" ? brandName(found.entity) : agentName(found.entity);
  return (found[form][lang.value] ?? found[form].en).replace(/\{(brand|agent)\}/, of);
};

/* An outcome in words, and in full, with what a share is a part of; the server has them in every language. */
export const outcomeName = outcomeWords("words");
export const outcomeTitle = outcomeWords("title");

/* A text as a heading. */
export const headed = (text) => text[0].toUpperCase() + text.slice(1);

export const scenarioTitle = (name) =>
  named("scenario", `${name}.title`,
    catalogue.value?.scenarios.find((scenario) => scenario.name === name)?.title ?? name);

/* Loads a language's texts; nothing changes on the page before they are there. */
export const speak = async (wanted) => {
  const known = wanted === "zh" ? "zh" : "en";
  const found = await import(`./words/${known}/index.js`);
  words.value = found.default;
  lang.value = known;
  document.documentElement.lang = known === "zh" ? "zh-CN" : "en";
};
