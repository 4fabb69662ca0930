// A role's sheet in short: what it is after, and what it may decide.
import { html } from "../../../html.js";
import { brandName, say } from "../../say.js";
import { place, task } from "../../store.js";
import { placeName, together } from "../names.js";

export const Sheet = () => {
  const { role, brand } = task.value;
  const values = { brand: brand ? brandName(brand) : "" };
  const kind = brand ? "maker" : role;
  return html`<section class="card"><h2>${say("roles.sheet", { role: placeName(place.value?.key, true) })}</h2>
    <h3>${say("roles.goal")}</h3><p>${say(`role.${kind}.goal`, values)}</p>
    <h3>${say("roles.may")}</h3>
    <ul>${["1", "2", "3"].map((n) => html`<li key=${n}>${say(`role.${kind}.may.${n}`, values)}</li>`)}</ul>
    <h3>${say("roles.mind")}</h3><p>${say(`role.${kind}.mind`, values)}</p>
    <p class="note">${say("design.people", { people: together(place.value?.people ?? []) })}</p>
  </section>`;
};
