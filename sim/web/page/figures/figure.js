// A figure: title, how to read it, the chart, its files, and its numbers as a real table.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { lang } from "../store.js";
import { say } from "../say.js";
import { shown } from "../shown.js";
import { register } from "../paint.js";
import { Plot } from "./plot.js";
import { Numbers } from "./numbers.js";
import { Files } from "./files.js";

/* The place of a chart: drawn by hand as answers come, out of Preact's way. */
const Drawing = ({ figure, main, height, hidden }) => {
  const place = useRef(null);
  const chart = useRef(null);
  useEffect(() => {
    const plot = new Plot(chart.current);
    const draw = (answer) => {
      if (figure.needsPinned && !answer.compared) return;
      place.current.style.minHeight = "";
      plot.draw(figure.views(answer), figure.common?.(answer), height?.());
      if (answer.final || !place.current.ariaLabel) {
        const told = { title: figure.title(answer), label: figure.label(answer) };
        place.current.setAttribute("aria-label", say("figure.label", told));
      }
    };
    const end = register(place.current, draw, main);
    return () => {
      end();
      plot.end();
    };
  }, []);
  return html`<div
    class="drawing"
    ref=${place}
    role="img"
    aria-label=${say("figure.waiting")}
    hidden=${hidden}
    style=${{ minHeight: `${height?.() ?? figure.room ?? 300}px` }}
  >
    <div class="chart" ref=${chart}></div>
  </div>`;
};

/* The numbers are made only while somebody looks at them. */
const Table = ({ figure }) => {
  const open = useSignal(false);
  return html`<details
    class="numbers"
    onToggle=${(event) => (open.value = event.currentTarget.open)}
  >
    <summary>${say("figure.numbers")}</summary>
    ${open.value && html`<${Numbers} figure=${figure} />`}
  </details>`;
};

const Caption = ({ figure, id }) => {
  const answer = shown.value;
  return html`<figcaption>
    <h2 id=${id}>${answer ? figure.title(answer) : say(`figure.${figure.id}.title`)}</h2>
    ${answer && html`<p class="note">${figure.note(answer)}</p>`}
  </figcaption>`;
};

export const Figure = ({ figure, main = false, height }) => {
  lang.value;
  const missing = figure.needsPinned && shown.value && !shown.value.compared;
  return html`<figure
    id=${`figure-${figure.id}`}
    tabindex="-1"
    class=${`card ${figure.wide ? "wide" : ""} ${main ? "main" : ""}`}
    aria-labelledby=${`title-${figure.id}`}
  >
    <div class="head">
      <${Caption} figure=${figure} id=${`title-${figure.id}`} />
      <${Files} figure=${figure} />
    </div>
    ${missing && html`<p class="note">${say("figure.needs")}</p>`}
    <${Drawing} figure=${figure} main=${main} height=${height} hidden=${Boolean(missing)} />
    <${Table} figure=${figure} />
  </figure>`;
};
