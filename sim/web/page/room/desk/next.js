// The one button that moves the game on, and says what it will do.
import { html } from "../../html.js";
import { say } from "../say.js";
import { advance, counts, sending, session, stage } from "./store.js";

/* The words on the button at a stage. */
const wordsOf = ({ name, round }, { decided = 0, of = 0 }, rounds) => {
  if (name === "lobby") return say("desk.next.open", { n: 1 });
  if (name === "open") {
    const out = of - decided;
    return out > 0 ? say("desk.next.close.some", { n: round, out, of }) : say("desk.next.close", { n: round });
  }
  if (name === "closed") return say("desk.next.show", { n: round });
  return round < rounds ? say("desk.next.open", { n: round + 1 }) : say("desk.next.end");
};

const Working = () => html`<p class="working" role="status"><progress aria-hidden="true"></progress>
  ${say("desk.next.working")}</p>`;

export const Next = () => {
  const { name, ready, failed } = stage.value;
  if (name === "over") return html`<p class="done">${say("desk.next.over")}</p>`;
  const works = name === "closed" && !ready && !failed;
  return html`<div class="next">
    <button class="primary big" id="next" disabled=${sending.value === "advance" || works || failed} onClick=${advance}>
      ${wordsOf(stage.value, counts.value, session.value.rounds)}</button>
    ${works && html`<${Working} />`}
    ${failed && html`<p class="wrong" role="alert">${say("desk.next.failed", { why: failed })}</p>`}
  </div>`;
};
