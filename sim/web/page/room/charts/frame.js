// What every chart stands in: its title, the drawing as wide as there is room, its numbers below.
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { say } from "../say.js";

const NONE = { width: 0, em: 16 };

/* How wide an element is and how big its letters are, now and whenever that changes. */
const useSize = () => {
  const place = useRef(null);
  const [size, setSize] = useState(NONE);
  useEffect(() => {
    const measure = () => {
      if (!place.current) return;
      const width = Math.floor(place.current.clientWidth);
      const em = parseFloat(getComputedStyle(place.current).fontSize) || 16;
      setSize((old) => (old.width === width && old.em === em ? old : { width, em }));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(place.current);
    window.addEventListener("resize", measure);
    measure();
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, []);
  return [place, size];
};

const Table = ({ head, rows }) => html`<div class="chart-rows"><table>
  <thead><tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
  <tbody>
    ${rows.map(([first, ...rest]) => html`<tr>
      <th scope="row">${first}</th>${rest.map((each) => html`<td>${each}</td>`)}
    </tr>`)}
  </tbody>
</table></div>`;

/* A chart. `draw({width, height, em})` gives the drawing, `height` is in letters' heights, `label`
   is what it says in words, `table` is {head, rows}; `bare` leaves the table to a screen reader. */
export const Frame = ({ title, label, height, draw, table, bare }) => {
  const [place, { width, em }] = useSize();
  const tall = Math.round((typeof height === "function" ? height(width / em) : height) * em);
  return html`<figure class="chart">
    ${title && html`<figcaption>${title}</figcaption>`}
    <div class="chart-area" ref=${place}>
      ${width > 40 &&
      html`<svg role="img" aria-label=${`${title ?? ""} ${label}`.trim()} width=${width} height=${tall}
          viewBox=${`0 0 ${width} ${tall}`}>
        <title>${title ?? label}</title>
        ${draw({ width, height: tall, em })}
      </svg>`}
    </div>
    ${bare
      ? html`<div class="sr-only"><${Table} ...${table} /></div>`
      : html`<details class="chart-numbers">
          <summary>${say("chart.numbers")}</summary>
          <${Table} ...${table} />
        </details>`}
  </figure>`;
};
