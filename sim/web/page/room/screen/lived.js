// Quarters that were lived through: each world's sales by brand, Aito's share, what happened.
import { QUARTER } from "../../declared/levers.js";
import { html } from "../../html.js";
import { ledgerSentence } from "../../ledger_sentence.js";
import { brandColour } from "../charts/colours.js";
import { shown } from "../charts/format.js";
import { Lines } from "../charts/lines.js";
import { agentName, brandName, listed, month, percent, say } from "../say.js";

/* On the projector, by the number of worlds: how tall a chart is, and how many events are told. */
const TALL = { 1: 17, 2: 10, 3: 13 };
const SOME = { 1: 8, 2: 4, 3: 5 };

const seriesOf = ({ brands }) => Object.entries(brands).map(([key, values]) => (
  { label: brandName(key), values, colour: brandColour(key) }));

/* What happened in the months of the last quarter; models that are merely renewed are left out. */
const recent = (world, calendar) => {
  const since = calendar.at(-QUARTER) ?? calendar[0];
  return world.events.filter((event) => event.month >= since && event.rule !== "refresh");
};

const Figures = ({ world }) => html`<dl class="numbers">
  ${[["share", percent(world.share.at(-1))], ["units", shown(world.hima_units.at(-1), "vehicles")], ["hhi", shown(world.hhi.at(-1), "index")]]
    .map(([key, value]) => html`<div><dt>${say(`shown.world.${key}`)}</dt><dd>${value}</dd></div>`)}
</dl>`;

const Payoffs = ({ world }) => html`<details><summary>${say("shown.payoffs")}</summary><table class="wide"><tbody>
  ${Object.entries(world.payoffs).map(([agent, values]) => html`<tr><th scope="row">${agentName(agent)}</th>
    <td>${shown(values.at(-1), "yuan")}</td></tr>`)}</tbody></table></details>`;

const World = ({ world, result, big }) => {
  const count = result.worlds.length;
  const happened = recent(world, result.calendar);
  return html`<li class="lived-world">
    ${count > 1 && html`<h3>${say("shown.world", { n: world.world })}</h3>`}
    <${Figures} world=${world} />
    <${Lines} title=${say("shown.sales")} months=${result.calendar} series=${seriesOf(world)} bare=${big} height=${big ? TALL[count] ?? 8 : 14} />
    <div class="happened">
      ${happened.length > 0 && html`<p class="chart-title">${say("shown.happened")}</p>
      <ul class="events">${happened.slice(-(big ? SOME[count] ?? 0 : 20)).map((event) => html`<li><strong>${month(event.month)}</strong> ${ledgerSentence(event)}</li>`)}</ul>`}
      ${world.own_rule.length > 0 && html`<p class="note">${say("shown.own_rule", { names: listed(world.own_rule.map(agentName)) })}</p>`}
      ${!big && Object.keys(world.payoffs).length > 0 && html`<${Payoffs} world=${world} />`}
    </div>
  </li>`;
};

export const Lived = ({ result, big }) => html`<div class="lived">
  <ul class=${`lived-worlds n${result.worlds.length}`}>
    ${result.worlds.map((world) => html`<${World} key=${world.world} world=${world} result=${result} big=${big} />`)}
  </ul>
  <p class="caution">${say("shown.caution.roles")}</p>
</div>`;
