// Playing a role: a quarter's offers, policy, figures and the role's sheet, one at a time on a phone.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../../../html.js";
import { catalogue } from "../../../store.js";
import { month, say } from "../../say.js";
import { me, stage, task } from "../../store.js";
import { resultOf } from "../../results.js";
import { loadCatalogue } from "../catalogue.js";
import { placeName } from "../names.js";
import { Ready } from "../ready.js";
import { shownRounds } from "../rounds.js";
import { Others } from "../wait.js";
import { Contracts } from "./contracts.js";
import { Deals } from "./deals.js";
import { Figures } from "./figures.js";
import { Offers } from "./offers.js";
import { Policy, hasPolicy } from "./policy.js";
import { Sheet } from "./sheet.js";

const tab = signal("offers");

const toAnswer = () => task.value.offers.filter((offer) => offer.mine).length;

const Tab = ({ name, count }) => html`<button type="button" role="tab" id=${`tab-${name}`} aria-controls="panel"
  aria-selected=${tab.value === name ? "true" : "false"} onClick=${() => (tab.value = name)}>
  ${say(`roles.tab.${name}`)}${count > 0 && html` <span class="count" aria-label=${say("roles.to_answer", { n: count })}>${count}</span>`}</button>`;

const arrows = (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll("[role=tab]")];
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  next.focus();
  next.click();
};

const Lately = () => {
  const round = shownRounds().at(-1);
  const result = round && resultOf(round);
  const own = result?.worlds?.[0];
  return own
    ? html`<${Figures} result=${result} world=${own} />`
    : html`<section class="card"><p>${say("roles.no_figures")}</p></section>`;
};

const PANELS = {
  offers: () => html`<${Offers} /><${Deals} /><${Contracts} />`,
  policy: Policy,
  figures: Lately,
  sheet: () => html`<${Sheet} /><${Others} />`,
};

const Quarter = () => {
  const { number, first, last } = task.value.quarter;
  return html`<div class="quarter"><h2>${placeName(me.value.place)}</h2>
    <p class="note">${say("roles.quarter", { n: number, first: month(first), last: month(last) })}</p></div>`;
};

export const Roles = () => {
  useEffect(() => void loadCatalogue(), []);
  if (!task.value || !catalogue.value) return html`<section class="card"><p role="status">${say("design.loading")}</p></section>`;
  const names = ["offers", ...(hasPolicy(task.value.role) ? ["policy"] : []), "figures", "sheet"];
  if (!names.includes(tab.value)) tab.value = "offers";
  const Panel = PANELS[tab.value];
  const open = toAnswer();
  return html`<${Quarter} />
    <div class="tabs sticky" role="tablist" onKeyDown=${arrows}>
      ${names.map((name) => html`<${Tab} key=${name} name=${name} count=${name === "offers" ? open : 0} />`)}</div>
    <div id="panel" role="tabpanel" aria-labelledby=${`tab-${tab.value}`}><${Panel} key=${`${tab.value} ${stage.value.key}`} /></div>
    <${Ready} warn=${open ? say("roles.unanswered", { n: open }) : ""} />`;
};
