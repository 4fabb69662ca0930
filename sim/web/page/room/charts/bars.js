// Differences side by side: a bar for each, how precisely it is known, and whether it can be told from zero.
import { html } from "../../html.js";
import { say } from "../say.js";
import { isOpen, shown, signed } from "./format.js";
import { Frame } from "./frame.js";
import { cut, extent, linear, textWidth, ticks } from "./scale.js";

const ROW = 2.5;

const spans = (row) => Number.isFinite(row.low) && Number.isFinite(row.high);

/* A row in words, and whether its sign is open; of no difference at all it is not. */
const told = (row, unit, zero) => {
  const value = zero === 0 ? signed(row.value, unit) : shown(row.value, unit);
  const same = zero === 0 && row.value === 0 && !row.low && !row.high;
  const open = zero === 0 && !same && spans(row) && isOpen(row.low, row.high);
  const parts = [same ? say("chart.same") : value, open && say("chart.open"), row.note];
  return { value: same ? say("chart.same") : value, open, text: parts.filter(Boolean).join(" · ") };
};

const Row = ({ row, x, y, em, width, zero, unit, above, left }) => {
  const { text, open } = told(row, unit, zero);
  const [from, to] = [x(zero), x(row.value)];
  const middle = y + (above ? 1.75 : 1.1) * em;
  const thick = (above ? 0.9 : 1.2) * em;
  return html`<g class=${`bar ${open ? "open" : ""} ${row.mine ? "mine" : ""}`}>
    ${above
      ? html`<text class="name" x="0" y=${y + em * 0.85}>${cut(row.label, width * 0.55, em * 0.9)}</text>
          <text class="value" x=${width} y=${y + em * 0.85} text-anchor="end">${text}</text>`
      : html`<text class="name" x=${left - em * 0.6} y=${middle} dy="0.35em" text-anchor="end">${cut(row.label, left - em, em)}</text>
          <text class="value" x=${width} y=${middle} dy="0.35em" text-anchor="end">${text}</text>`}
    <rect x=${Math.min(from, to)} width=${Math.max(1, Math.abs(to - from))} y=${middle - thick / 2} height=${thick}
      style=${row.colour && (open ? { stroke: row.colour } : { fill: row.colour })} />
    ${spans(row) && html`<path class="whisker" d=${`M${x(row.low)} ${middle - thick * 0.3}V${middle + thick * 0.3}M${x(row.low)} ${middle}H${x(row.high)}M${x(row.high)} ${middle - thick * 0.3}V${middle + thick * 0.3}`} />`}
  </g>`;
};

/* `rows`: {label, value, low, high, mine, note, colour}, one below the other. `zero` is where bars
   begin: at 0 they are differences, and one whose interval has 0 in it is marked as such. */
export const Bars = ({ rows, zero = 0, unit = "points", title, bare }) => {
  const [least, most] = extent(rows.map(({ value, low, high }) => [value, low, high]), zero);
  const draw = ({ width, height, em }) => {
    const above = width < 44 * em;
    const left = above ? 0 : Math.min(width * 0.25, Math.max(...rows.map((row) => textWidth(row.label, em))) + em * 1.2);
    const right = above ? em : Math.max(...rows.map((row) => textWidth(told(row, unit, zero).text, em))) + em;
    const marks = ticks(least, most, Math.max(3, Math.min(7, width / em / 9)));
    const step = marks[1] - marks[0];
    const half = Math.max(...[marks[0], marks.at(-1)].map((end) => textWidth(shown(end, unit, step), em * 0.82))) / 2 + 1;
    const x = linear(marks[0], marks.at(-1), left + half, width - Math.max(right, half));
    const bottom = height - 1.6 * em;
    return html`
      ${marks.map((value) => html`<g>
        <line class=${Math.abs(value - zero) < 1e-12 ? "axis" : "grid"} x1=${x(value)} x2=${x(value)} y1="0" y2=${bottom} />
        <text class="tick" x=${x(value)} y=${bottom + em * 1.15} text-anchor="middle">${shown(value, unit, step)}</text>
      </g>`)}
      <line class="axis" x1=${x(zero)} x2=${x(zero)} y1="0" y2=${bottom} />
      ${rows.map((row, i) => html`<${Row} row=${row} x=${x} y=${i * ROW * em} em=${em} width=${width}
        zero=${zero} unit=${unit} above=${above} left=${left} />`)}
    `;
  };
  const label = rows.map((row) => {
    const { value, open } = told(row, unit, zero);
    return `${row.label} ${value}${open ? ` (${say("chart.open")})` : ""}`;
  }).join("; ");
  const table = {
    head: ["", say("chart.value.head"), say("chart.low.head"), say("chart.high.head")],
    rows: rows.map((row) => [row.label, ...[row.value, row.low, row.high].map((each) => shown(each, unit))]),
  };
  return html`<${Frame} title=${title} label=${label} height=${rows.length * ROW + 2} draw=${draw}
    table=${table} bare=${bare} />`;
};
