// A share or a number over the months: its mean, where most futures lie, and what it is held against.
import { html } from "../../html.js";
import { say } from "../say.js";
import { band, monthly, path } from "./axes.js";
import { monthName, shown } from "./format.js";
import { Frame } from "./frame.js";
import { apart, cut, extent, textWidth } from "./scale.js";

const SMALL = 0.86;
const KEY = 1.35; // of a letter: a line of the key
const MOST = 0.32; // of the width that names at the ends of lines may take

const endsOf = ({ mean, base, names, unit }) => [
  { kind: "mean", values: mean, text: names.now, value: shown(mean.at(-1), unit) },
  ...(base ? [{ kind: "base", values: base, text: names.base, value: shown(base.at(-1), unit) }] : []),
];

/* Names above the drawing, where there is no room for them at the ends of the lines. */
const Key = ({ lines, em, small, colour, width }) => lines.map(({ kind, text, value }, i) => {
  const y = (i + 0.5) * KEY * em;
  return html`<g>
    <line class=${kind} x1="0" x2=${1.8 * em} y1=${y} y2=${y} style=${kind === "mean" && colour ? { stroke: colour } : undefined} />
    <text class=${`end ${kind}-end`} x=${2.3 * em} y=${y} dy="0.35em">${cut(text, width - 2.3 * em - textWidth(value, small, true) - small, small, true)} ${value}</text>
  </g>`;
});

/* Months and lists of one number a month: `mean`, `low` and `high` (90% of futures), `base` (mean of
   what it is held against, or null), `june` (the value of June 2025, or null). `names`: {now, base}. */
export const Fan = (given) => {
  const { months, mean, low, high, base, june, title, unit = "share", height = 15, bare, colour } = given;
  const names = { now: say("chart.now"), base: say("chart.base"), ...given.names };
  const lines = endsOf({ mean, base, names, unit });
  const [least, most] = extent(mean, low, high, base ?? [], june ?? []);
  const draw = (size) => {
    const { width, em } = size;
    const small = em * SMALL;
    const full = lines.map(({ text, value }) => `${text} ${value}`.trim());
    const widest = Math.max(...full.map((text) => textWidth(text, small, true)));
    const keyed = widest > MOST * width && lines.some(({ text }) => text);
    const texts = keyed ? lines.map(({ value }) => value) : full;
    const right = Math.max(...texts.map((text) => textWidth(text, small, true))) + em * 0.6;
    const top = keyed ? lines.length * KEY * em : 0;
    const { x, y, axes, bottom } = monthly({
      ...size, top, months, low: least, high: most, unit, right, zero: unit !== "share" });
    const places = apart(lines.map(({ values }) => y(values.at(-1))), small * 1.2, top + em * 0.5, bottom);
    return html`
      ${keyed && html`<${Key} lines=${lines} em=${em} small=${small} colour=${colour} width=${width} />`}
      ${axes}
      <path class="spread" d=${band(low, high, x, y)} style=${colour && { fill: colour }} />
      ${june !== null && june !== undefined && html`<g>
        <line class="june" x1=${x(0)} x2=${x(months.length - 1)} y1=${y(june)} y2=${y(june)} />
        <text class="tick" x=${x(0) + em * 0.3} y=${y(june)} dy="-0.4em">${say("chart.june", { value: shown(june, unit) })}</text>
      </g>`}
      ${base && html`<path class="base" d=${path(base, x, y)} />`}
      <path class="mean" d=${path(mean, x, y)} style=${colour && { stroke: colour }} />
      ${lines.map(({ kind }, i) => html`<text
        class=${`end ${kind}-end`} x=${x(months.length - 1) + em * 0.4} y=${places[i]} dy="0.35em"
        style=${kind === "mean" && colour ? { fill: colour } : undefined}
      >${texts[i]}</text>`)}
    `;
  };
  const label = say("chart.fan.label", {
    month: monthName(months.at(-1)), mean: shown(mean.at(-1), unit),
    low: shown(low.at(-1), unit), high: shown(high.at(-1), unit) });
  const columns = [names.now || say("chart.now"), "5%", "95%", ...(base ? [names.base || say("chart.base")] : [])];
  const head = [say("chart.month.head"), ...columns];
  const rows = months.map((month, i) => [
    monthName(month), ...[mean, low, high, ...(base ? [base] : [])].map((each) => shown(each[i], unit)),
  ]);
  return html`<${Frame} title=${title} label=${label} height=${height} draw=${draw}
    table=${{ head, rows }} bare=${bare} />`;
};
