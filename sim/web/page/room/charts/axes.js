// The axes that charts share: months below, values at the left.
import { html } from "../../html.js";
import { monthName, shown } from "./format.js";
import { linear, textWidth, ticks } from "./scale.js";

const SMALL = 0.82;

/* Where a chart of months draws: scales, and the axes as they are drawn. */
export const monthly = ({ months, low, high, unit, width, height, em, right, zero, top = 0 }) => {
  const small = em * SMALL;
  const marks = ticks(zero ? Math.min(0, low) : low, high, Math.max(3, Math.min(6, (height - top) / em / 3)));
  const [least, most] = [marks[0], marks.at(-1)];
  const texts = marks.map((value) => shown(value, unit, marks[1] - marks[0]));
  const left = Math.max(...texts.map((text) => textWidth(text, small))) + small * 0.6;
  const bottom = height - 1.7 * em;
  const x = linear(0, Math.max(1, months.length - 1), left + em * 0.3, width - right);
  const y = linear(least, most, bottom, top + em * 0.7);
  const drawn = html`
    ${marks.map((value, i) => html`<g>
      <line class="grid" x1=${left} x2=${width - right} y1=${y(value)} y2=${y(value)} />
      <text class="tick" x=${left - small * 0.5} y=${y(value)} dy="0.35em" text-anchor="end">${texts[i]}</text>
    </g>`)}
    ${monthTicks(months, x, width, right, small, bottom, em)}
  `;
  return { x, y, axes: drawn, bottom, left };
};

const monthTicks = (months, x, width, right, small, bottom, em) => {
  const texts = months.map((each) => monthName(each, true));
  const widest = Math.max(...texts.map((text) => textWidth(text, small))) + small;
  const fits = Math.max(1, Math.floor((x(months.length - 1) - x(0)) / widest));
  const step = [1, 2, 3, 6, 12, 24].find((each) => months.length / each <= fits) ?? 36;
  const last = months.length - 1;
  return texts.map((text, i) => {
    // from the end back, so that the last month is always named
    if ((last - i) % step) return null;
    const half = textWidth(text, small) / 2;
    const at = Math.min(Math.max(x(i), half), width - Math.min(right, half) - (right > half ? 0 : 1));
    return html`<g>
      <line class="axis" x1=${x(i)} x2=${x(i)} y1=${bottom} y2=${bottom + em * 0.25} />
      <text class="tick" x=${at} y=${bottom + em * 1.25} text-anchor="middle">${text}</text>
    </g>`;
  });
};

/* A line through values by month; where there is none it breaks. */
export const path = (values, x, y) => {
  let pen = "M";
  return values
    .map((value, i) => {
      if (!Number.isFinite(value)) {
        pen = "M";
        return "";
      }
      const part = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = "L";
      return part;
    })
    .join("");
};

/* The area between two lines. */
export const band = (low, high, x, y) => {
  const there = high.map((value, i) => `${i ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`);
  const back = low.map((value, i) => `L${x(i).toFixed(1)} ${y(value).toFixed(1)}`).reverse();
  return `${there.join("")}${back.join("")}Z`;
};
