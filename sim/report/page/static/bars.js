/* A value for every agent: a row for each scenario, with room between agents. */
"use strict";

sim.kinds.bars = (chart) => [
  {
    height: barRows(chart).length * (chart.bars.length > 1 ? 20 : 26) + 44,
    option: (width) => bars(chart, width),
  },
];

const barRows = (chart) =>
  chart.agents.flatMap((agent, a) => [
    ...chart.bars.map((bar, b) => ({
      label: b ? "" : agent,
      agent,
      bar,
      value: bar.values[a],
      low: chart.low[b][a],
      high: chart.high[b][a],
    })),
    ...(chart.bars.length > 1 ? [null] : []),
  ]);

const bars = (chart, width) => {
  const rows = barRows(chart);
  const known = rows.map((row, i) => ({ ...row, place: i })).filter((row) => row.bar);
  const several = chart.bars.length > 1;
  const [low, high] = sim.extent([0, ...known.flatMap((row) => [row.low, row.high])]);
  const size = high - low || 1;
  const digits = sim.digitsFor(size, chart.unit);
  const tick = (v) => (v === 0 ? "0" : sim.change(v, chart.unit, digits));
  const text = (row) => {
    const number = sim.change(row.value, chart.unit);
    return several ? `${number}  ${row.bar.label}` : number;
  };
  return {
    ...sim.base(),
    grid: ROWS,
    tooltip: rowTip(rows.map((row) => (row ? row.agent : "")), (i) => barTip(chart, rows[i])),
    xAxis: acrossAxis(
      low < 0 ? low - 0.03 * size : 0,
      high + (several && width < 560 ? 0.5 : 0.25) * size,
      tick,
    ),
    yAxis: rowAxis(rows.map((row) => (row ? row.label : "")), width),
    series: [
      {
        type: "bar",
        barWidth: several ? 13 : 16,
        data: rows.map((row) => row && { value: row.value, itemStyle: { color: row.bar.colour } }),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: sim.INK, type: "solid", width: 1 },
          data: [{ xAxis: 0 }],
        },
      },
      ...whiskers(known.map((row) => [row.low, row.high, row.place])),
      written(
        known.map((row) => ({ x: Math.max(row.high, 0), row: row.place, text: text(row) })),
        11,
      ),
    ],
  };
};

const barTip = (chart, row) =>
  row
    ? [
        [row.bar.label, sim.change(row.value, chart.unit)],
        [sim.words.interval, spanOf(row.low, row.high, chart.unit)],
      ]
    : [];
