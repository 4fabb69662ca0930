// A figure as a picture file: its charts drawn again out of sight, with title, note and source.
/* global echarts, sim */
import { say } from "../say.js";
import { catalogue } from "../store.js";
import { futures, settingTitle, sides } from "./given.js";

const WIDTH = 1000;
const EDGE = 24;
const GAP = 20;
const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const safe = (text) => text.replace(/[&<>"]/g, (each) => XML[each]);

const text = (x, y, size, words, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${safe(words)}</text>`;

/* Words in lines that fit; Chinese may break anywhere. */
const broken = (words, size, width) => {
  const lines = [""];
  for (const piece of words.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const longer = lines.at(-1) + piece;
    if (sim.textWidth(longer, size) > width && lines.at(-1)) lines.push(piece.trimStart());
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

const drawn = (view, common, width) => {
  const place = document.createElement("div");
  const chart = echarts.init(place, null, { renderer: "svg", width, height: view.height });
  chart.setOption(view.option(width, common, view.height));
  // the chart's own text output leaves quotes in attributes as they are: this one is well-formed
  const found = new XMLSerializer().serializeToString(place.querySelector("svg"));
  chart.dispose();
  return found;
};

const sourceOf = (answer) => {
  const { now, pinned } = sides(answer);
  const { setting } = answer.asked;
  const other = answer.asked.pinned && (answer.pinned ?? answer.asked.pinned);
  const parts = [`${now.label}: ${settingTitle(setting)}`];
  if (other) parts.push(`${pinned.label}: ${settingTitle(other)}`);
  parts.push(futures(answer.body.replications), `${say("run.seed")} ${answer.body.seed}`);
  return `${parts.join(" · ")} · alliance-sim ${catalogue.value.version}`;
};

/* The figure as one SVG document. */
export const svgOf = (figure, answer) => {
  const views = figure.views(answer);
  const common = figure.common?.(answer);
  const columns = views.length > 1 ? 2 : 1;
  const inner = WIDTH - 2 * EDGE;
  const width = (inner - (columns - 1) * GAP) / columns;
  const parts = [];
  let y = EDGE + 18;
  parts.push(text(EDGE, y, 18, figure.title(answer), 'font-weight="bold"'));
  const grey = 'fill="#57606a"';
  for (const line of broken(figure.note(answer), 12, inner)) {
    parts.push(text(EDGE, (y += 19), 12, line, grey));
  }
  y += GAP;
  for (let first = 0; first < views.length; first += columns) {
    const row = views.slice(first, first + columns);
    const titled = row.some((view) => view.title) ? 18 : 0;
    row.forEach((view, i) => {
      const x = EDGE + i * (width + GAP);
      if (view.title) parts.push(text(x, y + 12, 13, view.title, 'font-weight="bold"'));
      parts.push(`<g transform="translate(${x} ${y + titled})">${drawn(view, common, width)}</g>`);
    });
    y += titled + Math.max(...row.map((view) => view.height)) + GAP;
  }
  for (const line of broken(sourceOf(answer), 11, inner)) {
    parts.push(text(EDGE, (y += 6), 11, line, grey));
    y += 10;
  }
  const height = Math.round(y + EDGE / 2);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" ` +
    `viewBox="0 0 ${WIDTH} ${height}" font-family="${safe(sim.FONT)}" fill="${sim.INK}">` +
    `<rect width="100%" height="100%" fill="#fff"/>${parts.join("")}</svg>`
  );
};

/* The same picture in pixels, twice as fine as on the page. */
export const pngOf = (figure, answer) =>
  new Promise((done, failed) => {
    const source = svgOf(figure, answer);
    const [, height] = source.match(/height="(\d+)"/);
    const address = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [2 * WIDTH, 2 * Number(height)];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
    };
    image.onerror = () => failed(new Error("no picture"));
    image.src = address;
  });
