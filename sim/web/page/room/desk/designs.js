// What a team has laid over the scenario.
import { html } from "../../html.js";
import { say } from "../say.js";
import { changeWords } from "../screen/changes.js";
import { snapshot } from "./store.js";

const SOME = 5;

const Changes = ({ changes }) => html`<ul class="changes">
  ${changes.map(([key, value]) => html`<li key=${key}>${changeWords(key, value)}</li>`)}
</ul>`;

/* A team's design as it stands, whatever stage the session is at: for the desk only. */
export const DesignOf = ({ place }) => {
  const task = snapshot.value.tasks?.[place];
  const mine = task?.mine;
  if (!mine) return html`<p class="note">${say("desk.design.none")}</p>`;
  const changes = Object.entries(mine.changes);
  return html`<div class="design">
    ${!changes.length && html`<p class="note">${say("desk.design.empty")}</p>`}
    <${Changes} changes=${changes.slice(0, SOME)} />
    ${changes.length > SOME && html`<details><summary>${say("desk.more", { n: changes.length - SOME })}</summary>
      <${Changes} changes=${changes.slice(SOME)} /></details>`}
    ${mine.text && html`<p><q>${mine.text}</q></p>`}
    <p class="note">${say("desk.design.from", { n: mine.round })}</p>
  </div>`;
};
