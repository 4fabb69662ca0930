// The desk: the login, then the sessions, then the one that runs.
import { html } from "../../html.js";
import { choose, lang, say } from "../say.js";
import { Acting } from "./acting.js";
import { Login } from "./login.js";
import { Open } from "./open.js";
import { Running } from "./running.js";
import { Sessions } from "./sessions.js";
import { logged, logout, opening, session, show, wanted } from "./store.js";
import { Troubles } from "./troubles.js";

const Languages = () => html`<div class="languages" role="group" aria-label=${say("language")}>
  ${[["en", "EN"], ["zh", "中文"]].map(([key, name]) => html`<button
    lang=${key === "zh" ? "zh-CN" : "en"}
    aria-pressed=${lang.value === key ? "true" : "false"}
    onClick=${() => choose(key, "desk")}
  >${name}</button>`)}
</div>`;

const Head = () => html`<header class="desk-head">
  <h1>${say("desk.title")}</h1>
  ${logged.value && wanted.value && html`<button class="quiet" onClick=${() => show("")}>${say("desk.sessions.all")}</button>`}
  <span class="gap"></span>
  <${Languages} />
  ${logged.value && html`<button class="quiet" onClick=${logout}>${say("desk.logout")}</button>`}
</header>`;

const Body = () => {
  if (logged.value === null) return html`<p class="opening">${say("desk.waiting")}</p>`;
  if (!logged.value) return html`<${Login} />`;
  if (opening.value) return html`<${Open} />`;
  if (!wanted.value) return html`<${Sessions} />`;
  return session.value ? html`<${Running} />` : html`<p class="opening">${say("desk.waiting")}</p>`;
};

export const Desk = () => html`
  <${Head} />
  <main class="desk-main">
    <${Troubles} />
    <${Body} />
  </main>
  <${Acting} />
`;
