/* Charts of differences: one index through four lenses, and paired panels. */
"use strict";

const SMALL = 230;
const BASE = { colour: "#8c959f", dash: "solid" };
const DOTTED = { colour: "#1f2328", dash: "dotted" };

sim.kinds.lenses = (chart, scenario) => {
  if (!chart.base.length) return [{ height: 320, option: (width) => lensesOf(chart, width) }];
  return chart.lines.map((line, i) => ({
    title: sim.say("hhi", { lens: line.label }),
    height: SMALL,
    option: (width) => lens(chart, line, i, width, scenario),
  }));
};

const since = (chart, i) => (chart.start.length ? chart.start[i] : null);

const lensesOf = (chart, width) => {
  const months = ["2025-06", ...chart.months];
  const values = chart.lines.map((line, i) => [since(chart, i), ...line.values]);
  const label = ends(chart.lines, 12);
  const narrow = width < 560;
  const room = narrow ? 14 : label.room;
  const last = chart.lines.map((line) => line.values[line.values.length - 1]);
  const top = narrow ? 50 : 14;
  return {
    ...sim.base(),
    grid: { left: 8, right: room, top, bottom: 6, containLabel: true },
    legend: narrow ? legend(chart.lines) : { show: false },
    tooltip: sim.axisTip(
      (m) => chart.lines.map((line, i) => [line.label, sim.value(values[i][m], "index")]),
      months,
    ),
    xAxis: sim.monthAxis(months, width - room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, "index"), { min: 0, max: 10000 }),
    series: chart.lines.map((line, i) =>
      curve(values[i], line, {
        name: line.key,
        endLabel: narrow ? undefined : label.of(line, i, last, [0, 10000], 320 - top - 30),
      }),
    ),
  };
};

/* One lens: the base, its sales in the scenario's books, the scenario; behaviour is shaded. */
const lens = (chart, line, i, width, scenario) => {
  const months = ["2025-06", ...chart.months];
  const from = (values) => [since(chart, i), ...values];
  const base = chart.base.find((each) => each.key === line.key);
  const counted = chart.accounting.find((each) => each.key === line.key);
  const series = [];
  if (counted) {
    const of = (end) => (v, m) => (v === null || line.values[m] === null ? null : end(v, line.values[m]));
    const [low, high] = [Math.min, Math.max].map((end) => counted.values.map(of(end)));
    series.push(...sim.band(from(low), from(high), line.colour, 0.22));
  }
  const named = [
    { label: base.label, end: base.values[base.values.length - 1] },
    { label: scenario, end: line.values[line.values.length - 1] },
  ];
  const label = ends(named, 11);
  const last = named.map((each) => each.end);
  const height = SMALL - 40;
  const name = (place) => label.of(named[place], place, last, [0, 10000], height);
  series.push(curve(from(base.values), BASE, { endLabel: name(0) }));
  if (counted) series.push(curve(from(counted.values), DOTTED, { z: 6 }));
  const own = { colour: line.colour, dash: "solid" };
  series.push(curve(from(line.values), own, { z: 5, endLabel: name(1) }));
  const at = (values, m) => sim.value(from(values)[m], "index");
  const rows = (m) => [
    [scenario, at(line.values, m)],
    [base.label, at(base.values, m)],
    ...(counted
      ? [[sim.say("books", { base: base.label, scenario }), at(counted.values, m)]]
      : []),
  ];
  return {
    ...sim.base(),
    grid: { left: 4, right: label.room, top: 10, bottom: 4, containLabel: true },
    tooltip: sim.axisTip(rows, months),
    xAxis: sim.monthAxis(months, width - label.room - 50),
    yAxis: sim.valueAxis((v) => sim.value(v, "index"), { min: 0, max: 10000, interval: 2500 }),
    series,
  };
};

sim.kinds.panels = (chart) =>
  chart.panels.map((panel) => ({
    title: panel.unit === "share" ? sim.say("inPoints", { label: panel.label }) : panel.label,
    height: SMALL,
    option: (width) => difference(chart, panel, width),
  }));

const difference = (chart, panel, width) => {
  const [low, high] = sim.extent([panel.p05, panel.p95, panel.low, panel.high, [0]]);
  const digits = sim.digitsFor(high - low, panel.unit);
  const free = { min: null, max: null, interval: null }; // a chart that is drawn again keeps what is left out
  const flat = low === high ? { min: -1, max: 1, interval: 1 } : free;
  const series = [
    ...sim.band(panel.p05, panel.p95, chart.colour, 0.14),
    ...sim.band(panel.low, panel.high, chart.colour, 0.38),
    curve(panel.mean, { colour: chart.colour, dash: "solid" }, { z: 5 }),
  ];
  series[series.length - 1].markLine = {
    silent: true,
    symbol: "none",
    label: { show: false },
    lineStyle: { color: sim.INK, type: "solid", width: 1 },
    data: [{ yAxis: 0 }],
  };
  if (panel.accounting.some(Boolean)) {
    series.push(curve(panel.accounting, DOTTED, { z: 6 }));
  }
  const say = (values, m) => sim.change(values[m], panel.unit);
  const span = (from, to) => sim.say("span", { low: from, high: to });
  const rows = (m) => [
    [sim.words.mean, say(panel.mean, m)],
    [sim.words.interval, span(say(panel.low, m), say(panel.high, m))],
    [sim.words.futures, span(say(panel.p05, m), say(panel.p95, m))],
    [sim.words.moreIn, sim.say("ofFutures", { part: sim.part(panel.higher[m]) })],
    ...(panel.accounting.length ? [[sim.words.accounting, say(panel.accounting, m)]] : []),
  ];
  return {
    ...sim.base(),
    grid: { left: 4, right: 22, top: 10, bottom: 4, containLabel: true },
    tooltip: sim.axisTip(rows, chart.months),
    xAxis: sim.monthAxis(chart.months, width - 70),
    yAxis: sim.valueAxis((v) => (v === 0 ? "0" : sim.change(v, panel.unit, digits)), flat),
    series,
  };
};
