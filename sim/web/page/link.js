// The page's state as a readable link, and back. What cannot be read is left out and told.
import { batch } from "@preact/signals";
import { OPEN } from "./declared/levers.js";
import {
  PINNED, RUN, SETTING, asked, chosen, isOutcome, lang, pinned, run, sameWorld, scenarioNamed, setting, view,
} from "./store.js";

const KEY = /^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$/;
const BARE = /^[A-Za-z_][\w-]*$|^\d{4}-\d{2}$/;
const WORDS = ["true", "false", "null"];

/* Percent signs only where a link would break without them. */
const escaped = (text) =>
  encodeURIComponent(text).replace(/%(2C|3A|7B|7D|5B|5D|2F)/g, (each) => decodeURIComponent(each));

const written = (value) =>
  typeof value === "string" && BARE.test(value) && !WORDS.includes(value)
    ? value
    : escaped(JSON.stringify(value));

const readValue = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    if (BARE.test(text)) return text;
    throw new SyntaxError(text);
  }
};

const settingOf = (given, name, before) => [
  `${name}=${given.base}`,
  ...Object.entries(given.changes).map(([key, value]) => `${before}${key}=${written(value)}`),
];

/* The fragment that restores the page as it is. */
export const fragment = () => {
  const parts = settingOf(setting.value, "scenario", "");
  parts.push(...(pinned.value ? settingOf(pinned.value, "pin", "pin.") : ["pin=none"]));
  for (const [key, value] of Object.entries(run.value)) {
    if (value !== RUN[key]) parts.push(`run.${key}=${written(value)}`);
  }
  if (asked.value.measure) parts.push(`measure=${asked.value.measure}`);
  if (!sameWorld.value) parts.push("world=apart");
  if (view.value) parts.push(`view=${escaped(view.value)}`);
  return `#${[...parts, `lang=${lang.value}`].join("&")}`;
};

export const link = () => location.href.split("#")[0] + fragment();

const LIMITS = { replications: [1, 4000], months: [1, 120], seed: [0, 2 ** 53 - 1] };

const fits = (key, value) =>
  key === "prior"
    ? typeof value === "boolean"
    : Number.isInteger(value) && value >= LIMITS[key][0] && value <= LIMITS[key][1];

const take = (found, key, text) => {
  const [head, ...rest] = key.split(".");
  const value = key === "view" ? text.slice(0, 40) : readValue(text);
  if (key === "scenario" && scenarioNamed(value)) found.setting.base = value;
  else if (key === "pin" && value === "none") found.pinned = null;
  else if (key === "pin" && scenarioNamed(value)) found.pin = value;
  else if (head === "pin" && known(rest.join("."))) found.pinChanges[rest.join(".")] = value;
  else if (head === "run" && rest[0] in RUN && fits(rest[0], value)) found.run[rest[0]] = value;
  else if (key === "measure" && isOutcome(value)) found.chosen = value;
  else if (key === "world" && ["apart", "same"].includes(value)) found.sameWorld = value === "same";
  else if (key === "lang" && ["en", "zh"].includes(value)) found.lang = value;
  else if (key === "view") found.view = value;
  else if (known(key)) found.setting.changes[key] = value;
  else throw new SyntaxError(key);
};

const known = (key) => KEY.test(key) && key.length <= 120 && OPEN.includes(key.split(".")[0]);

/* The state that a fragment says, and the parts of it that say nothing. */
export const parse = (text) => {
  const found = {
    setting: { base: SETTING.base, changes: {} },
    pinned: undefined, pin: PINNED.base, pinChanges: {},
    run: { ...RUN }, chosen: "", sameWorld: true, view: "", lang: null,
  };
  const broken = [];
  for (const part of text.replace(/^#/, "").split("&").filter(Boolean)) {
    const [key, value] = part.split(/=(.*)/s);
    try {
      take(found, decodeURIComponent(key), decodeURIComponent(value ?? ""));
    } catch {
      broken.push(part.slice(0, 80));
    }
  }
  found.pinned = found.pinned === null ? null : { base: found.pin, changes: found.pinChanges };
  return { found, broken };
};

/* Puts a link's state on the page; what it does not say is as it is on a page just opened. */
export const restoreFrom = (found) =>
  batch(() => {
    setting.value = found.setting;
    pinned.value = found.pinned;
    run.value = found.run;
    chosen.value = found.chosen;
    sameWorld.value = found.sameWorld;
    view.value = found.view;
  });

/* Takes out what the server would not have, from the setting first, then from the pinned one; where
   it does not say what that is, all changes of theirs. Gives the keys that were taken out. */
export const mend = (problems) => {
  const bad = problems.map((problem) => problem.key).filter(Boolean);
  const hit = (key) => bad.some((each) => `${each}.`.startsWith(`${key}.`) || key.startsWith(`${each}.`));
  for (const which of [hit, () => true]) {
    for (const side of [setting, pinned]) {
      const entries = Object.entries(side.value?.changes ?? {});
      const out = entries.filter(([key]) => which(key));
      if (out.length) {
        const kept = entries.filter(([key]) => !which(key));
        side.value = { base: side.value.base, changes: Object.fromEntries(kept) };
        return out.map(([key]) => key);
      }
    }
  }
  return [];
};
