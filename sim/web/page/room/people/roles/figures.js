// What a role knows of its world so far: its own books, the market's public figures, what happened.
import { ANCHOR } from "../../../declared/cast.js";
import { QUARTER } from "../../../declared/levers.js";
import { html } from "../../../html.js";
import { ledgerSentence } from "../../../ledger_sentence.js";
import { agentColour, brandColour } from "../../charts/colours.js";
import { shown } from "../../charts/format.js";
import { Lines } from "../../charts/lines.js";
import { agentName, brandName, month, percent, say } from "../../say.js";
import { me } from "../../store.js";
import { kindOf, together } from "../names.js";

export const sum = (values) => values.reduce((all, each) => all + each, 0);

const Books = ({ world, calendar }) => {
  const mine = kindOf(me.value.place);
  const values = world.payoffs[mine];
  if (!values) return null;
  const quarter = values.slice(-QUARTER);
  return html`<section class="card books"><h2>${say("figures.books")}</h2>
    <p class="first">${say("figures.earned", { amount: shown(sum(quarter), "yuan"), total: shown(sum(values), "yuan") })}</p>
    <${Lines} months=${calendar} unit="yuan" title=${say("figures.payoff")}
      series=${[{ label: agentName(mine), values, colour: agentColour(mine) }]} />
    <p class="note">${say("figures.one_future")}</p></section>`;
};

const Market = ({ world, calendar }) => html`<section class="card"><h2>${say("figures.market")}</h2>
  <p>${say("figures.last", { month: month(calendar.at(-1)), share: percent(world.share.at(-1)),
    units: shown(world.hima_units.at(-1), "vehicles"), hhi: shown(world.hhi.at(-1), "index") })}</p>
  <${Lines} months=${calendar} unit="vehicles" title=${say("figures.sales")}
    series=${Object.entries(world.brands).map(([key, values]) => ({ label: brandName(key), values, colour: brandColour(key) }))} />
  <${Lines} months=${calendar} unit="share" title=${say("figures.share")}
    series=${[{ label: brandName(ANCHOR), values: world.share, colour: brandColour(ANCHOR) }]} /></section>`;

/* What happened lately; models that are renewed at random are left out. */
const Happened = ({ world, calendar }) => {
  const since = calendar.at(-QUARTER) ?? calendar[0];
  const found = world.events.filter((event) => event.month >= since && event.rule !== "refresh");
  return html`<section class="card"><h2>${say("figures.happened")}</h2>
    ${!found.length && html`<p class="note">${say("figures.nothing")}</p>`}
    <ul class="plainlist events">${found.map((event) => html`<li><small>${month(event.month)}</small><span>${ledgerSentence(event)}</span></li>`)}</ul></section>`;
};

const Rules = ({ world }) =>
  world.own_rule.length > 0 && html`<p class="tag between">${say("figures.own_rule", { names: together(world.own_rule.map(agentName)) })}</p>`;

export const Figures = ({ result, world }) => html`
  <${Books} world=${world} calendar=${result.calendar} />
  <${Rules} world=${world} />
  <${Market} world=${world} calendar=${result.calendar} />
  <${Happened} world=${world} calendar=${result.calendar} />`;
