// Asks before something that cannot simply be done again.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { say } from "../say.js";

/* `text` says what will be done, `yes` is on the button that does it; `off` leaves it. */
export const Sure = ({ text, yes, go, off, busy }) => {
  const button = useRef(null);
  useEffect(() => button.current.focus(), []);
  const onKeyDown = (event) => event.key === "Escape" && off();
  return html`<div class="ask" role="group" aria-label=${text} onKeyDown=${onKeyDown}>
    <p>${text}</p>
    <button class="danger" ref=${button} disabled=${busy} onClick=${go}>${yes}</button>
    <button onClick=${off}>${say("desk.cancel")}</button>
  </div>`;
};
