/* Charts over the months: fan, stack, lenses, panels. A kind gives the views that a chart has. */
"use strict";

const HEIGHT = 340;

const curve = (data, line, more) => ({
  type: "line",
  data,
  symbol: "none",
  lineStyle: { color: line.colour, type: sim.DASHES[line.dash], width: 2.5 },
  itemStyle: { color: line.colour },
  ...more,
});

/* Names at the ends of lines, moved apart where they would meet; a legend where there is no room. */
const ends = (lines, size) => ({
  room: Math.max(...lines.map((line) => sim.textWidth(line.label, size))) + 14,
  of: (line, place, all, span, height) => ({
    show: true,
    distance: 6,
    color: sim.INK,
    fontSize: size,
    formatter: () => line.label,
    offset: [0, apart(all, span, height, size)[place]],
  }),
});

/* How far each label has to move down so that neighbours do not overlap. */
const apart = (values, span, height, size) => {
  const scale = height / (span[1] - span[0] || 1);
  const order = values.map((v, i) => [-(v ?? span[0]) * scale, i]).sort((a, b) => a[0] - b[0]);
  const gap = size + 3;
  const moved = order.map(([y]) => y);
  for (let i = 1; i < moved.length; i += 1) moved[i] = Math.max(moved[i], moved[i - 1] + gap);
  const shift = moved.reduce((sum, y, i) => sum + (y - order[i][0]), 0) / (moved.length || 1);
  const result = [];
  order.forEach(([y, i], place) => {
    result[i] = moved[place] - y - shift;
  });
  return result;
};

const legend = (lines) => ({
  show: true,
  top: 0,
  left: 0,
  itemWidth: 26,
  itemHeight: 3,
  data: lines.map((line) => ({ name: line.key, icon: "inherit" })),
  formatter: (key) => lines.find((line) => line.key === key).label,
  textStyle: { color: sim.INK, fontSize: 11 },
});

sim.kinds.fan = (chart) => [{ height: HEIGHT, option: (width) => fan(chart, width) }];

const fan = (chart, width) => {
  const begun = chart.start !== null;
  const months = begun ? ["2025-06", ...chart.months] : chart.months;
  const from = (values) => (begun ? [chart.start, ...values] : values);
  const few = chart.bands.length <= 3;
  const [low, high] = sim.extent(chart.bands.map((b) => from(few ? [...b.p05, ...b.p95] : b.p50)));
  const narrow = width < 560;
  const label = ends(chart.bands, 12);
  const room = narrow ? 14 : label.room;
  const top = narrow ? 18 * Math.ceil(chart.bands.length / 2) + 14 : 14;
  const share = chart.unit === "share";
  const axis = share ? { min: 0, max: high > 0.5 ? 1 : undefined } : { scale: true };
  const span = share ? [0, high > 0.5 ? 1 : high] : [low, high];
  const last = chart.bands.map((band) => band.p50[band.p50.length - 1]);
  const series = [];
  chart.bands.forEach((band, i) => {
    const alone = chart.bands.length === 1;
    if (few || i === 0) {
      const edge = !alone && i === 0;
      series.push(...sim.band(from(band.p05), from(band.p95), band.colour, edge ? 0 : 0.16, edge));
      if (alone) series.push(...sim.band(from(band.p25), from(band.p75), band.colour, 0.22));
    }
  });
  chart.bands.forEach((band, i) => {
    const name = narrow ? undefined : label.of(band, i, last, span, HEIGHT - top - 30, 12);
    series.push(curve(from(band.p50), band, { name: band.key, endLabel: name, z: 5 }));
  });
  const rows = (m) =>
    chart.bands.map((band) => [
      band.label,
      sim.value(from(band.p50)[m], chart.unit),
      `90%: ${sim.value(from(band.p05)[m], chart.unit)} to ${sim.value(from(band.p95)[m], chart.unit)}`,
      `mean ${sim.value(from(band.mean)[m], chart.unit)}`,
    ]);
  return {
    ...sim.base(),
    grid: { left: 8, right: room, top, bottom: 6, containLabel: true },
    legend: narrow && chart.bands.length > 1 ? legend(chart.bands) : { show: false },
    tooltip: sim.axisTip(rows, months),
    xAxis: sim.monthAxis(months, width - room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, chart.unit, 0), axis),
    series,
  };
};

sim.kinds.stack = (chart) => [
  { height: HEIGHT, option: (width, common) => stack(chart, width, common) },
];

const tops = (layers) => {
  const sums = [];
  layers.forEach((layer) => layer.values.forEach((v, m) => (sums[m] = (sums[m] || 0) + v)));
  return sums;
};

const roundUp = (value) => {
  const unit = 10 ** Math.floor(Math.log10(value || 1));
  return Math.ceil((value / unit) * 2) / 2 * unit;
};

/* Charts that stand side by side have one scale. */
sim.common = (charts) => {
  const stacks = charts.filter((chart) => chart.kind === "stack");
  return { most: roundUp(Math.max(0, ...stacks.flatMap((chart) => tops(chart.layers)))) };
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
  const shift = apart(middles, [0, common.most], height, size);
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
    itemStyle: { opacity: 0 },
    data: middles.map((y, i) => ({
      value: [end, y],
      label: {
        show: true,
        position: "right",
        distance: 8,
        offset: [0, shift[i]],
        color: sim.INK,
        fontSize: size,
        formatter: () => chart.layers[i].label,
      },
    })),
  };
  const rows = (m) => [
    ...[...chart.layers].reverse().map((l) => [l.label, sim.value(l.values[m], "vehicles")]),
    ["together", sim.value(tops(chart.layers)[m], "vehicles")],
  ];
  return {
    ...sim.base(),
    grid: { left: 8, right: label.room, top: 14, bottom: 6, containLabel: true },
    tooltip: sim.axisTip(rows, chart.months),
    xAxis: sim.monthAxis(chart.months, width - label.room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, "vehicles"), { min: 0, max: common.most }),
    series: [...layers, names],
  };
};
