// A world beside the others: its figures so far, what is on the table, what is agreed.
import { html } from "../../html.js";
import { brandName, percent, say } from "../say.js";
import { resultOf } from "../results.js";
import { shown } from "../charts/format.js";
import { termsWords } from "../screen/terms.js";
import { roleName } from "./names.js";
import { snapshot, stage } from "./store.js";

const tasksOf = (world) =>
  Object.entries(snapshot.value.tasks ?? {}).filter(([key]) => key.startsWith(`w${world}.`)).map(([, task]) => task);

/* The offers, or deals, of a world: every side has them, each is told once. */
const once = (world, kind) => {
  const found = new Map();
  for (const task of tasksOf(world)) for (const each of task[kind] ?? []) found.set(each.number, each);
  return [...found.values()].sort((a, b) => b.number - a.number);
};

const lastShown = (world) => {
  const rounds = Object.keys(snapshot.value.results ?? {}).map(Number).sort((a, b) => b - a);
  const result = rounds.map(resultOf).find(Boolean);
  return result?.worlds?.find((each) => each.world === world) ?? null;
};

const Figures = ({ found }) => html`<dl class="figures-line">
  ${[["share", percent(found.share.at(-1))], ["units", shown(found.hima_units.at(-1), "vehicles")], ["hhi", shown(found.hhi.at(-1), "index")]]
    .map(([key, value]) => html`<div><dt>${say(`desk.world.${key}`)}</dt><dd>${value}</dd></div>`)}
</dl>`;

const sides = (from, to) => `${roleName(from)} → ${roleName(to)}`;

const Offer = ({ offer }) => html`<li key=${offer.number}>
  <span class=${`state ${offer.state}`}>${say(`shown.offer.${offer.state}`)}</span>
  <strong>${sides(offer.from, offer.to)}</strong>${offer.brand ? ` · ${brandName(offer.brand)}` : ""}
  <span class="note"> ${termsWords(offer.terms, offer.brand)}</span>
</li>`;

const Deal = ({ deal }) => html`<li key=${deal.number}>
  <strong>${deal.parties.map(roleName).join(" + ")}</strong>${deal.brand ? ` · ${brandName(deal.brand)}` : ""}
  <span class="note"> ${termsWords(deal.terms, deal.brand)}${deal.own_rule ? ` · ${say("desk.deal.own_rule")}` : ""}${
    deal.ends ? ` · ${say("desk.deal.ends", { month: deal.ends })}` : ""}</span>
</li>`;

export const WorldFacts = ({ world }) => {
  const found = lastShown(world);
  const offers = once(world, "offers").filter(({ state, round }) => state === "open" || round === stage.value.round);
  const deals = once(world, "deals");
  return html`
    ${found && html`<${Figures} found=${found} />`}
    <h4>${say("desk.offers", { n: offers.length })}</h4>
    ${offers.length > 0 && html`<ul class="deals">${offers.map((offer) => html`<${Offer} offer=${offer} />`)}</ul>`}
    <h4>${say("desk.deals", { n: deals.length })}</h4>
    ${deals.length > 0 && html`<ul class="deals">${deals.map((deal) => html`<${Deal} deal=${deal} />`)}</ul>`}
  `;
};
