// A button that gives a command and says how it stands.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { say } from "../say.js";
import { send } from "../socket.js";
import { connection, stage } from "../store.js";

/* Whether people may decide now. */
export const mayDecide = () => stage.value?.name === "open" && !stage.value.held;

/* Sends `kind` with `content()` when it is pressed; stays pressed until the server has answered. What was
   sent goes to `after`: by then there may be more. */
export const Action = ({ kind, content, after, disabled, primary, quiet, id, label, children }) => {
  const busy = useSignal(false);
  const press = async () => {
    if (busy.value) return;
    busy.value = true;
    const given = content();
    const answer = await send(kind, given);
    busy.value = false;
    if (!answer.error) after?.(given);
  };
  const late = busy.value && connection.value === "lost";
  return html`<button type="button" id=${id} class=${primary ? "primary" : quiet ? "quiet" : ""} aria-label=${label}
    disabled=${disabled} aria-busy=${busy.value ? "true" : "false"} onClick=${press}>
    ${busy.value ? say(late ? "action.later" : "action.busy") : children}</button>`;
};
