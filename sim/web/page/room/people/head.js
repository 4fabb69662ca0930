// The top of the page: which session, which stage, how long, whether the line to the server stands.
import { html } from "../../html.js";
import { choose, lang, say, sessionTitle } from "../say.js";
import { connection, left, session, stage } from "../store.js";
import { Me } from "./me.js";

const twoDigits = (value) => String(value).padStart(2, "0");

/* Seconds as 4:05. */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;

const stageName = () => {
  const { name, round } = stage.value;
  const { rounds } = session.value;
  return say(`stage.${name}`, { round, rounds });
};

const Timer = () => {
  const seconds = left.value;
  if (seconds === null) return null;
  const held = stage.value.held ? " held" : "";
  const kind = seconds === 0 ? " out" : seconds <= 60 ? " short" : "";
  return html`<span class=${`timer${kind}${held}`} role="timer" aria-label=${say("timer.left", { time: clock(seconds) })}>
    ${clock(seconds)}</span>`;
};

/* Said aloud at a minute and at the end, not every second. */
const TimerAloud = () => {
  const seconds = left.value;
  const said = seconds === 0 ? say("timer.out") : seconds !== null && seconds <= 60 ? say("timer.minute") : "";
  return html`<span class="sr-only" role="status">${said}</span>`;
};

const Line = () => {
  const kind = connection.value;
  return html`<span class=${`connection ${kind}`} role="status">
    <span class="light" aria-hidden="true"></span>${say(`line.${kind}`)}</span>`;
};

const Language = () => {
  const other = lang.value === "zh" ? "en" : "zh";
  return html`<button type="button" class="quiet language" lang=${other === "zh" ? "zh-CN" : "en"}
    onClick=${() => choose(other, "screen", "people", "roles")}>${other === "zh" ? "中文" : "EN"}</button>`;
};

export const Head = () => html`<header class="top">
  <div class="row">
    <h1>${session.value ? sessionTitle(session.value) : say("room.title")}</h1>
    <${Language} />
    ${session.value && html`<${Me} />`}
  </div>
  ${session.value && html`<div class="row stage">
    <span class="name" role="status">${stageName()}</span>
    <${Timer} /><${TimerAloud} />
    <${Line} />
  </div>`}
</header>`;
