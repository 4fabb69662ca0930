// Deals that were made, and the way out of them.
import { html } from "../../../html.js";
import { brandName, month, say } from "../../say.js";
import { me, task } from "../../store.js";
import { termsWords } from "../../screen/terms.js";
import { Action, mayDecide } from "../action.js";
import { placeName } from "../names.js";

const other = (deal) => deal.parties.find((party) => party !== me.value.place);

const Leave = ({ deal }) => {
  const { exit_months: exit } = deal.terms;
  if (deal.ends) return html`<p class="note">${say("deals.ends", { month: month(deal.ends) })}</p>`;
  if (exit === null) return html`<p class="note">${say("deals.no_exit")}</p>`;
  return html`<details class="leave"><summary>${say("deals.leave")}</summary>
    <p>${say("deals.leave.means", { n: exit })}</p>
    <${Action} kind="leave" content=${() => ({ place: me.value.place, deal: deal.number })} disabled=${!mayDecide()}>
      ${say("deals.leave.sure")}<//></details>`;
};

const Deal = ({ deal }) => html`<li class="offer" data-deal=${deal.number}>
  <p><strong>${placeName(other(deal), true)}</strong>${deal.brand && html` · ${brandName(deal.brand)}`}
    ${deal.own_rule && html` <small class="tag">${say("deals.own_rule")}</small>`}</p>
  <p>${termsWords(deal.terms, deal.brand)}</p>
  <${Leave} deal=${deal} /></li>`;

export const Deals = () => {
  const { deals } = task.value;
  if (!deals.length) return null;
  return html`<section class="card"><h2>${say("deals.title")}</h2>
    <ul class="offers">${deals.map((deal) => html`<${Deal} key=${deal.number} deal=${deal} />`)}</ul></section>`;
};
