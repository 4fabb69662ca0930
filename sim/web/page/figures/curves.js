// A figure of plain lines over the months: outlets by brand, and who holds control of sales.
/* global sim, curve, ends, legend */
import { count, month, percent, say } from "../say.js";
import { brandLine, hima, line, sides } from "./given.js";

const NARROW = 480;
const ROW = 18;

const rowsOfLegend = (lines, width) => {
  let [rows, used] = [1, 0];
  for (const each of lines) {
    const takes = sim.textWidth(each.label, 11) + 42;
    if (used + takes > width) [rows, used] = [rows + 1, 0];
    used += takes;
  }
  return rows;
};

/* The option of a chart of lines, with their names at their ends or, where narrow, above. */
const option = (lines, months, unit, axis, width, height) => {
  const narrow = width < NARROW;
  const label = ends(lines, 11);
  const room = narrow ? 14 : label.room;
  const top = narrow ? ROW * rowsOfLegend(lines, width) + 8 : 12;
  const last = lines.map((each) => each.values.at(-1));
  const span = sim.extent([...lines.map((each) => each.values), [0], [axis.max ?? 0]]);
  return {
    ...sim.base(),
    grid: { left: 6, right: room, top, bottom: 4, containLabel: true },
    legend: narrow ? { ...legend(lines), itemGap: 8 } : { show: false },
    tooltip: sim.axisTip(
      (m) => lines.map((each) => [each.label, sim.value(each.values[m], unit)]), months),
    xAxis: sim.monthAxis(months, width - room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, unit, 0), { min: 0, ...axis }),
    series: lines.map((each, i) =>
      curve(each.values, each, {
        name: each.key,
        endLabel: narrow ? undefined : label.of(each, i, last, span, height - top - 30, 11),
      }),
    ),
  };
};

const figure = (id, unit, axis, linesOf, label) => ({
  id,
  title: () => say(`figure.${id}.title`),
  note: () => say(`figure.${id}.note`),
  views: (answer) => [
    {
      height: 300,
      option: (width, _, height) =>
        option(linesOf(answer), answer.months, unit, axis, width, height ?? 300),
    },
  ],
  label: (answer) => linesOf(answer).map((each) => label(each, answer)).join(say("say.semicolon")),
  table: (answer) => ({
    head: [{ text: say("table.month") }, ...linesOf(answer).map((each) => ({ text: each.label, unit }))],
    rows: answer.months.map((month, m) => [month, ...linesOf(answer).map((each) => each.values[m])]),
  }),
});

const outletLines = (answer) =>
  hima(answer)
    .map((brand) => [brand, answer.row("brand", "huawei_tech", brand.key, "outlets")])
    .filter(([, row]) => row)
    .map(([brand, row]) => brandLine(brand, row.mean));

const controlLines = (answer) => {
  const row = ["channel", "hima", "huawei", "share"];
  const { now, pinned } = sides(answer);
  const found = [[now, answer.row(...row)]];
  if (answer.compared) found.unshift([pinned, answer.before(...row)]);
  return found.map(([side, each]) => line(side.key, side.label, side.colour, each.mean, side.dash));
};

export const outlets = figure("outlets", "vehicles", {}, outletLines, (each) =>
  `${each.label} ${count(each.values.at(-1))}`);

export const control = figure("control", "share", { max: 1 }, controlLines, (each, answer) =>
  say("figure.control.label", {
    name: each.label,
    share: percent(each.values.at(-1)),
    month: month(answer.months.at(-1)),
  }));
