/* Charts of causes and agents: waterfall and bars, drawn as rows. */
"use strict";

const ROW = 34;

/* Whiskers: one line with gaps, a small tick at every end. */
const whiskers = (rows) => ({
  type: "line",
  silent: true,
  data: rows.flatMap(([low, high, place]) => [[low, place], [high, place], [null, null]]),
  symbol: "rect",
  symbolSize: [1.5, 8],
  lineStyle: { color: sim.INK, width: 1.5 },
  itemStyle: { color: sim.INK },
  z: 6,
});

const rowAxis = (labels, width) => ({
  type: "category",
  inverse: true,
  data: labels,
  axisTick: { show: false },
  axisLine: { show: false },
  axisLabel: {
    color: sim.INK,
    interval: 0,
    width: Math.min(230, width * 0.34),
    overflow: "break",
    lineHeight: 14,
    fontSize: width < 560 ? 11 : 12,
  },
});

const itemTip = (titles, rowsAt) => ({
  trigger: "axis",
  confine: true,
  axisPointer: { type: "shadow" },
  formatter: (met) => sim.tip(titles[met[0].dataIndex], rowsAt(met[0].dataIndex)),
});

sim.kinds.waterfall = (chart) => [
  { height: (chart.steps.length + 2) * ROW + 44, option: (width) => waterfall(chart, width) },
];

const waterfall = (chart, width) => {
  const unit = chart.unit;
  const last = chart.steps.length + 1;
  let at = chart.start;
  const spans = chart.steps.map((step) => {
    const from = at;
    at += step.value;
    return { step, from, to: at, low: from + step.low, high: from + step.high };
  });
  const all = [chart.start, chart.end, ...spans.flatMap((s) => [s.from, s.to, s.low, s.high])];
  const [low, high] = sim.extent(all);
  const pad = (high - low || 1) * 0.06;
  const bounds = { min: low - pad, max: high + pad + (high - low || 1) * (width < 560 ? 0.3 : 0.16) };
  const digits = sim.digitsFor(high - low, unit);
  const bar = (data, more) => ({ type: "bar", stack: "steps", stackStrategy: "all", barWidth: 18, data, ...more });
  const hidden = [null, ...spans.map((s) => Math.min(s.from, s.to)), null];
  const shown = spans.map((s) => ({ value: Math.abs(s.step.value), itemStyle: { color: s.step.colour } }));
  const label = (x, place, text, bold) => ({
    value: [x, place],
    label: {
      show: true,
      position: "right",
      distance: 6,
      color: sim.INK,
      fontWeight: bold ? "bold" : "normal",
      formatter: () => text,
    },
  });
  const said = [
    label(chart.start, 0, sim.value(chart.start, unit), true),
    ...spans.map((s, i) =>
      label(Math.max(s.from, s.to, s.high), i + 1, sim.change(s.step.value, unit, Math.max(digits, 1))),
    ),
    label(chart.end, last, sim.value(chart.end, unit), true),
  ];
  if (unit === "index") spans.forEach((s, i) => (said[i + 1].label.formatter = () => sim.change(s.step.value, unit)));
  const stops = [chart.start, ...spans.map((s) => s.to)];
  const steps = stops.flatMap((x, i) => [[x, i], [x, i + 1], [null, null]]);
  return {
    ...sim.base(),
    grid: { left: 4, right: 10, top: 6, bottom: 6, containLabel: true },
    tooltip: itemTip([chart.start_label, ...chart.steps.map((s) => s.label), chart.end_label], (i) => {
      const each = chart.steps[i - 1];
      if (!each) return [["", sim.value(i ? chart.end : chart.start, unit)]];
      return [
        ["mean", sim.change(each.value, unit)],
        ["95% of the mean", `${sim.change(each.low, unit)} to ${sim.change(each.high, unit)}`],
        ["whose", each.agent],
      ];
    }),
    xAxis: sim.valueAxis((v) => sim.value(v, unit, digits), {
      ...bounds,
      axisLabel: { color: sim.GREY, showMinLabel: false, showMaxLabel: false, hideOverlap: true,
        formatter: (v) => sim.value(v, unit, digits) },
    }),
    yAxis: rowAxis([chart.start_label, ...chart.steps.map((s) => s.label), chart.end_label], width),
    series: [
      bar(hidden, { silent: true, itemStyle: { color: "transparent" } }),
      bar([null, ...shown, null]),
      { type: "line", data: steps, symbol: "none", silent: true, z: 1, lineStyle: { color: sim.GREY, width: 1 } },
      whiskers(spans.map((s, i) => [s.low, s.high, i + 1])),
      { type: "scatter", silent: true, symbolSize: 0.1, itemStyle: { opacity: 0 }, data: said },
      { type: "scatter", silent: true, symbol: "rect", symbolSize: [5, 22], itemStyle: { color: sim.INK },
        data: [[chart.start, 0], [chart.end, last]] },
    ],
  };
};

sim.kinds.bars = (chart) => [
  { height: barRows(chart).length * (chart.bars.length > 1 ? 20 : 26) + 44, option: (width) => bars(chart, width) },
];

/* A row for every agent and bar, with room between agents. */
const barRows = (chart) =>
  chart.agents.flatMap((agent, a) => [
    ...chart.bars.map((bar, b) => ({
      agent: b ? "" : agent,
      who: agent,
      bar,
      value: bar.values[a],
      low: chart.low[b][a],
      high: chart.high[b][a],
    })),
    ...(chart.bars.length > 1 ? [null] : []),
  ]);

const bars = (chart, width) => {
  const rows = barRows(chart);
  const several = chart.bars.length > 1;
  const [low, high] = sim.extent(rows.map((row) => (row ? [row.low, row.high] : [0])));
  const room = (high - low || 1) * (several && width < 560 ? 0.5 : 0.25);
  const digits = sim.digitsFor(high - low, chart.unit);
  const text = (row) => sim.change(row.value, chart.unit) + (several ? `  ${row.bar.label}` : "");
  const known = rows.map((row, i) => [row, i]).filter(([row]) => row);
  return {
    ...sim.base(),
    grid: { left: 4, right: 10, top: 6, bottom: 6, containLabel: true },
    tooltip: itemTip(rows.map((row) => (row ? row.who : "")), (i) =>
      rows[i]
        ? [
            [rows[i].bar.label, sim.change(rows[i].value, chart.unit)],
            ["95% of the mean", `${sim.change(rows[i].low, chart.unit)} to ${sim.change(rows[i].high, chart.unit)}`],
          ]
        : [],
    ),
    xAxis: sim.valueAxis(null, {
      min: Math.min(low - room * (low < 0 ? 0.1 : 0), 0),
      max: Math.max(high, 0) + room,
      axisLabel: { color: sim.GREY, showMinLabel: low >= 0, showMaxLabel: false, hideOverlap: true,
        formatter: (v) => (v === 0 ? "0" : sim.change(v, chart.unit, digits)) },
    }),
    yAxis: { ...rowAxis(rows.map((row) => (row ? row.agent : "")), width) },
    series: [
      { type: "bar", barWidth: several ? 13 : 16,
        data: rows.map((row) => row && { value: row.value, itemStyle: { color: row.bar.colour } }),
        markLine: { silent: true, symbol: "none", label: { show: false },
          lineStyle: { color: sim.INK, type: "solid", width: 1 }, data: [{ xAxis: 0 }] } },
      whiskers(known.map(([row, i]) => [row.low, row.high, i])),
      { type: "scatter", silent: true, symbolSize: 0.1, itemStyle: { opacity: 0 },
        data: known.map(([row, i]) => ({
          value: [Math.max(row.value, row.high, 0), i],
          label: { show: true, position: "right", distance: 6, color: sim.INK, fontSize: 11,
            formatter: () => text(row) },
        })) },
    ],
  };
};
