// A world beside the others: its figures so far, what is on the table, what is agreed.
import { html } from "../../html.js";
import { brandName, month, percent, say } from "../say.js";
import { resultOf } from "../results.js";
import { shown } from "../charts/format.js";
import { dealStatus, isLive } from "../screen/dealstatus.js";
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
  <span class=${`state ${offer.state}`}>${say(`shown.offer.${offer.state}`, { month: month(offer.terms.from) })}</span>
  <strong>${sides(offer.from, offer.to)}</strong>${offer.brand ? ` · ${brandName(offer.brand)}` : ""}
  <span class="note"> ${termsWords(offer.terms, offer.brand)}</span>
</li>`;

const Deal = ({ deal }) => html`<li key=${deal.number} data-deal=${deal.number}>
  <span class=${`state ${deal.status}`}>${dealStatus(deal)}</span>
  <strong>${deal.parties.map(roleName).join(" + ")}</strong>${deal.brand ? ` · ${brandName(deal.brand)}` : ""}
  <span class="note"> ${termsWords(deal.terms, deal.brand)}${deal.rule === "accepted" ? ` · ${say("deal.rule.accepted")}` : ""}${
    deal.ends && isLive(deal) ? ` · ${say("desk.deal.ends", { month: month(deal.ends) })}` : ""}</span>
</li>`;

export const WorldFacts = ({ world }) => {
  const found = lastShown(world);
  const offers = once(world, "offers").filter(({ state, round }) => state === "open" || round === stage.value.round);
  const deals = once(world, "deals");
  const live = deals.filter(isLive);
  const others = deals.filter((deal) => !isLive(deal));
  return html`
    ${found && html`<${Figures} found=${found} />`}
    <h4>${say("desk.offers", { n: offers.length })}</h4>
    ${offers.length > 0 && html`<ul class="deals">${offers.map((offer) => html`<${Offer} offer=${offer} />`)}</ul>`}
    <h4>${say("desk.deals", { n: live.length })}</h4>
    ${live.length > 0 && html`<ul class="deals">${live.map((deal) => html`<${Deal} deal=${deal} />`)}</ul>`}
    ${others.length > 0 && html`<h4>${say("deals.others", { n: others.length })}</h4>
      <ul class="deals">${others.map((deal) => html`<${Deal} deal=${deal} />`)}</ul>`}
  `;
};
