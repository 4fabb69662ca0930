/* Brands that add up, on one scale for charts that stand side by side. */
"use strict";

sim.kinds.stack = (chart) => [
  { height: HEIGHT, option: (width, common) => stack(chart, width, common) },
];

const tops = (layers) => {
  const sums = [];
  layers.forEach((layer) => layer.values.forEach((v, m) => (sums[m] = (sums[m] || 0) + v)));
  return sums;
};

/* The end of an axis from 0, and its steps, so that the end is a round number. */
const rounded = (most) => {
  const raw = most / 5 || 1;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * unit).find((n) => n >= raw);
  return { min: 0, max: Math.ceil(most / step) * step, interval: step };
};

/* Charts that stand side by side have one scale. */
sim.common = (charts) => {
  const stacks = charts.filter((chart) => chart.kind === "stack");
  return { axis: rounded(Math.max(0, ...stacks.flatMap((chart) => tops(chart.layers)))) };
};

const stack = (chart, width, common) => {
  const size = 11;
  const end = chart.months.length - 1;
  const height = HEIGHT - 46;
  const label = ends(chart.layers, size);
  let below = 0;
  const middles = chart.layers.map((layer) => {
    below += layer.values[end];
    return below - layer.values[end] / 2;
  });
  // a layer that ends with nothing has no name there, and takes no room
  const named = chart.layers.map((_, i) => i).filter((i) => chart.layers[i].values[end] > 0);
  const moved = apart(named.map((i) => middles[i]), [0, common.axis.max], height, size);
  const shift = new Map(named.map((i, place) => [i, moved[place]]));
  const layers = chart.layers.map((layer) => ({
    type: "line",
    stack: "sold",
    data: layer.values,
    symbol: "none",
    lineStyle: { width: 1, color: "#fff" },
    areaStyle: { color: layer.colour, opacity: 0.92 },
    itemStyle: { color: layer.colour },
  }));
  const names = {
    type: "scatter",
    symbolSize: 0.1,
    silent: true,
    clip: false,
    itemStyle: { color: "transparent", opacity: 1 },
    data: middles.map((y, i) => ({
      value: [end, y],
      label: {
        show: chart.layers[i].values[end] > 0,
        position: "right",
        distance: 8,
        offset: [0, shift.get(i) || 0],
        color: sim.INK,
        fontSize: size,
        formatter: () => chart.layers[i].label,
      },
    })),
  };
  const rows = (m) => [
    ...[...chart.layers].reverse().map((l) => [l.label, sim.value(l.values[m], "vehicles")]),
    [sim.words.together, sim.value(tops(chart.layers)[m], "vehicles")],
  ];
  return {
    ...sim.base(),
    grid: { left: 8, right: label.room, top: 14, bottom: 6, containLabel: true },
    tooltip: sim.axisTip(rows, chart.months),
    xAxis: sim.monthAxis(chart.months, width - label.room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, "vehicles"), common.axis),
    series: [...layers, names],
  };
};
