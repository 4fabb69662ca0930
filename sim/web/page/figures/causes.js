// The waterfall of causes: which change made how much of the difference. Worked out when asked for.
/* global sim */
import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { asked, catalogue, lang } from "../store.js";
import { agentName, brandName, knows, month, say } from "../say.js";
import { post } from "../server.js";
import { futures } from "./given.js";
import { Files } from "./files.js";
import { Numbers } from "./numbers.js";
import { Plot } from "./plot.js";

const MEASURES = ["aito_share", "hhi", "channel_hhi", "hima_units"];
const MOST = 12;

export const measure = signal("aito_share");
/* kind: none, working, done or failed; `body` and `asked` are of the last that was worked out. */
export const found = signal({ kind: "none", body: null, asked: null, message: "" });

const stale = computed(() => found.value.asked !== null && found.value.asked !== asked.value);
const differs = computed(() => asked.value.pinned !== null);

let flight = null;

export const workOut = async (name = measure.value) => {
  flight?.abort();
  const abort = (flight = new AbortController());
  const question = asked.value;
  if (!question.pinned) return;
  measure.value = name;
  found.value = { ...found.value, kind: "working", message: "" };
  try {
    const response = await post("/api/causes", { ...question, measure: name }, abort.signal);
    found.value = { kind: "done", body: await response.json(), asked: question, message: "" };
  } catch (error) {
    if (abort.signal.aborted) return;
    found.value = { kind: "failed", body: null, asked: null, message: error.message };
  }
};

const colourOf = (agent) =>
  catalogue.value.agents.find((each) => each.key === agent)?.colour ?? "#9a9a9a";

/* A cause in the reader's words where there are any: whose terms, or which rule. */
export const causeTitle = (step) => {
  if (lang.value === "en" || !step.key) return step.title;
  const [group, name, ...rest] = step.key.split(".");
  if (group === "alliance" && rest.length) {
    const what = `cause.${rest.filter((part) => !/^\d+$/.test(part))[0]}`;
    if (knows(what)) return say("cause.of", { name: brandName(name), what: say(what) });
  }
  const assumed = `assumption.${[name, ...rest].join(".")}`;
  if (group === "assumptions" && knows(assumed)) return say(assumed);
  return knows(`cause.${name}`) ? say(`cause.${name}`) : step.title;
};

const chart = (body) => {
  const steps = body.steps.map((step) => ({
    label: causeTitle(step),
    agent: agentName(step.agent),
    colour: colourOf(step.agent),
    value: step.value,
    low: step.low ?? step.value,
    high: step.high ?? step.value,
  }));
  const shown = steps.slice(0, steps.length > MOST ? MOST - 1 : MOST);
  const rest = steps.slice(shown.length);
  if (rest.length) {
    const sum = (name) => rest.reduce((total, step) => total + step[name], 0);
    shown.push({
      label: say("cause.rest", { n: rest.length }), agent: agentName("world"), colour: colourOf("world"),
      value: sum("value"), low: sum("low"), high: sum("high"),
    });
  }
  return {
    kind: "waterfall",
    unit: body.unit,
    start_label: say("side.pinned"),
    start: body.start,
    end_label: say("side.now"),
    end: body.end,
    steps: shown,
  };
};

const titleOf = (body) =>
  body
    ? say("figure.causes.of", { measure: say(`measure.${body.measure}`), month: month(body.month) })
    : say("figure.causes.title");

/* The figure as its files want it: of what was worked out, not of the shown answer. */
export const causes = {
  id: "causes",
  title: () => titleOf(found.value.body),
  note: () => say("figure.causes.note", { futures: futures(found.value.body.replications) }),
  given: () =>
    found.value.body && {
      asked: found.value.asked,
      compared: true,
      body: { replications: found.value.body.replications, seed: found.value.asked.run.seed },
    },
  views: () => sim.kinds.waterfall(chart(found.value.body)),
  label: () => {
    const { unit, steps } = chart(found.value.body);
    return steps.map((step) => `${step.label}: ${sim.change(step.value, unit)}`).join("; ");
  },
  table: () => {
    const { unit, steps } = chart(found.value.body);
    const column = (name) => ({ text: say(`statistic.${name}`), unit, change: true });
    return {
      head: [{ text: say("table.cause") }, { text: say("table.agent") }, ...["mean", "low", "high"].map(column)],
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
  return html`<div class="drawing" role="img" aria-label=${`${titleOf(body)}. ${causes.label()}`}>
    <div class="chart" ref=${place}></div>
  </div>`;
};

const Choose = () => html`<div class="choose">
  <label>${say("figure.causes.measure")}
    <select id="causes-measure" onChange=${(event) => (measure.value = event.currentTarget.value)}>
      ${MEASURES.map((name) => html`<option value=${name} selected=${name === measure.value}>${say(`measure.${name}`)}</option>`)}
    </select>
  </label>
  <button id="work-out" class="primary" disabled=${found.value.kind === "working" || !differs.value}
    onClick=${() => workOut()}>${say(found.value.body ? "figure.causes.again" : "figure.causes.work")}</button>
</div>`;

export const Causes = () => {
  const { kind, body, message } = found.value;
  const old = body && (stale.value || body.measure !== measure.value);
  return html`<figure id="figure-causes" tabindex="-1" class="card" aria-labelledby="title-causes">
    <div class="head">
      <figcaption>
        <h2 id="title-causes">${titleOf(body)}</h2>
        <p class="note">${body ? causes.note() : say("figure.causes.what")}</p>
      </figcaption>
      ${body && html`<${Files} figure=${causes} />`}
    </div>
    <${Choose} />
    <div role="status">
      ${kind === "working" && html`<p class="note">${say("figure.causes.working")} <progress></progress></p>`}
      ${kind === "failed" && html`<p class="wrong"><span lang="en">${message}</span></p>`}
      ${old && kind !== "working" && html`<p class="stale">${say("figure.causes.stale")}</p>`}
    </div>
    ${body && html`<div class=${old ? "old" : ""}>
      <${Waterfall} body=${body} />
      <details class="numbers"><summary>${say("figure.numbers")}</summary><${Numbers} figure=${causes} /></details>
    </div>`}
  </figure>`;
};
