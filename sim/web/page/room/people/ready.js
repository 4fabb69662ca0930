// The end of a place's thinking in a round: the facilitator sees it, and it can be taken back.
import { html } from "../../html.js";
import { say } from "../say.js";
import { me, place } from "../store.js";
import { Action, mayDecide } from "./action.js";

export const Ready = ({ warn }) => {
  const on = place.value?.ready ?? false;
  return html`<div class="bar">
    ${warn && !on && html`<p class="note">${warn}</p>`}
    ${on && html`<p class="done" role="status">${say("ready.done")}</p>`}
    <${Action} kind="ready" content=${() => ({ place: me.value.place, on: !on })} primary=${!on} disabled=${!mayDecide()}>
      ${say(on ? "ready.again" : "ready.now")}<//>
  </div>`;
};
