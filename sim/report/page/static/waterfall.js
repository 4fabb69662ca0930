/* From one value to another in steps; the ends are marks and no bars, since the axis has no 0. */
"use strict";

sim.kinds.waterfall = (chart) => [
  { height: (chart.steps.length + 2) * 34 + 44, option: (width) => waterfall(chart, width) },
];

/* Where every step begins and ends, and where its interval lies. */
const spansOf = (chart) => {
  let at = chart.start;
  return chart.steps.map((step) => {
    const from = at;
    at += step.value;
    return { step, from, to: at, low: from + step.low, high: from + step.high };
  });
};

const floating = (data, more) => ({
  type: "bar",
  stack: "steps",
  stackStrategy: "all",
  barWidth: 18,
  data: [null, ...data, null],
  ...more,
});

const waterfall = (chart, width) => {
  const unit = chart.unit;
  const spans = spansOf(chart);
  const ends = [[chart.start, 0], [chart.end, chart.steps.length + 1]];
  const met = spans.flatMap((s) => [s.from, s.to, s.low, s.high]);
  const [low, high] = sim.extent([chart.start, chart.end, ...met]);
  const size = high - low || 1;
  const digits = sim.digitsFor(size, unit);
  const labels = [chart.start_label, ...chart.steps.map((step) => step.label), chart.end_label];
  const tick = (v) => (unit === "share" && v > 1 ? "" : sim.value(v, unit, digits));
  return {
    ...sim.base(),
    grid: ROWS,
    tooltip: rowTip(labels, (row) => stepTip(chart, row)),
    xAxis: acrossAxis(low - 0.06 * size, high + (width < 560 ? 0.36 : 0.22) * size, tick),
    yAxis: rowAxis(labels, width),
    series: [
      floating(spans.map((s) => Math.min(s.from, s.to)), {
        silent: true,
        itemStyle: { color: "transparent" },
      }),
      floating(spans.map(({ step }) => ({
        value: Math.abs(step.value),
        itemStyle: { color: step.colour },
      }))),
      joints([chart.start, ...spans.map((s) => s.to)]),
      ...whiskers(spans.map((s, i) => [s.low, s.high, i + 1])),
      written(numbersOf(chart, spans, ends)),
      marks(ends),
    ],
  };
};

/* Thin lines from the end of a step to the beginning of the next. */
const joints = (stops) => ({
  type: "line",
  data: stops.flatMap((x, row) => [[x, row], [x, row + 1], [null, null]]),
  symbol: "none",
  silent: true,
  z: 1,
  lineStyle: { color: sim.GREY, width: 1 },
});

const marks = (ends) => ({
  type: "scatter",
  silent: true,
  symbol: "rect",
  symbolSize: [5, 22],
  itemStyle: { color: sim.INK, opacity: 1 },
  data: ends,
});

const numbersOf = (chart, spans, ends) => [
  ...ends.map(([x, row]) => ({ x, row, text: sim.value(x, chart.unit), bold: true })),
  ...spans.map((s, i) => ({
    x: Math.max(s.from, s.to, s.high),
    row: i + 1,
    text: sim.change(s.step.value, chart.unit, chart.unit === "share" ? 1 : undefined),
  })),
];

const stepTip = (chart, row) => {
  const step = chart.steps[row - 1];
  if (!step) return [["", sim.value(row ? chart.end : chart.start, chart.unit)]];
  return [
    [sim.words.mean, sim.change(step.value, chart.unit)],
    [sim.words.interval, spanOf(step.low, step.high, chart.unit)],
    [sim.words.whose, step.agent],
  ];
};
