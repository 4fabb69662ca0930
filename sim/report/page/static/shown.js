/* Numbers and months as the page shows them (shown.py does the same), and what all charts share. */
"use strict";
const sim = { kinds: {} };

sim.INK = "#1f2328";
sim.GREY = "#6e7781";
sim.LINE = "#d0d7de";
sim.FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';

const FORMS = {
  share: { scale: 100, digits: 1, sign: "%" },
  index: { scale: 1, digits: 0, sign: "" },
  number: { scale: 1, digits: 2, sign: "" },
  vehicles: { scale: 1, digits: 0, sign: "" },
  yuan: { scale: 1e-9, digits: 3, sign: "" },
  yuan_per_month: { scale: 1e-9, digits: 3, sign: "" },
};
sim.forms = FORMS;

/* What charts write; a page in another language lays its own words over these. */
sim.words = {
  span: "{low} to {high}",
  spread: "90%: {low} to {high}",
  mean: "mean",
  meanIs: "mean {value}",
  medianIs: "median {value}",
  interval: "95% of the mean",
  futures: "90% of futures",
  moreIn: "more in",
  ofFutures: "{part} of futures",
  accounting: "accounting",
  whose: "whose",
  together: "together",
  hhi: "HHI {lens}",
  books: "{base}'s sales, {scenario}'s books",
  inPoints: "{label}, percentage points",
};
sim.say = (key, values) => sim.words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

const UNITS = {
  share: "percentage points",
  index: "points of 10,000",
  number: "",
  vehicles: "vehicles a month",
  yuan: "billion yuan",
  yuan_per_month: "billion yuan a month",
};

sim.grouped = (number, digits) => {
  const fixed = Math.abs(number).toFixed(digits);
  const [whole, rest] = fixed.split(".");
  const minus = number < 0 && Number(fixed) !== 0 ? "-" : "";
  return minus + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
};

sim.value = (number, unit, digits) => {
  if (number === null || number === undefined) return "–";
  const form = FORMS[unit];
  return sim.grouped(number * form.scale, digits ?? form.digits) + form.sign;
};

/* A difference with its sign, as sim/signed.py writes it: more digits instead of a signed zero. */
sim.signed = (number, digits) => {
  if (number === 0) return sim.grouped(0, digits);
  for (let more = digits; more <= digits + 3; more += 1) {
    const text = sim.grouped(number, more);
    if (/[1-9]/.test(text)) return text.startsWith("-") ? text : "+" + text;
  }
  const [size, power] = number.toExponential(0).split("e");
  const exponent = String(Math.abs(power)).padStart(2, "0");
  return `${number > 0 ? "+" : ""}${size}e${power < 0 ? "-" : "+"}${exponent}`;
};

/* The size of a difference, without its sign; 0 only for exactly 0. */
sim.unsigned = (number, digits) => sim.signed(Math.abs(number), digits).replace("+", "");

sim.change = (number, unit, digits) => {
  if (number === null || number === undefined) return "–";
  const form = FORMS[unit];
  return sim.signed(number * form.scale, digits ?? form.digits);
};

/* A part of the futures; 0% and 100% only for none and for all of them. */
sim.part = (number) => {
  if (number === null || number === undefined) return "–";
  const whole = Math.round(100 * number);
  if (whole === 0 && number > 0) return "<1%";
  return whole === 100 && number < 1 ? ">99%" : `${whole}%`;
};
sim.unitOfChange = (unit) => UNITS[unit];

/* How many digits tell the ticks of an axis apart. */
sim.digitsFor = (span, unit) => {
  const step = (span * FORMS[unit].scale) / 6;
  return step >= 1 || step === 0 ? 0 : Math.min(3, Math.ceil(-Math.log10(step)));
};

const pen = document.createElement("canvas").getContext("2d");
sim.textWidth = (text, size) => {
  if (!pen) return text.length * (size || 12) * 0.58;
  pen.font = `${size || 12}px ${sim.FONT}`;
  return pen.measureText(text).width;
};

sim.DASHES = { solid: "solid", dashed: [7, 4], dotted: [1.5, 3.5], dashdot: [9, 3, 2, 3] };

/* Rows of a tooltip as elements: text stays text whatever it holds. */
sim.tip = (title, rows) => {
  const box = document.createElement("div");
  const head = box.appendChild(document.createElement("strong"));
  head.textContent = title;
  const table = box.appendChild(document.createElement("table"));
  for (const row of rows) {
    const line = table.appendChild(document.createElement("tr"));
    for (const cell of row) line.appendChild(document.createElement("td")).textContent = cell;
  }
  box.className = "tip";
  return box;
};

sim.base = () => ({
  animation: false,
  textStyle: { fontFamily: sim.FONT, fontSize: 12, color: sim.INK },
});

sim.monthAxis = (months, width) => {
  const step = [1, 2, 3, 6, 12, 24, 48].find((n) => (width / months.length) * n >= 58) || 48;
  const told = (i) => i % step === (months.length - 1) % step;  // the last month always
  return {
    type: "category",
    data: months,
    boundaryGap: false,
    axisLine: { lineStyle: { color: sim.GREY }, onZero: false },
    axisTick: { alignWithLabel: true, interval: told },
    axisLabel: { color: sim.GREY, interval: told },
    axisPointer: { label: { show: false } },
  };
};

sim.valueAxis = (label, more) => ({
  type: "value",
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: sim.LINE } },
  axisLabel: { color: sim.GREY, formatter: label },
  ...more,
});

sim.axisTip = (rowsAt, months) => ({
  trigger: "axis",
  confine: true,
  axisPointer: { type: "line", lineStyle: { color: sim.GREY } },
  formatter: (met) => sim.tip(months[met[0].dataIndex], rowsAt(met[0].dataIndex)),
});

sim.extent = (rows) => {
  const known = rows.flat().filter((v) => v !== null && v !== undefined);
  return known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
};

/* A shaded band between two lines of values. */
let bands = 0;
sim.band = (low, high, colour, opacity, edge) => {
  const stack = `band${(bands += 1)}`;
  const line = (data, area) => ({
    type: "line",
    stack,
    stackStrategy: "all",
    data,
    symbol: "none",
    silent: true,
    lineStyle: edge ? { color: colour, width: 1, opacity: 0.7, type: [2, 3] } : { width: 0 },
    areaStyle: area ? { color: colour, opacity } : undefined,
  });
  const gap = high.map((value, i) => (value === null || low[i] === null ? null : value - low[i]));
  return [line(low, false), line(gap, true)];
};
