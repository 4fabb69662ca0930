// Aito's share with its band, the setting against the pinned one: the main chart.
/* global sim */
import { month, percent, say } from "../say.js";
import { bandOf, futures, noteOn, sides } from "./given.js";

const ROW = ["brand", "hima", "aito", "share"];
const TOLD = ["mean", "p05", "p50", "p95"];

const rowsOf = (answer) => {
  const { now, pinned } = sides(answer);
  const found = [{ side: now, row: answer.row(...ROW) }];
  if (answer.compared) found.unshift({ side: pinned, row: answer.before(...ROW) });
  return found;
};

const chart = (answer) => ({
  kind: "fan",
  unit: "share",
  months: answer.months,
  start: answer.body.june.share,
  bands: rowsOf(answer).map(({ side, row }) => bandOf(side, row)),
});

const last = (values) => values[values.length - 1];

export const share = {
  id: "share",
  title: () => say("figure.share.title"),
  note: (answer) => {
    const note = say(answer.compared ? "figure.share.note" : "figure.share.note.alone", {
      futures: futures(answer.body.replications),
    });
    return noteOn(note, rowsOf(answer).map(({ row }) => row));
  },
  views: (answer) => sim.kinds.fan(chart(answer)),
  label: (answer) =>
    rowsOf(answer)
      .map(({ side, row }) =>
        say("figure.share.label", {
          name: side.label,
          mean: percent(last(row.mean)),
          low: percent(last(row.p05)),
          high: percent(last(row.p95)),
          month: month(last(answer.months)),
        }),
      )
      .join(" "),
  table: (answer) => ({
    head: [
      { text: say("table.month") },
      ...rowsOf(answer).flatMap(({ side }) =>
        TOLD.map((name) => ({ group: side.label, text: say(`statistic.${name}`), unit: "share" })),
      ),
    ],
    rows: answer.months.map((month, m) => [
      month,
      ...rowsOf(answer).flatMap(({ row }) => TOLD.map((name) => row[name]?.[m] ?? null)),
    ]),
  }),
};
