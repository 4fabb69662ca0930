// In how many futures a share comes out where, and the ranges that people gave, below it.
import { html } from "../../html.js";
import { say } from "../say.js";
import { shown } from "./format.js";
import { Frame } from "./frame.js";
import { cut, linear, textWidth } from "./scale.js";

const FEW = 12;
const SMALL = 0.8;

const rowOf = ({ length }, room) => Math.min(length > FEW ? 0.9 : 1.35, Math.max(0.3, room / length));

const kindOf = (mark) => (mark.room ? "range room" : mark.mine ? "range mine" : "range");

const Range = ({ mark, y, x, em, width, named }) => {
  const [from, to] = [x(mark.low), x(mark.high)];
  const small = em * SMALL;
  const after = to + small * 0.5;
  const room = width - after;
  const bold = Boolean(mark.room || mark.mine);
  const text = cut(mark.label ?? "", Math.max(room, from - small), small, bold);
  const right = textWidth(text, small, bold) <= room;
  const end = small * 0.35;
  return html`<g class=${kindOf(mark)}>
    <line x1=${from} x2=${to} y1=${y} y2=${y} />
    ${(named || mark.room || mark.mine) && html`<g>
      <line x1=${from} x2=${from} y1=${y - end} y2=${y + end} />
      <line x1=${to} x2=${to} y1=${y - end} y2=${y + end} />
      <text x=${right ? after : from - small * 0.5} y=${y} dy="0.35em" text-anchor=${right ? "start" : "end"}>${text}</text>
    </g>`}
  </g>`;
};

/* The axis goes over all that is shown, in steps of a tenth, inside 0 to 1. */
const spanOf = (edges, counts, marks) => {
  const used = edges.filter((_, i) => counts[i] || counts[i - 1]);
  const all = [...(used.length ? used : edges), ...marks.flatMap(({ low, high }) => [low, high])];
  const down = Math.floor(Math.min(...all) * 10 + 1e-9) / 10;
  const up = Math.ceil(Math.max(...all) * 10 - 1e-9) / 10;
  return [Math.max(0, down), Math.min(1, Math.max(up, down + 0.1))];
};

const axisOf = (from, to, wide) => {
  const step = to - from > 0.55 && !wide ? 0.2 : to - from > 0.25 ? 0.1 : 0.05;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
};

/* `edges`: bounds of the bins, one more than `counts` (futures). `marks`: ranges, in the order they
   are drawn: {low, high, label, mine, room}. `room`: how many letters high they may stand in all. */
export const Histogram = ({ edges, counts, marks = [], title, height = 11, room = 16, bare }) => {
  const all = counts.reduce((sum, each) => sum + each, 0) || 1;
  const peak = Math.max(...counts, 1);
  const row = rowOf(marks, room);
  const [from, to] = spanOf(edges, counts, marks);
  const draw = ({ width, height: tall, em }) => {
    const below = marks.length ? marks.length * row * em + em * 0.8 : 0;
    const bottom = tall - below - 1.8 * em;
    const x = linear(from, to, em * 1.2, width - em * 1.2);
    const y = linear(0, peak, bottom, em * 1.2);
    const ticks = axisOf(from, to, width > 40 * em);
    return html`
      ${counts.map((count, i) => count > 0 && html`<rect class="bin"
        x=${x(edges[i]) + 0.5} width=${Math.max(1, x(edges[i + 1]) - x(edges[i]) - 1)}
        y=${y(count)} height=${bottom - y(count)} />`)}
      <text class="tick" x=${em * 0.2} y=${em * 0.75}>${say("chart.peak", { share: shown(peak / all, "share", 0.01) })}</text>
      <line class="axis" x1=${x(from)} x2=${x(to)} y1=${bottom} y2=${bottom} />
      ${ticks.map((each) => html`<g>
        <line class="axis" x1=${x(each)} x2=${x(each)} y1=${bottom} y2=${bottom + em * 0.25} />
        <text class="tick" x=${x(each)} y=${bottom + em * 1.25} text-anchor="middle">${shown(each, "share", 0.01)}</text>
      </g>`)}
      ${marks.map((mark, i) => html`<${Range} mark=${mark} x=${x} em=${em} width=${width}
        named=${marks.length <= FEW} y=${tall - below + em * 0.4 + (i + 0.5) * row * em} />`)}
    `;
  };
  const rows = [
    ...counts.map((count, i) => [
      say("chart.from.to", { low: shown(edges[i], "share"), high: shown(edges[i + 1], "share") }),
      shown(count / all, "share")]).filter((_, i) => counts[i] > 0),
    ...marks.map(({ low, high, label }) => [
      label, say("chart.from.to", { low: shown(low, "share"), high: shown(high, "share") })]),
  ];
  const top = counts.indexOf(peak);
  const label = say("chart.histogram.label", {
    low: shown(edges[top] ?? 0, "share", 0.01), high: shown(edges[top + 1] ?? 1, "share", 0.01), n: marks.length });
  return html`<${Frame} title=${title} label=${label} draw=${draw} bare=${bare}
    height=${height + (marks.length ? marks.length * row + 0.8 : 0)}
    table=${{ head: [say("chart.range.head"), say("chart.futures.head")], rows }} />`;
};
