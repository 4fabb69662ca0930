// What figures are made from: names, colours and lists of an answer.
import { brandsShown, catalogue, pinned, setting } from "../store.js";
import { brandName, headed, outcomeTitle, say, scenarioTitle } from "../say.js";

const NEUTRAL = "#57606a";

const colourOf = (name) => catalogue.value?.scenario_colours[name] ?? NEUTRAL;

/* The two settings, their short names and colours; a pinned one of the same scenario is grey. */
export const sides = (answer) => {
  const { setting: now, pinned: other } = answer.asked;
  return {
    now: { key: "now", label: say("side.now"), colour: colourOf(now.base), dash: "solid" },
    pinned: other && {
      key: "pinned",
      label: say("side.pinned"),
      colour: other.base === now.base ? NEUTRAL : colourOf(other.base),
      dash: "dashed",
    },
  };
};

/* The same colours before there is an answer. */
export const sidesNow = () => sides({ asked: { setting: setting.value, pinned: pinned.value } });

/* A setting in words: its scenario, and how many changes were made to it. */
export const settingTitle = (given) => {
  const changes = Object.keys(given.changes).length;
  const title = scenarioTitle(given.base);
  if (!changes) return title;
  return say(changes === 1 ? "setting.changed.one" : "setting.changed", { title, n: changes });
};

/* The outcome that is led with as a heading, with its unit where a number alone does not say it. */
export const leadTitle = ({ measure, unit }) => {
  const title = headed(outcomeTitle(measure));
  const scale = say(`scale.${unit}`);
  return scale ? say("figure.lead.scaled", { title, scale }) : title;
};

/* Things in their order, but first the one that the lead is of. */
export const leadFirst = (things, keyOf, key) =>
  [...things].sort((one, other) => (keyOf(other) === key) - (keyOf(one) === key));

/* The alliance's brands, the one that is led with first. */
export const hima = (answer) =>
  leadFirst(brandsShown.value.filter((brand) => brand.hima), ({ key }) => key, answer.lead.row.entity);

export const line = (key, label, colour, values, dash = "solid") => ({
  key, label, colour, dash, values,
});

export const brandLine = (brand, values) =>
  line(brand.key, brandName(brand.key), brand.colour, values);

const ALL = ["mean", "p05", "p25", "p50", "p75", "p95"];

/* A band, whatever statistics there are: a mean stands in for those that are not told. */
export const bandOf = (side, row) => ({
  ...side,
  ...Object.fromEntries(ALL.map((name) => [name, row[name] ?? row.mean])),
});

/* How many futures are left out because there is nothing to share; empty where none are. */
export const leftOut = (n) => (n ? say(n === 1 ? "leftout.one" : "leftout", { n: n.toLocaleString("en-US") }) : "");

/* A figure's note, with the most futures that any value of these rows leaves out. */
export const noteOn = (note, rows) => {
  const most = Math.max(0, ...rows.flatMap((row) => row?.undefined ?? []));
  return [note, leftOut(most)].filter(Boolean).join(say("say.space"));
};

export const futures = (n) => say(n === 1 ? "futures.one" : "futures", { n: n.toLocaleString("en-US") });
