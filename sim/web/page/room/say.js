// Texts of the workshop in the reader's language: the explorer's words and the workshop's own.
import { lang, words } from "../store.js";
import { knows, say } from "../say.js";
import { keep, kept } from "./kept.js";

export { lang } from "../store.js";
export { agentName, brandName, count, knows, month, percent, say } from "../say.js";

const browser = () =>
  (navigator.languages?.[0] ?? navigator.language ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";

/* The language that was chosen here before, else the browser's. */
export const preferred = () => kept("lang") ?? browser();

/* Loads a language's texts, with those of pages ("desk", "screen") beside those that all share. */
export const speak = async (wanted, ...parts) => {
  const known = wanted === "zh" ? "zh" : "en";
  const named = ["index", ...parts.filter(Boolean)];
  const found = await Promise.all(named.map((part) => import(`./words/${known}/${part}.js`)));
  words.value = Object.assign({}, ...found.map((each) => each.default));
  lang.value = known;
  document.documentElement.lang = known === "zh" ? "zh-CN" : "en";
};

/* The same by the reader's choice, which is kept. */
export const choose = (wanted, ...parts) => {
  keep("lang", wanted);
  return speak(wanted, ...parts);
};

/* The title of the session's scenario or base: a shipped one's in the reader's language. */
export const titleOf = (scenario) => {
  const key = `scenario.${scenario?.name}.title`;
  return lang.value === "zh" && knows(key) ? say(key) : scenario?.title ?? "";
};

/* What the session is called; where that is just its scenario's title, in the reader's language. */
export const sessionTitle = (session) =>
  session.title === session.scenario.title ? titleOf(session.scenario) : session.title;

/* Why a command was refused: by its key where the words have it, else as the server put it. */
export const why = ({ key, values, message }) =>
  key && knows(`refused.${key}`) ? say(`refused.${key}`, values) : say("refused.other", { message });

/* A number with one word for one: `thing.one` where there is one of it. */
export const number = (key, n) => say(n === 1 && knows(`${key}.one`) ? `${key}.one` : key, { n });

/* A list of names as the language joins them. */
export const listed = (names) => names.join(say("room.comma"));
