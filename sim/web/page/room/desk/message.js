// A word to everybody, or to one place.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { say } from "../say.js";
import { placeName } from "./names.js";
import { act, places, sending, snapshot } from "./store.js";

const Last = ({ message }) => html`<p class="note">${say("desk.message.last", {
  to: message.to === "all" ? say("desk.message.all") : placeName(message.to), text: message.text })}</p>`;

export const Message = () => {
  const text = useSignal("");
  const to = useSignal("all");
  const send = async (event) => {
    event.preventDefault();
    if (await act("message", { to: to.value, text: text.value.trim() })) text.value = "";
  };
  const named = places.value.filter(({ key }) => /^(t|w)\d/.test(key));
  return html`<section class="card">
    <h2>${say("desk.message")}</h2>
    <form class="message" onSubmit=${send}>
      ${named.length > 0 && html`<label>${say("desk.message.to")}
        <select value=${to} onChange=${(event) => (to.value = event.target.value)}>
          <option value="all">${say("desk.message.all")}</option>
          ${named.map(({ key }) => html`<option value=${key}>${placeName(key)}</option>`)}
        </select></label>`}
      <label>${say("desk.message.text")}
        <textarea rows="2" maxlength="400" required value=${text} onInput=${(event) => (text.value = event.target.value)}></textarea></label>
      <button disabled=${!text.value.trim() || sending.value === "message"}>${say("desk.message.send")}</button>
    </form>
    ${snapshot.value.message && html`<${Last} message=${snapshot.value.message} />`}
  </section>`;
};
