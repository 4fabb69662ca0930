// The outcome that is led with, with its band, the setting against the pinned one: the main chart.
/* global sim */
import { month, say } from "../say.js";
import { bare, level } from "../sizes.js";
import { bandOf, futures, leadTitle, noteOn, sides } from "./given.js";

const TOLD = ["mean", "p05", "p50", "p95"];

const rowsOf = (answer) => {
  const { now, pinned } = sides(answer);
  const found = [{ side: now, row: answer.lead.now }];
  if (answer.compared) found.unshift({ side: pinned, row: answer.lead.before });
  return found;
};

const chart = (answer) => ({
  kind: "fan",
  unit: answer.lead.unit,
  months: answer.months,
  start: answer.lead.june,
  bands: rowsOf(answer).map(({ side, row }) => bandOf(side, row)),
});

const last = (values) => values[values.length - 1];

export const lead = {
  id: "lead",
  fileName: (answer) => answer.lead.measure,
  title: (answer) => leadTitle(answer.lead),
  note: (answer) => {
    const note = say(answer.compared ? "figure.lead.note" : "figure.lead.note.alone", {
      futures: futures(answer.body.replications),
    });
    return noteOn(note, rowsOf(answer).map(({ row }) => row));
  },
  views: (answer) => sim.kinds.fan(chart(answer)),
  label: (answer) =>
    rowsOf(answer)
      .map(({ side, row }) =>
        say("figure.lead.label", {
          name: side.label,
          mean: level(last(row.mean), answer.lead.unit),
          low: bare(last(row.p05), answer.lead.unit),
          high: level(last(row.p95), answer.lead.unit),
          month: month(last(answer.months)),
        }),
      )
      .join(" "),
  table: (answer) => ({
    head: [
      { text: say("table.month") },
      ...rowsOf(answer).flatMap(({ side }) =>
        TOLD.map((name) => ({ group: side.label, text: say(`statistic.${name}`), unit: answer.lead.unit })),
      ),
    ],
    rows: answer.months.map((month, m) => [
      month,
      ...rowsOf(answer).flatMap(({ row }) => TOLD.map((name) => row[name]?.[m] ?? null)),
    ]),
  }),
};
