// The timer and the hold.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { clock } from "../charts/format.js";
import { say } from "../say.js";
import { left } from "../store.js";
import { act, session, stage } from "./store.js";

const set = (seconds) => act("timer", { seconds: Math.round(seconds) });

const Timer = () => {
  const minutes = useSignal(null);
  const given = minutes.value ?? session.value.round_minutes;
  const running = left.value !== null;
  return html`<form class="timer" onSubmit=${(event) => (event.preventDefault(), set(60 * given))}>
    <output class=${`time ${left.value === 0 ? "up" : ""}`} aria-label=${say("desk.timer")}>${running ? clock(left.value) : "–:––"}</output>
    <label><span class="sr-only">${say("desk.timer.minutes")}</span>
      <input type="number" min="1" max="120" required value=${given}
        onInput=${(event) => (minutes.value = Number(event.target.value))} /></label>
    <button title=${say("desk.timer.set.what")}>${say("desk.timer.set")}</button>
    <button type="button" disabled=${!running} onClick=${() => set(left.value + 60)}>${say("desk.timer.more")}</button>
    <button type="button" disabled=${!running} onClick=${() => set(0)}>${say("desk.timer.off")}</button>
  </form>`;
};

const Hold = () => html`<button class=${stage.value.held ? "hold on" : "hold"} aria-pressed=${stage.value.held ? "true" : "false"}
  onClick=${() => act("hold", { on: !stage.value.held })}>
  ${stage.value.held ? say("desk.hold.off") : say("desk.hold.on")}</button>`;

export const Clock = () => html`<div class="clock">
  <${Timer} />
  ${stage.value.name === "open" && html`<${Hold} />`}
</div>`;
