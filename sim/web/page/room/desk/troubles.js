// What went wrong, in one place at the top, until it is closed or something else is done.
import { html } from "../../html.js";
import { say, why } from "../say.js";
import { connection, logged, refused, show, trouble, wanted } from "./store.js";

export const Told = ({ text, close }) => html`<p class="trouble" role="alert">
  <span>${text}</span>
  ${close && html`<button class="quiet" onClick=${close}>${say("desk.close")}</button>`}
</p>`;

const textOf = (error) => (error.status === 0 ? say("desk.trouble.away") : why(error));

const away = () => logged.value && wanted.value && connection.value === "lost";

export const Troubles = () => html`
  ${refused.value && html`<${Told} text=${why(refused.value)} close=${() => (refused.value = null)} />`}
  ${trouble.value && html`<${Told} text=${textOf(trouble.value)} close=${() => (trouble.value = null)} />`}
  ${away() && html`<p class="trouble soft" role="status">${say("desk.trouble.lost")}</p>`}
  ${logged.value && wanted.value && connection.value === "missing" && html`<p class="trouble" role="alert">
    <span>${say("desk.trouble.missing", { code: wanted.value })}</span>
    <button class="quiet" onClick=${() => show("")}>${say("desk.sessions.all")}</button>
  </p>`}
`;
