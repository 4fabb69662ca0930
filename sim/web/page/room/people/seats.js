// Where one may sit down: teams, or roles by world, and who sits there already.
import { html } from "../../html.js";
import { PLAYED } from "../../declared/cast.js";
import { brandName, knows, say } from "../say.js";
import { format, me, places, stage } from "../store.js";
import { Action } from "./action.js";
import { kindOf, placeName, together } from "./names.js";

/* After the lobby only what nobody plays is free; the facilitator seats people anywhere. */
const isFree = (row) => stage.value.name === "lobby" || row.absent;

const Seat = ({ row }) => {
  const mine = row.key === me.value.place;
  const brand = PLAYED[kindOf(row.key)];
  const goal = `role.${brand ? "maker" : kindOf(row.key)}.short`;
  return html`<li class=${mine ? "seat mine" : "seat"} data-place=${row.key}>
    <div>
      <strong>${placeName(row.key, true)}</strong>
      ${knows(goal) && html`<p class="note">${say(goal, { brand: brand && brandName(brand) })}</p>`}
      <p class="people">${row.people.length ? together(row.people) : say("lobby.nobody")}</p>
    </div>
    <${Action} kind="sit" content=${() => ({ seat: me.value.seat, place: mine ? null : row.key })} primary=${!mine}
      disabled=${!mine && !isFree(row)} label=${say(mine ? "lobby.stand.label" : "lobby.sit.label", { place: placeName(row.key) })}>
      ${say(mine ? "lobby.stand" : "lobby.sit")}<//>
  </li>`;
};

const Group = ({ world, rows, several }) => html`<section class="card">
  ${several && html`<h3>${say("place.world", { world })}</h3>`}
  <ul class="seats">${rows.map((row) => html`<${Seat} key=${row.key} row=${row} />`)}</ul>
</section>`;

/* All places, grouped by world. */
export const Seats = () => {
  const worlds = [...new Set(places.value.map((each) => each.world))];
  return html`<h2 class="between">${say(`lobby.choose.${format.value}`)}</h2>
    <p class="between note">${say(me.value.place ? "lobby.you_are" : "lobby.you_are_nowhere", { place: placeName(me.value.place) })}${" "}
      ${say("lobby.shared")}</p>
    ${worlds.map((world) => html`<${Group} key=${world} world=${world} several=${worlds.length > 1}
      rows=${places.value.filter((each) => each.world === world)} />`)}`;
};
