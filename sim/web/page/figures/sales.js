// What the alliance sells, by brand: the setting's stack beside the pinned one's.
/* global sim */
import { count, month, say } from "../say.js";
import { brandLine, hima, sides } from "./given.js";

const chart = (answer, find) => ({
  kind: "stack",
  months: answer.sinceJune,
  layers: hima(answer)
    .map((brand) => {
      const row = find("brand", "hima", brand.key, "units");
      return row && brandLine(brand, [answer.body.june.units[brand.key] ?? 0, ...row.mean]);
    })
    .filter((layer) => layer && layer.values.some((value) => value > 0)),
});

const charts = (answer) => {
  const { now, pinned } = sides(answer);
  const found = [[now.label, chart(answer, answer.row)]];
  if (answer.compared) found.push([pinned.label, chart(answer, answer.before)]);
  return found;
};

const total = (find) => find("brand", "hima", "all", "units").mean;

export const sales = {
  id: "sales",
  wide: true,
  room: 340,
  title: () => say("figure.sales.title"),
  note: () => say("figure.sales.note"),
  common: (answer) => sim.common(charts(answer).map(([, each]) => each)),
  views: (answer) =>
    charts(answer).flatMap(([title, each]) =>
      sim.kinds.stack(each).map((view) => ({ ...view, title })),
    ),
  label: (answer) => {
    const all = total(answer.row);
    return say("figure.sales.label", {
      june: count(answer.body.june.total),
      last: count(all[all.length - 1]),
      month: month(answer.months[answer.months.length - 1]),
    });
  },
  table: (answer) => {
    const found = charts(answer);
    return {
      head: [
        { text: say("table.month") },
        ...found.flatMap(([title, each]) =>
          each.layers.map((layer) => ({ group: title, text: layer.label, unit: "vehicles" })),
        ),
      ],
      rows: answer.sinceJune.map((month, m) => [
        month,
        ...found.flatMap(([, each]) => each.layers.map((layer) => layer.values[m])),
      ]),
    };
  },
};
