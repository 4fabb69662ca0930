// What everybody has to see: pens down, a message, a lost line, a command that was refused.
import { signal } from "@preact/signals";
import { html } from "../../html.js";
import { keep, kept } from "../kept.js";
import { say, why } from "../say.js";
import { connection, refused, snapshot, stage, waiting } from "../store.js";
import { placeName } from "./names.js";

const seen = signal(kept("message"));

const close = (message) => {
  seen.value = message.at;
  keep("message", message.at);
};

const Message = () => {
  const message = snapshot.value?.message;
  if (!message || message.at === seen.value) return null;
  const from = message.to === "all" ? say("message.all") : say("message.to", { place: placeName(message.to) });
  return html`<div class="banner message">
    <p><small>${from}</small><br />${message.text}</p>
    <button type="button" class="close" aria-label=${say("message.close")} onClick=${() => close(message)}>×</button>
  </div>`;
};

const Held = () => stage.value?.held && html`<div class="banner held"><p><strong>${say("held.title")}</strong> ${say("held.means")}</p></div>`;

const Lost = () =>
  connection.value === "lost" && html`<div class="banner lost"><p>${say(waiting.value ? "lost.unsent" : "lost.means")}</p></div>`;

const Refused = () => {
  if (!refused.value) return null;
  return html`<div class="banner refused">
    <p><strong>${say("refused.title")}</strong> ${why(refused.value)}</p>
    <button type="button" class="close" aria-label=${say("message.close")} onClick=${() => (refused.value = null)}>×</button>
  </div>`;
};

/* While people fill something in, banners lie over the page, so that nothing moves under their thumbs. */
export const Banners = () => html`<div class=${stage.value?.name === "open" ? "banners over" : "banners"}>
  <div class="stack"><div role="status"><${Held} /><${Lost} /><${Message} /></div>
  <div role="alert"><${Refused} /></div></div>
</div>`;
