// Deals that were made and the way out of them; apart from them what is not in force.
import { html } from "../../../html.js";
import { brandName, month, say } from "../../say.js";
import { dealStatus, isLive } from "../../screen/dealstatus.js";
import { me, task } from "../../store.js";
import { termsWords } from "../../screen/terms.js";
import { Action, mayDecide } from "../action.js";
import { placeName } from "../names.js";

const other = (deal) => deal.parties.find((party) => party !== me.value.place);

const Leave = ({ deal }) => {
  const { exit_months: exit } = deal.terms;
  if (deal.ends) return html`<p class="note">${say("deals.ends", { month: month(deal.ends) })}</p>`;
  if (deal.replaced) return html`<p class="note">${say("deals.replaced")}</p>`;
  if (exit === null) return html`<p class="note">${say("deals.no_exit")}</p>`;
  return html`<details class="leave"><summary>${say("deals.leave")}</summary>
    <p>${say("deals.leave.means", { n: exit })}</p>
    <${Action} kind="leave" content=${() => ({ place: me.value.place, deal: deal.number })} disabled=${!mayDecide()}>
      ${say("deals.leave.sure")}<//></details>`;
};

const Deal = ({ deal }) => html`<li class="offer" data-deal=${deal.number}>
  <p><strong>${placeName(other(deal), true)}</strong>${deal.brand && html` · ${brandName(deal.brand)}`}
    <span class=${`badge ${deal.status}`}>${dealStatus(deal)}</span></p>
  ${deal.rule === "accepted" && html`<p class="note">${say("deal.rule.accepted")}</p>`}
  <p>${termsWords(deal.terms, deal.brand)}</p>
  ${isLive(deal) && html`<${Leave} deal=${deal} />`}</li>`;

const List = ({ deals }) => html`<ul class="offers">${deals.map((deal) => html`<${Deal} key=${deal.number} deal=${deal} />`)}</ul>`;

export const Deals = () => {
  const { deals } = task.value;
  const live = deals.filter(isLive);
  const others = deals.filter((deal) => !isLive(deal)).reverse();
  return html`
    ${live.length > 0 && html`<section class="card"><h2>${say("deals.title")}</h2><${List} deals=${live} /></section>`}
    ${others.length > 0 && html`<details class="card"><summary>${say("deals.others", { n: others.length })}</summary>
      <${List} deals=${others} /></details>`}`;
};
