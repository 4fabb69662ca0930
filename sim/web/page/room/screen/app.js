// The projector's screen: what the whole room looks at, at each stage.
import { html } from "../../html.js";
import { clock } from "../charts/format.js";
import { resultOf } from "../results.js";
import { say } from "../say.js";
import { connection, counts, left, serverNow, session, snapshot, stage, tick } from "../store.js";
import { headline } from "./headline.js";
import { Language } from "./language.js";
import { Lobby } from "./lobby.js";
import { Open } from "./open.js";
import { Over } from "./over.js";
import { Shown } from "./shown.js";

const STAYS = 180000; // ms

const roundWords = () => {
  const { name, round } = stage.value;
  return round && name !== "over" ? say("screen.round", { n: round, of: session.value.rounds }) : "";
};

const Head = () => html`<header class="screen-head">
  <h1>${headline(session.value)}</h1>
  <p class="round">${roundWords()}</p>
  ${left.value !== null && html`<p class=${`time ${left.value === 0 ? "up" : left.value <= 60 ? "soon" : ""}`}>
    ${left.value === 0 ? say("screen.time.up") : clock(left.value)}</p>`}
  <${Language} />
</header>`;

const Result = () => {
  const result = resultOf(stage.value.round);
  return result ? html`<${Shown} result=${result} big key=${stage.value.key} />` : html`<${Closed} />`;
};

const Closed = () => html`<section class="middle" role="status">
  <p class="huge">${say(stage.value.ready ? "screen.closed.ready" : "screen.closed")}</p>
  ${!stage.value.ready && html`<div class="pulse" aria-hidden="true"><i></i><i></i><i></i></div>`}
  <p>${say("screen.closed.what", { decided: counts.value.decided, of: counts.value.of })}</p>
</section>`;

const STAGES = { lobby: Lobby, open: Open, closed: Closed, shown: Result, over: Over };

/* A message stays for some minutes; the clock that moves on takes it away. */
const Message = () => {
  const message = snapshot.value.message;
  const recent = tick.value && message && serverNow() - message.at < STAYS;
  return recent && message.to === "all" && html`<p class="message" role="status">${message.text}</p>`;
};

const NoSession = () => {
  const key = { denied: "denied", missing: "missing" }[connection.value] ?? "opening";
  return html`<section class="middle"><p class="huge">${say(`screen.${key}`)}</p></section>`;
};

export const Screen = () => {
  if (!snapshot.value) return html`<main class="screen"><${NoSession} /></main>`;
  const Part = STAGES[stage.value.name];
  return html`
    <${Head} />
    <main class=${`screen at-${stage.value.name}`}><${Part} /></main>
    <footer class="screen-foot">
      <${Message} />
      ${["lost", "opening"].includes(connection.value) && html`<p class="away" role="status">${say("screen.away")}</p>`}
      ${stage.value.name !== "lobby" && html`<p class="code-foot">${say("screen.code")} <strong>${session.value.code}</strong></p>`}
    </footer>
  `;
};
