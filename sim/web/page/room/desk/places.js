// The places of the game: a card for each team, a column for each world.
import { html } from "../../html.js";
import { agentColour } from "../charts/colours.js";
import { say } from "../say.js";
import { byWorld } from "../screen/byworld.js";
import { DesignOf } from "./designs.js";
import { placeName, roleName } from "./names.js";
import { act, actsFor, format, places, session, stage } from "./store.js";
import { WorldFacts } from "./worlds.js";

/* How a place stands, as a key of words. */
export const stateOf = (place) => {
  if (place.desk) return "desk";
  if (place.absent) return format.value === "design" ? "as_it_stands" : "own_rule";
  if (stage.value.name !== "open") return "";
  if (place.ready) return "ready";
  return place.decided ? "decided" : "thinking";
};

export const State = ({ place }) => {
  const state = stateOf(place);
  return state ? html`<span class=${`state ${state}`}>${say(`shown.state.${state}`)}</span>` : null;
};

const TakeOver = ({ place }) => html`<span class="take">
  <button class="quiet" aria-pressed=${place.desk ? "true" : "false"}
    onClick=${() => act("takeover", { place: place.key, on: !place.desk }, `takeover ${place.key}`)}>
    ${say(place.desk ? "desk.take.back" : "desk.take.over")}</button>
  ${place.desk && html`<button onClick=${() => (actsFor.value = place.key)}>${say("desk.take.decide")}</button>`}
</span>`;

const Who = ({ place }) => html`<span class="note">${place.people.length
  ? place.people.join(say("say.comma"))
  : say("desk.places.nobody")}${place.people.length > 0 && place.here < place.people.length
  ? say("desk.places.here", { n: place.here }) : ""}</span>`;

const Team = ({ place }) => html`<li class="place card" key=${place.key}>
  <p class="place-head"><strong>${placeName(place.key)}</strong> <${State} place=${place} /></p>
  <p><${Who} place=${place} /></p>
  <${DesignOf} place=${place.key} />
  <${TakeOver} place=${place} />
</li>`;

const Role = ({ place }) => html`<li class="role" key=${place.key}>
  <span class="role-name"><span class="swatch" style=${{ background: agentColour(place.kind) }} aria-hidden="true"></span>
    <strong>${roleName(place.key)}</strong> <${State} place=${place} /></span>
  <${Who} place=${place} />
  <${TakeOver} place=${place} />
</li>`;

const World = ({ world, all }) => html`<section class="world card">
  <h3>${session.value.teams > 1 ? say("desk.world", { n: world }) : say("desk.world.single")}</h3>
  <ul class="roles">${all.map((place) => html`<${Role} place=${place} />`)}</ul>
  <${WorldFacts} world=${world} />
</section>`;

export const Places = () => {
  if (format.value === "design") {
    return html`<section><h2 class="over-cards">${say("desk.teams")}</h2>
      <ul class="teams">${places.value.map((place) => html`<${Team} place=${place} />`)}</ul></section>`;
  }
  return html`<section class="worlds">
    ${byWorld(places.value).map(({ world, all }) => html`<${World} key=${world} world=${world} all=${all} />`)}
  </section>`;
};
