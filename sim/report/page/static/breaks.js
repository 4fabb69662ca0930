/* Where the sign of a difference flips: along one number, and over two. */
"use strict";

sim.kinds.breakcurve = (chart) => [{ height: 320, option: (width) => breakcurve(chart, width) }];

const plainly = (value) => String(Number(value.toPrecision(4)));
const pairs = (xs, ys) => xs.map((x, i) => [x, ys[i]]);

const breakcurve = (chart, width) => {
  const [low, high] = sim.extent([chart.low, chart.high, [0]]);
  const digits = sim.digitsFor(high - low, chart.unit);
  const colour = "#0b3c6f";
  const edge = (values) => ({
    type: "line",
    symbol: "none",
    silent: true,
    data: pairs(chart.at, values),
    lineStyle: { color: colour, width: 1, opacity: 0.5 },
  });
  const flips = chart.crossings.map(([, at]) => ({
    xAxis: at,
    label: { show: true, formatter: () => plainly(at), color: sim.INK },
  }));
  return {
    ...sim.base(),
    grid: { left: 8, right: 24, top: 28, bottom: 26, containLabel: true },
    tooltip: {
      trigger: "axis",
      confine: true,
      formatter: (met) => {
        const i = met[0].dataIndex;
        return sim.tip(`${chart.axis}: ${chart.at[i]}`, [
          ["mean", sim.change(chart.mean[i], chart.unit)],
          ["95% of the mean", spanOf(chart.low[i], chart.high[i], chart.unit)],
          ["more in", `${sim.part(chart.higher[i])} of futures`],
        ]);
      },
    },
    xAxis: sim.valueAxis(plainly, {
      name: chart.axis,
      nameLocation: "middle",
      nameGap: 28,
      min: chart.at[0],
      max: chart.at[chart.at.length - 1],
    }),
    yAxis: sim.valueAxis((v) => (v === 0 ? "0" : sim.change(v, chart.unit, digits))),
    series: [
      {
        type: "line",
        symbol: "circle",
        symbolSize: 5,
        data: pairs(chart.at, chart.mean),
        lineStyle: { color: colour, width: 2.5 },
        itemStyle: { color: colour },
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: sim.INK, type: "solid", width: 1 },
          data: [{ yAxis: 0 }, ...flips],
        },
        markArea: {
          silent: true,
          itemStyle: { color: sim.GREY, opacity: 0.15 },
          data: chart.crossings.map(([from, , to]) => [{ xAxis: from }, { xAxis: to }]),
        },
      },
      edge(chart.low),
      edge(chart.high),
    ],
  };
};

const FIELD = 380;

sim.kinds.breakfield = (chart) => [{ height: FIELD, option: (width) => breakfield(chart, width) }];

const tint = (value, most) => {
  const part = Math.min(Math.abs(value) / (most || 1), 1) ** 0.7;
  const [r, g, b] = value > 0 ? [179, 60, 20] : [11, 60, 111];
  const mix = (c) => Math.round(250 + (c - 250) * part);
  return `rgb(${mix(r)},${mix(g)},${mix(b)})`;
};

/* Diagonals over the cells that cannot be told from zero, as one line with gaps. */
const hatch = (cells) =>
  cells
    .filter((cell) => !cell.sure)
    .flatMap(({ i, j }) =>
      [-0.25, 0, 0.25].flatMap((shift) => [
        [j - 0.5 + Math.max(shift, 0) * 2, i - 0.5 + Math.max(-shift, 0) * 2],
        [j + 0.5 + Math.min(shift, 0) * 2, i + 0.5 + Math.min(-shift, 0) * 2],
        [null, null],
      ]),
    );

const cellAxis = (values, name, more) => ({
  type: "value",
  min: -0.5,
  max: values.length - 0.5,
  splitLine: { show: false },
  axisLine: { onZero: false },
  axisTick: { show: false },
  name,
  axisLabel: {
    color: sim.GREY,
    hideOverlap: true,
    customValues: values.map((_, at) => at),
    formatter: (at) => plainly(values[at]),
  },
  ...more,
});

const breakfield = (chart, width) => {
  const most = Math.max(...chart.mean.flat().map(Math.abs));
  const cells = chart.mean.flatMap((row, i) =>
    row.map((value, j) => ({ value, i, j, sure: chart.settled[i][j] })),
  );
  const [left, bottom, above] = [64, 46, 30];
  const wide = (width - left - 14) / chart.x.length;
  const high = (FIELD - bottom - above) / chart.y.length;
  const text = (cell) => sim.change(cell.value, chart.unit, chart.unit === "share" ? 1 : undefined);
  return {
    ...sim.base(),
    grid: { left, right: 14, top: above, bottom },
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: (met) => {
        const cell = cells[met.dataIndex];
        return sim.tip(sim.change(cell.value, chart.unit), [
          [chart.x_axis, plainly(chart.x[cell.j])],
          [chart.y_axis, plainly(chart.y[cell.i])],
          ["from zero", !cell.sure ? "not distinguishable" : cell.value === 0 ? "no difference" : "distinguishable"],
        ]);
      },
    },
    xAxis: cellAxis(chart.x, chart.x_axis, { nameLocation: "middle", nameGap: 28 }),
    yAxis: cellAxis(chart.y, chart.y_axis, { nameTextStyle: { align: "left" } }),
    series: [
      {
        type: "scatter",
        symbol: "rect",
        symbolSize: [wide + 0.5, high + 0.5],
        clip: true,
        data: cells.map((cell) => ({
          value: [cell.j, cell.i],
          itemStyle: { color: tint(cell.value, most) },
          label: {
            show: wide > 40,
            color: sim.INK,
            fontSize: 10,
            textBorderColor: "#fff",
            textBorderWidth: 3,
            formatter: () => text(cell),
          },
        })),
      },
      {
        type: "line",
        symbol: "none",
        silent: true,
        data: hatch(cells),
        lineStyle: { color: sim.INK, width: 0.7, opacity: 0.55 },
      },
    ],
  };
};
