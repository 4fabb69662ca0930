// The sessions that there are; one of them is opened by a click.
import { html } from "../../html.js";
import { say } from "../say.js";
import { stageWords } from "./names.js";
import { opening, sessions } from "./store.js";

const when = (session) => {
  const at = session.at ?? session.opened ?? session.created;
  if (!at) return "";
  const date = new Date(at > 1e11 ? at : 1000 * at);
  return date.toLocaleString(document.documentElement.lang, {
    month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
};

const Damaged = ({ session }) => html`<li>
  <p class="session-line"><strong>${say("desk.sessions.damaged")}</strong>
    <span class="code">${session.code}</span><span class="note">${session.fault}</span></p>
</li>`;

const Line = ({ session }) => session.fault ? html`<${Damaged} session=${session} />` : html`<li>
  <a href=${`#${session.code}`} class="session-line">
    <strong>${session.title}</strong>
    <span>${say(`shown.format.${session.format}`)}</span>
    <span>${stageWords(session.stage?.key ?? session.stage ?? "")}</span>
    <span class="code">${session.code}</span>
    <span class="note">${when(session)}</span>
  </a>
</li>`;

export const Sessions = () => html`<section class="card">
  <div class="card-head">
    <h2>${say("desk.sessions")}</h2>
    <button class="primary" onClick=${() => (opening.value = true)}>${say("desk.open")}</button>
  </div>
  ${sessions.value.length
    ? html`<ul class="session-list">${sessions.value.map((each) => html`<${Line} key=${each.code} session=${each} />`)}</ul>`
    : html`<p class="note">${say("desk.sessions.none")}</p>`}
</section>`;
