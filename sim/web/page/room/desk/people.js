// Who is here: where each sits, moved by a choice; a code to come back with; somebody put out.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { say } from "../say.js";
import { placeName } from "./names.js";
import { act, attempt, code, format, people, places, returned, tell } from "./store.js";
import { Sure } from "./sure.js";

const Seat = ({ person }) => html`<select aria-label=${say("desk.people.place", { name: person.name })}
  value=${person.place ?? ""}
  onChange=${(event) => act("sit", { seat: person.seat, place: event.target.value || null }, `sit ${person.seat}`)}>
  <option value="" selected=${!person.place}>${say("desk.people.nowhere")}</option>
  ${places.value.map(({ key }) => html`<option value=${key} selected=${key === person.place}>${placeName(key)}</option>`)}
</select>`;

const newCode = (person) => attempt(`seat ${person.seat}`, async () => {
  const found = await tell("/api/desk/seat", { code: code.value, seat: person.seat });
  returned.value = { seat: person.seat, code: found.return_code };
});

const Asking = ({ person, what, off }) => {
  const go = async () => {
    if (what === "code") await newCode(person);
    else await act("remove", { seat: person.seat }, `remove ${person.seat}`);
    off();
  };
  return html`<${Sure} text=${say(`desk.people.${what}.sure`, { name: person.name })}
    yes=${say(`desk.people.${what}.yes`)} go=${go} off=${off} />`;
};

const Person = ({ person }) => {
  const asking = useSignal("");
  const open = useSignal(false);
  const mine = returned.value?.seat === person.seat ? returned.value : null;
  return html`<li class="person">
    <span class=${`dot ${person.here ? "here" : ""}`} aria-hidden="true"></span>
    <span class="who">${person.name} <small>${person.here ? "" : say("desk.people.away")}</small></span>
    ${format.value !== "predict" && html`<${Seat} person=${person} />`}
    <button class="quiet more" aria-expanded=${open.value ? "true" : "false"} title=${say("desk.people.more", { name: person.name })}
      aria-label=${say("desk.people.more", { name: person.name })} onClick=${() => (open.value = !open.value)}>⋯</button>
    ${open.value && html`<span class="person-do">
      <button class="quiet" onClick=${() => (asking.value = "code")}>${say("desk.people.code")}</button>
      <button class="quiet bad" onClick=${() => (asking.value = "remove")}>${say("desk.people.remove")}</button>
    </span>`}
    ${asking.value && html`<${Asking} person=${person} what=${asking.value} off=${() => (asking.value = "")} />`}
    ${mine && html`<p class="returned" role="status">${say("desk.people.code.is", { name: person.name })}
      <strong class="code">${mine.code}</strong>
      <button class="quiet" onClick=${() => (returned.value = null)}>${say("desk.close")}</button></p>`}
  </li>`;
};

export const People = () => {
  const there = people.value.filter(({ removed }) => !removed);
  const gone = people.value.filter(({ removed }) => removed);
  // who still has no place comes first: somebody has to seat them
  const loose = ({ place }) => (format.value !== "predict" && !place ? 0 : 1);
  const order = [...there].sort((a, b) => loose(a) - loose(b));
  return html`<section class="card">
    <h2>${say("desk.people", { n: there.length })}</h2>
    ${there.length
      ? html`<ul class="people">${order.map((each) => html`<${Person} key=${each.seat} person=${each} />`)}</ul>`
      : html`<p class="note">${say("desk.people.none")}</p>`}
    ${gone.length > 0 && html`<p class="note">${say("desk.people.gone", { names: gone.map(({ name }) => name).join(", ") })}</p>`}
  </section>`;
};
