// Contracts: each brand's terms by month, those of the scenario and those that were agreed.
import { html } from "../../../html.js";
import { brandName, month, say } from "../../say.js";
import { task } from "../../store.js";
import { holderName } from "../../screen/changes.js";
import { PARTS } from "../../../declared/levers.js";
import { earliest } from "../../../range.js";
import { termsWords } from "../../screen/terms.js";

/* One word for all of sales control, as scenarios may have it, is the three parts. */
const opened = (term) => {
  const control = typeof term.sales_control === "string"
    ? Object.fromEntries(PARTS.map((part) => [part, term.sales_control]))
    : term.sales_control ?? null;
  return { ...term, sales_control: control, from: null };
};

const Term = ({ term, brand }) => {
  const later = earliest(term.from) > task.value.quarter.last;
  const words = termsWords(opened(term), brand) || say("contracts.as_june");
  return html`<li class=${later ? "later" : ""}><small>${say("contracts.from", { month: month(term.from) })}</small>
    <span>${words}</span>
    ${term.rule && html` <small class="tag">${say(`contracts.rule.${term.rule}`)}</small>`}</li>`;
};

const Brand = ({ brand, terms }) => html`<div class="contract"><h3>${brandName(brand)}</h3>
  ${terms.length
    ? html`<ul class="plainlist">${terms.map((term, i) => html`<${Term} key=${i} term=${term} brand=${brand} />`)}</ul>`
    : html`<p>${say("contracts.none", { who: holderName("huawei", brand) })}</p>`}</div>`;

export const Contracts = () => html`<section class="card"><h2>${say("contracts.title")}</h2>
  ${Object.entries(task.value.contracts).map(([brand, terms]) => html`<${Brand} key=${brand} brand=${brand} terms=${terms} />`)}
</section>`;
