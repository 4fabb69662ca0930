/* Lines over the months, and their names: at their ends, moved apart, or in a legend. */
"use strict";

const HEIGHT = 340;

const curve = (data, line, more) => ({
  type: "line",
  data,
  // a lone month is no line
  symbol: data.filter((value) => value !== null).length < 2 ? "circle" : "none",
  lineStyle: { color: line.colour, type: sim.DASHES[line.dash], width: 2.5 },
  itemStyle: { color: line.colour },
  ...more,
});

/* Names at the ends of lines, moved apart where they would meet. */
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

/* Names above the chart, where there is no room beside it. */
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
