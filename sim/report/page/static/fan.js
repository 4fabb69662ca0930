/* Where the futures of an outcome lie, a band for each scenario. */
"use strict";

sim.kinds.fan = (chart) => [{ height: HEIGHT, option: (width, _, height) => fan(chart, width, height) }];

const fan = (chart, width, height = HEIGHT) => {
  const begun = chart.start !== null;
  const months = begun ? ["2025-06", ...chart.months] : chart.months;
  const from = (values) => (begun ? [chart.start, ...values] : values);
  // the statistic that the text beside the chart tells
  const middle = chart.middle ?? "mean";
  const other = middle === "mean" ? "p50" : "mean";
  const few = chart.bands.length <= 3;
  const [low, high] = sim.extent(chart.bands.map((b) => from(few ? [...b.p05, ...b.p95] : b[middle])));
  const narrow = width < 560;
  const label = ends(chart.bands, 12);
  const room = narrow ? 14 : label.room;
  const top = narrow ? 18 * Math.ceil(chart.bands.length / 2) + 14 : 14;
  const share = chart.unit === "share";
  // every key each time: the explorer draws another outcome on the same chart, which keeps what is left out
  const axis = { scale: !share, min: share ? 0 : null, max: share && high > 0.5 ? 1 : null };
  const span = share ? [0, high > 0.5 ? 1 : high] : [low, high];
  const last = chart.bands.map((band) => band[middle][band[middle].length - 1]);
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
    const name = narrow ? undefined : label.of(band, i, last, span, height - top - 30, 12);
    series.push(curve(from(band[middle]), band, { name: band.key, endLabel: name, z: 5 }));
  });
  const digits = sim.digitsFor(span[1] - span[0], chart.unit);
  const at = (values, m) => sim.value(from(values)[m], chart.unit);
  const rows = (m) =>
    chart.bands.map((band) => [
      band.label,
      at(band[middle], m),
      sim.say("spread", { low: at(band.p05, m), high: at(band.p95, m) }),
      sim.say(other === "mean" ? "meanIs" : "medianIs", { value: at(band[other], m) }),
    ]);
  return {
    ...sim.base(),
    grid: { left: 8, right: room, top, bottom: 6, containLabel: true },
    legend: narrow && chart.bands.length > 1 ? legend(chart.bands) : { show: false },
    tooltip: sim.axisTip(rows, months),
    xAxis: sim.monthAxis(months, width - room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, chart.unit, digits), axis),
    series,
  };
};
