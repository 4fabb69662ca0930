// While people decide: what, how many have, and how each place stands.
import { QUARTER } from "../../declared/levers.js";
import { html } from "../../html.js";
import { goalAim } from "../measures.js";
import { month, say, titleOf } from "../say.js";
import { counts, format, places, session, snapshot, stage } from "../store.js";
import { placeName } from "../people/names.js";
import { byWorld } from "./byworld.js";

const MANY = 8; // teams that fit in big type

const TASKS = {
  predict: () => {
    const { scenario, base, calendar, questions } = session.value;
    const at = snapshot.value.task?.question?.month ?? calendar[questions[stage.value.round - 1] - 1];
    return say("screen.task.predict", { month: month(at), scenario: titleOf(scenario), base: titleOf(base) });
  },
  design: () => say("screen.task.design", { goal: goalAim() }),
  roles: () => {
    const first = QUARTER * (stage.value.round - 1);
    const months = session.value.calendar.slice(first, first + QUARTER);
    return say("screen.task.roles", { first: month(months[0]), last: month(months.at(-1)) });
  },
};

const HOW = { predict: "screen.how.predict", design: "screen.how.design", roles: "screen.how.roles" };

const stateOf = (place) => {
  if (place.desk) return "desk";
  if (place.absent) return session.value.format === "design" ? "as_it_stands" : "own_rule";
  return place.ready ? "ready" : place.decided ? "decided" : "thinking";
};
const SIGNS = { ready: "✓✓", decided: "✓", thinking: "…", desk: "◆", own_rule: "–", as_it_stands: "–" };

const Place = ({ place, short }) => {
  const state = stateOf(place);
  return html`<li class=${state}><strong>${placeName(place.key, short)}</strong>
    <span><i aria-hidden="true">${SIGNS[state]}</i> ${say(`shown.state.${state}`)}</span></li>`;
};

const Group = ({ world, all, many }) => html`<div class="world-row">
  ${many && html`<h3>${say("shown.world", { n: world })}</h3>`}
  <ul class=${`states ${world ? "seven" : all.length > MANY ? "many" : ""}`}>${all.map((place) => html`<${Place} key=${place.key} place=${place} short=${many} />`)}</ul>
</div>`;

const Places = () => html`<div class="places">
  ${byWorld(places.value).map(({ world, all }, _, every) => html`<${Group} key=${world} world=${world} all=${all} many=${every.length > 1} />`)}
</div>`;

const Decided = () => {
  const { decided, of } = counts.value;
  return html`<div class="decided">
    <p class="how-many"><strong>${decided}</strong> ${say("screen.decided", { of })}</p>
    <div class="meter" role="img" aria-label=${say("screen.decided.label", { decided, of })}>
      <span style=${{ width: `${of ? (100 * decided) / of : 0}%` }}></span></div>
  </div>`;
};

export const Open = () => html`<div class="open">
  ${stage.value.held
    ? html`<p class="huge held" role="status">${say("screen.held")}</p>`
    : html`<p class="task">${TASKS[format.value]()}</p><p class="how">${say(HOW[format.value])}</p>`}
  <${Decided} />
  ${places.value.length > 0 && html`<${Places} />`}
</div>`;
