// Before the first round: how to come in, and who has.
import { html } from "../../html.js";
import { useLinks } from "../desk/links.js";
import { say } from "../say.js";
import { counts, places, session, snapshot } from "../store.js";
import { placeName } from "../people/names.js";
import { byWorld } from "./byworld.js";

const Names = () => {
  const names = snapshot.value.names ?? places.value.flatMap(({ people }) => people);
  return html`<ul class=${`names ${names.length > 24 ? "many" : ""}`}>${names.map((name) => html`<li>${name}</li>`)}</ul>`;
};

const Seat = ({ place: { key, people }, short }) => html`<li class=${people.length ? "taken" : ""}>
  <strong>${placeName(key, short)}</strong> ${people.length ? people.join(say("say.comma")) : html`<span>${say("screen.free")}</span>`}</li>`;

/* Places with who sits there; people sit down as they like. */
const Seats = () => byWorld(places.value).map(({ world, all }, _, every) => html`<div class="world-seats" key=${world}>
  ${every.length > 1 && html`<h3>${say("shown.world", { n: world })}</h3>`}
  <ul class=${`seats ${every.length > 1 || all.length > 8 ? "many" : ""}`}>
    ${all.map((place) => html`<${Seat} key=${place.key} place=${place} short=${every.length > 1} />`)}</ul></div>`);

export const Lobby = () => {
  const { code, locked } = session.value;
  const { link, qr, hereOnly } = useLinks(code);
  return html`<div class="lobby">
    <div class="way-in">
      ${locked
        ? html`<p class="huge">${say("screen.locked")}</p>`
        : html`<img class="qr" src=${qr} alt=${say("screen.qr")} />
          ${link && html`<p class="link">${link.replace(/^http:\/\//, "")}</p>`}
          <p>${say("screen.code")} <strong class="big-code">${code}</strong></p>
          ${hereOnly && html`<p class="warning">${say("screen.here_only")}</p>`}`}
    </div>
    <div class="who-in">
      <p class="joined"><strong>${counts.value.joined}</strong> ${say("screen.joined")}</p>
      ${places.value.length > 0 ? html`<${Seats} />` : html`<${Names} />`}
    </div>
  </div>`;
};
