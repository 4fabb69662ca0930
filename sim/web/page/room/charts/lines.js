// Several numbers over the months, each named where its line ends.
import { html } from "../../html.js";
import { say } from "../say.js";
import { monthly, path } from "./axes.js";
import { monthName, shown } from "./format.js";
import { Frame } from "./frame.js";
import { apart, cut, extent, textWidth } from "./scale.js";

const SMALL = 0.84;
const DASHES = ["", "7 4", "2 3", "9 3 2 3", "4 2", "1 4", "12 4"];

const last = (values) => values.findLast((value) => Number.isFinite(value));

/* `series`: {label, values (one a month), colour}; dashes tell them apart as well as colours do. */
export const Lines = ({ months, series, title, unit = "vehicles", height = 14, bare, zero = true }) => {
  const [least, most] = extent(series.map(({ values }) => values));
  const draw = (size) => {
    const { width, em } = size;
    const small = em * SMALL;
    const texts = series.map(({ label, values }) => cut(`${label} ${shown(last(values), unit)}`, width * 0.4, small, true));
    const right = Math.max(0, ...texts.map((text) => textWidth(text, small, true))) + em * 1.3;
    const { x, y, axes, bottom } = monthly({ ...size, months, low: least, high: most, unit, right, zero });
    const end = x(months.length - 1);
    const wanted = series.map(({ values }) => y(last(values) ?? 0));
    const places = apart(wanted, small * 1.15, em * 0.4, bottom);
    return html`
      ${axes}
      ${series.map(({ values, colour }, i) => html`<g>
        <path class="line" d=${path(values, x, y)} style=${{ stroke: colour }} stroke-dasharray=${DASHES[i % DASHES.length]} />
        ${values.length === 1 && html`<circle cx=${x(0)} cy=${y(values[0])} r=${em * 0.25} fill=${colour} />`}
        <path class="leader" d=${`M${end + em * 0.1} ${wanted[i]}L${end + em * 0.8} ${places[i]}`} style=${{ stroke: colour }} />
        <text class="end" x=${end + em} y=${places[i]} dy="0.35em">${texts[i]}</text>
      </g>`)}
    `;
  };
  const label = series.map((each) => `${each.label} ${shown(last(each.values), unit)}`).join("; ");
  const table = {
    head: [say("chart.month.head"), ...series.map((each) => each.label)],
    rows: months.map((month, i) => [monthName(month), ...series.map(({ values }) => shown(values[i], unit))]),
  };
  return html`<${Frame} title=${title} label=${label} height=${height} draw=${draw} table=${table} bare=${bare} />`;
};
