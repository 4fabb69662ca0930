// Offers: to answer, to wait for, and to make.
import { useSignal } from "@preact/signals";
import { TECHNOLOGY } from "../../../declared/cast.js";
import { OUTSIDE } from "../../../declared/levers.js";
import { html } from "../../../html.js";
import { brandName, month, say } from "../../say.js";
import { me, places, task } from "../../store.js";
import { termsWords } from "../../screen/terms.js";
import { Action, mayDecide } from "../action.js";
import { placeName } from "../names.js";
import { OfferForm } from "./offerform.js";

/* The kinds of terms that may pass between me and a place. */
const kindsFor = (place) => task.value.may.offer.find(([to]) => place === to || place.endsWith(`.${to}`))?.[2] ?? [];

const Answer = ({ offer }) => {
  const counter = useSignal(false);
  const answer = (accept) => () => ({ place: me.value.place, offer: offer.number, accept });
  const may = mayDecide();
  if (counter.value) {
    return html`<${OfferForm} kind="counter" name=${`counter.${offer.number}`} brand=${offer.brand} to=${offer.from}
      kinds=${kindsFor(offer.from)} first=${offer.terms} more=${{ offer: offer.number }} onDone=${() => (counter.value = false)} />`;
  }
  return html`<div class="answers">
    <${Action} kind="answer" primary content=${answer(true)} disabled=${!may}>${say("offers.accept")}<//>
    <button type="button" disabled=${!may} onClick=${() => (counter.value = true)}>${say("offers.counter")}</button>
    <${Action} kind="answer" content=${answer(false)} disabled=${!may}>${say("offers.refuse")}<//></div>`;
};

const Withdraw = ({ offer }) => html`<${Action} kind="withdraw" disabled=${!mayDecide()}
  content=${() => ({ place: me.value.place, offer: offer.number })}>${say("offers.withdraw")}<//>`;

const Offer = ({ offer }) => {
  const own = offer.from === me.value.place;
  const who = say(own ? "offers.to" : "offers.from", { who: placeName(own ? offer.to : offer.from, true) });
  return html`<li class=${`offer ${offer.state} ${offer.mine ? "answerable" : ""}`} data-offer=${offer.number}>
    <p><strong>${who}</strong>${offer.brand && html` · ${brandName(offer.brand)}`}
      <span class=${`badge ${offer.state}`}>${say(`offers.state.${offer.state}`, { month: month(offer.terms.from) })}</span></p>
    ${offer.counters !== null && html`<p class="note">${say("offers.counters")}</p>`}
    <p>${termsWords(offer.terms, offer.brand)}</p>
    ${offer.mine && html`<${Answer} offer=${offer} />`}
    ${own && offer.state === "open" && html`<${Withdraw} offer=${offer} />`}</li>`;
};

const List = ({ title, offers, none }) => html`<section class="card"><h2>${title}</h2>
  ${!offers.length && html`<p class="note">${none}</p>`}
  <ul class="offers">${offers.map((offer) => html`<${Offer} key=${offer.number} offer=${offer} />`)}</ul></section>`;

/* The place, or outsider, that a role's key means in my world. */
const placeOf = (key) => (OUTSIDE.includes(key) ? key : `${me.value.place.split(".")[0]}.${key}`);

const nameOf = ([key, brand]) => {
  if (OUTSIDE.includes(key)) return brandName(brand);
  return brand ? `${placeName(key)} · ${brandName(brand)}` : placeName(key);
};

/* Who answers where nobody sits. */
const Absent = ({ pair }) => {
  const [key] = pair;
  const absent = OUTSIDE.includes(key) || places.value.find((each) => each.key === placeOf(key))?.absent;
  if (!absent) return null;
  return html`<p class="tag">${say(TECHNOLOGY.includes(key) ? "offers.no_taker" : "offers.unplayed", { who: nameOf(pair) })}</p>`;
};

const Make = () => {
  const chosen = useSignal("");
  const pairs = task.value.may.offer;
  const pair = pairs.find(([key]) => key === chosen.value);
  return html`<section class="card"><h2>${say("offers.make")}</h2>
    <label for="whom">${say("offers.whom")}</label>
    <select id="whom" value=${chosen.value} onChange=${(event) => (chosen.value = event.currentTarget.value)}>
      <option value="">${say("offers.choose")}</option>
      ${pairs.map((each) => html`<option key=${each[0]} value=${each[0]}>${nameOf(each)}</option>`)}</select>
    ${pair && html`<${Absent} pair=${pair} />
      <${OfferForm} key=${pair[0]} kind="offer" name=${`offer.${pair[0]}`} brand=${pair[1]} kinds=${pair[2]} first=${null}
        to=${placeOf(pair[0])} more=${{ to: placeOf(pair[0]), brand: pair[1] }} onDone=${() => (chosen.value = "")} />`}
  </section>`;
};

export const Offers = () => {
  const { offers } = task.value;
  const waiting = offers.filter((offer) => offer.mine);
  const sent = offers.filter((offer) => offer.state === "open" && !offer.mine);
  const past = offers.filter((offer) => offer.state !== "open").reverse();
  // what comes in stands below the form, so that it moves nothing that somebody is filling in
  return html`
    <${Make} />
    <${List} title=${say("offers.to_answer")} offers=${waiting} none=${say("offers.none_to_answer")} />
    ${sent.length > 0 && html`<${List} title=${say("offers.sent")} offers=${sent} />`}
    ${past.length > 0 && html`<details class="card"><summary>${say("offers.past", { n: past.length })}</summary>
      <ul class="offers">${past.map((offer) => html`<${Offer} key=${offer.number} offer=${offer} />`)}</ul></details>`}`;
};
