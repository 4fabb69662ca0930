// The waterfall of causes: which change made how much of the difference. Worked out when asked for.
/* global sim */
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { agents, asked, lang, measure } from "../store.js";
import { agentName, month, outcomeName, say } from "../say.js";
import { causeTitle } from "./causenames.js";
import { Files } from "./files.js";
import { futures, noteOn } from "./given.js";
import { Numbers } from "./numbers.js";
import { Plot } from "./plot.js";
import { found, stale, workOut } from "./workout.js";

const MOST = 12;

const colourOf = (agent) =>
  agents.value.find((each) => each.key === agent)?.colour ?? "#9a9a9a";

/* The smallest causes as one, its interval as wide as theirs together. */
const together = (steps) => {
  const sum = (name) => steps.reduce((total, step) => total + step[name], 0);
  return {
    label: say("cause.rest", { n: steps.length }),
    agent: agentName("world"),
    colour: colourOf("world"),
    value: sum("value"),
    low: sum("low"),
    high: sum("high"),
  };
};

const stepsOf = (body) => {
  const steps = body.steps.map((step) => ({
    label: causeTitle(step, found.value.asked),
    agent: agentName(step.agent),
    colour: colourOf(step.agent),
    value: step.value,
    low: step.low ?? step.value,
    high: step.high ?? step.value,
  }));
  if (steps.length <= MOST) return steps;
  return [...steps.slice(0, MOST - 1), together(steps.slice(MOST - 1))];
};

const chart = (body) => ({
  kind: "waterfall",
  unit: body.unit,
  start_label: say("side.pinned"),
  start: body.start,
  end_label: say("side.now"),
  end: body.end,
  steps: stepsOf(body),
});

const titleOf = (body) =>
  body
    ? say("figure.causes.of", { measure: outcomeName(body.measure), month: month(body.month) })
    : say("figure.causes.title");

/* The figure as its files want it: of what was worked out, not of the shown answer. */
export const causes = {
  id: "causes",
  fileName: () => `causes-${found.value.body.measure}`,
  title: () => titleOf(found.value.body),
  note: () => {
    const { replications, undefined: missing } = found.value.body;
    const note = say("figure.causes.note", { futures: futures(replications) });
    return noteOn(note, [{ undefined: [missing] }]);
  },
  given: () =>
    found.value.body && {
      asked: found.value.asked,
      compared: true,
      body: { replications: found.value.body.replications, seed: found.value.asked.run.seed },
    },
  views: () => sim.kinds.waterfall(chart(found.value.body)),
  label: () => {
    const { unit, steps } = chart(found.value.body);
    return steps
      .map((step) => say("cause.of", { name: step.label, what: sim.change(step.value, unit) }))
      .join(say("say.semicolon"));
  },
  table: () => {
    const { unit, steps } = chart(found.value.body);
    const column = (name) => ({ text: say(`statistic.${name}`), unit, change: true });
    return {
      head: [
        { text: say("table.cause") },
        { text: say("table.agent") },
        ...["mean", "low", "high"].map(column),
      ],
      rows: steps.map((step) => [step.label, step.agent, step.value, step.low, step.high]),
    };
  },
};

const Waterfall = ({ body }) => {
  const place = useRef(null);
  const plot = useRef(null);
  useEffect(() => {
    plot.current = new Plot(place.current);
    return () => plot.current.end();
  }, []);
  useEffect(() => plot.current.draw(causes.views()), [body, lang.value]);
  return html`<div class="drawing" role="img" aria-label=${say("figure.label", { title: titleOf(body), label: causes.label() })}>
    <div class="chart" ref=${place}></div>
  </div>`;
};

const Work = () => html`<div class="choose">
  <p>${say("figure.causes.measure", { measure: outcomeName(measure.value) })}</p>
  <button id="work-out" class="primary" onClick=${() => workOut()}
    disabled=${found.value.kind === "working" || !asked.value.pinned}>
    ${say(found.value.body ? "figure.causes.again" : "figure.causes.work")}
  </button>
</div>`;

const State = () => {
  const { kind, message } = found.value;
  return html`<div role="status">
    ${kind === "working" &&
    html`<p class="note">${say("figure.causes.working")} <progress></progress></p>`}
    ${kind === "failed" && html`<p class="wrong" lang="en">${message}</p>`}
    ${kind !== "working" && stale.value && html`<p class="stale">${say("figure.causes.stale")}</p>`}
  </div>`;
};

export const Causes = () => {
  const { body } = found.value;
  return html`<figure id="figure-causes" tabindex="-1" class="card" aria-labelledby="title-causes">
    <div class="head">
      <figcaption>
        <h2 id="title-causes">${titleOf(body)}</h2>
        <p class="note">${body ? causes.note() : say("figure.causes.what")}</p>
      </figcaption>
      ${body && html`<${Files} figure=${causes} />`}
    </div>
    <${Work} />
    <${State} />
    ${body && html`<div class=${stale.value ? "old" : ""}>
      <${Waterfall} body=${body} />
      <details class="numbers">
        <summary>${say("figure.numbers")}</summary>
        <${Numbers} figure=${causes} />
      </details>
    </div>`}
  </figure>`;
};
