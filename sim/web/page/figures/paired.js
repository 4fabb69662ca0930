// What the setting changes under the same luck: paired differences over the months.
/* global sim */
import { outcomeName, say } from "../say.js";
import { sized } from "../sizes.js";
import { futures, leadTitle, noteOn, sides } from "./given.js";

/* What is shown beside the lead, unless it is the lead. */
const PANELS = [
  ["units", "vehicles", "brand", "all", "units"],
  ["hhi", "index", "brand", "all", "hhi"],
  ["channel", "index", "channel", "all", "hhi"],
];
const TOLD = ["difference", "low", "high", "p05", "p95"];

const orMean = (values, mean) => values.map((value, m) => value ?? mean[m]);

/* What a panel shows; undefined where nothing is compared. */
const rowOf = (answer, [, , lens, entity, measure]) => answer.paired(lens, "hima", entity, measure);

const shown = (answer) => {
  const { unit, paired: row, measure } = answer.lead;
  const label = unit === "share" ? outcomeName(measure) : leadTitle(answer.lead);
  const others = PANELS.map((panel) => [`panel.${panel[0]}`, panel[1], rowOf(answer, panel)]);
  const rest = others.filter(([, , other]) => other !== row);
  return [[label, unit, row], ...rest.map(([name, ...other]) => [say(name), ...other])];
};

const panels = (answer) =>
  shown(answer).map(([label, unit, row]) => {
    return {
      unit,
      row,
      label,
      mean: row.difference,
      low: orMean(row.low, row.difference),
      high: orMean(row.high, row.difference),
      p05: row.p05,
      p95: row.p95,
      higher: row.higher,
      accounting: row.accounting ?? [],
    };
  });

const chart = (answer) => ({
  kind: "panels",
  months: answer.months,
  colour: sides(answer).now.colour,
  panels: panels(answer),
});

/* A difference at the end in words: more, less, none, or one that cannot be told from zero. */
const told = (row, unit) => {
  const names = ["difference", "low", "high", "higher", "lower"];
  const [value, low, high, higher, lower] = names.map((name) => row[name].at(-1));
  if (value === null) return say("difference.undefined");
  if (higher === 0 && lower === 0) return say("difference.none");
  if (low === null || (low <= 0 && high >= 0)) return say("difference.open");
  return say(value > 0 ? "difference.more" : "difference.less", { size: sized(value, unit) });
};

export const paired = {
  id: "paired",
  wide: true,
  room: 500,
  needsPinned: true,
  title: () => say("figure.paired.title"),
  note: (answer) =>
    noteOn(
      say("figure.paired.note", { futures: futures(answer.body.replications) }),
      shown(answer).map(([, , row]) => row),
    ),
  views: (answer) => sim.kinds.panels(chart(answer)),
  label: (answer) =>
    panels(answer)
      .map((panel) => say("cause.of", { name: panel.label, what: told(panel.row, panel.unit) }))
      .join(say("say.semicolon")),
  table: (answer) => {
    const found = panels(answer);
    return {
      head: [
        { text: say("table.month") },
        ...found.flatMap((panel) =>
          TOLD.map((name) => ({
            group: panel.label,
            text: say(`statistic.${name}`),
            unit: panel.unit,
            change: true,
          })),
        ),
      ],
      rows: answer.months.map((month, m) => [
        month,
        ...found.flatMap((panel) => TOLD.map((name) => panel.row[name][m])),
      ]),
    };
  },
};
