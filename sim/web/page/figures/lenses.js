// Concentration of the alliance through four lenses; what is accounting is dotted where told.
/* global sim */
import { catalogue } from "../store.js";
import { count, say } from "../say.js";
import { leadFirst, line, noteOn, sides } from "./given.js";

const DASHES = { brand: "solid", automaker: "dotted", channel: "dashed", profit: "dashdot" };

/* The lenses that there are rows of; that of an index that is led with comes first. */
const known = (answer) => {
  const { measure, lens: leading } = answer.lead.row;
  const found = catalogue.value.lenses.filter((lens) => answer.row(lens.key, "hima", "all", "hhi"));
  return leadFirst(found, ({ key }) => key, measure === "hhi" ? leading : "");
};

const hhi = (find, lens) => find(lens.key, "hima", "all", "hhi").mean;

const counted = (answer, lens) => {
  const part = answer.paired(lens.key, "hima", "all", "hhi")?.accounting;
  const added = (value, m) => (value === null || part[m] === null ? null : value + part[m]);
  return part && hhi(answer.before, lens).map(added);
};

const chart = (answer) => {
  const lenses = known(answer);
  const named = (lens, values, dash) =>
    line(lens.key, say(`lens.${lens.key}`), lens.colour, values, dash);
  const pinned = sides(answer).pinned;
  return {
    kind: "lenses",
    months: answer.months,
    start: lenses.map((lens) => answer.body.june.hhi[lens.key] ?? null),
    lines: lenses.map((lens) => named(lens, hhi(answer.row, lens), DASHES[lens.key])),
    base: answer.compared
      ? lenses.map((lens) =>
          line(lens.key, pinned.label, pinned.colour, hhi(answer.before, lens)))
      : [],
    accounting: answer.compared
      ? lenses
          .map((lens) => [lens, counted(answer, lens)])
          .filter(([, values]) => values)
          .map(([lens, values]) => named(lens, values, "dotted"))
      : [],
  };
};

export const lenses = {
  id: "lenses",
  wide: true,
  room: 500,
  title: () => say("figure.lenses.title"),
  note: (answer) =>
    noteOn(
      say(answer.compared ? "figure.lenses.note" : "figure.lenses.note.alone"),
      known(answer).map((lens) => answer.row(lens.key, "hima", "all", "hhi")),
    ),
  views: (answer) => sim.kinds.lenses(chart(answer), sides(answer).now.label),
  label: (answer) =>
    chart(answer)
      .lines.map((each) =>
        say("figure.lenses.label", { lens: each.label, hhi: count(each.values.at(-1)) }))
      .join(say("say.semicolon")),
  table: (answer) => {
    const { lines, base, accounting, start } = chart(answer);
    const { now, pinned } = sides(answer);
    const columns = [
      ...lines.map((each, i) => [now.label, each.label, [start[i], ...each.values]]),
      ...base.map((each, i) => [pinned.label, lines[i].label, [start[i], ...each.values]]),
      ...accounting.map((each) => [say("lens.accounting"), each.label, [null, ...each.values]]),
    ];
    return {
      head: [
        { text: say("table.month") },
        ...columns.map(([group, text]) => ({ group, text, unit: "index" })),
      ],
      rows: answer.sinceJune.map((month, m) => [month, ...columns.map(([, , values]) => values[m])]),
    };
  },
};
