/* What charts made of rows share: names on the left, whiskers, numbers beside the bars. */
"use strict";

/* Whiskers: one line with gaps, a small tick at every end; light edges tell it from a dark bar. */
const whiskers = (rows) => [whisker(rows, "#fff", 4, 10, 6), whisker(rows, sim.INK, 1.5, 8, 7)];

const whisker = (rows, color, width, height, z) => ({
  type: "line",
  silent: true,
  data: rows.flatMap(([low, high, row]) => [[low, row], [high, row], [null, null]]),
  symbol: "rect",
  symbolSize: [width, height],
  lineStyle: { color, width },
  itemStyle: { color, opacity: 1 },
  z,
});

/* Numbers written to the right of a place on a row. */
const written = (texts, size) => ({
  type: "scatter",
  silent: true,
  symbolSize: 0.1,
  itemStyle: { color: "transparent", opacity: 1 },
  data: texts.map(({ x, row, text, bold }) => ({
    value: [x, row],
    label: {
      show: true,
      position: "right",
      distance: 6,
      color: sim.INK,
      fontSize: size,
      fontWeight: bold ? "bold" : "normal",
      formatter: () => text,
    },
  })),
});

const rowAxis = (labels, width) => {
  const longest = Math.max(...labels.map((label) => sim.textWidth(label, 12)));
  return {
    type: "category",
    inverse: true,
    data: labels,
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      color: sim.INK,
      interval: 0,
      width: Math.min(240, width * 0.36, longest + 8),
      overflow: "break",
      lineHeight: 14,
      fontSize: width < 560 ? 11 : 12,
    },
  };
};

const acrossAxis = (min, max, label) => ({
  ...sim.valueAxis(label, { min, max }),
  splitLine: { lineStyle: { color: sim.LINE }, showMinLine: false, showMaxLine: false },
  axisLabel: {
    color: sim.GREY,
    showMinLabel: min === 0,
    showMaxLabel: false,
    hideOverlap: true,
    formatter: label,
  },
});

const rowTip = (titles, rowsAt) => ({
  trigger: "axis",
  confine: true,
  axisPointer: { type: "shadow" },
  formatter: (met) => sim.tip(titles[met[0].dataIndex], rowsAt(met[0].dataIndex)),
});

const spanOf = (low, high, unit) =>
  sim.say("span", { low: sim.change(low, unit), high: sim.change(high, unit) });

const ROWS = { left: 4, right: 10, top: 6, bottom: 6, containLabel: true };
