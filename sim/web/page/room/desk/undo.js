// Taking back the last step, after saying what goes with it.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { number, say } from "../say.js";
import { stageWords } from "./names.js";
import { act, sending, snapshot } from "./store.js";
import { Sure } from "./sure.js";

const whatOf = ({ kind, stage, decisions }) => {
  const step = say(kind === "takeover" ? "desk.undo.takeover" : "desk.undo.step", { stage: stageWords(stage) });
  return `${step} ${decisions ? number("desk.undo.decisions", decisions) : say("desk.undo.none")}`;
};

export const Undo = () => {
  const asking = useSignal(null);
  const undo = snapshot.value.undo;
  if (!undo) return null;
  // what was asked about may have changed in the meantime
  if (asking.value !== null && asking.value === JSON.stringify(undo)) {
    const go = async () => {
      await act("undo");
      asking.value = null;
    };
    return html`<${Sure} text=${whatOf(undo)} yes=${say("desk.undo.yes")} go=${go}
      off=${() => (asking.value = null)} busy=${sending.value === "undo"} />`;
  }
  return html`<button class="quiet" id="undo" title=${whatOf(undo)} onClick=${() => (asking.value = JSON.stringify(undo))}>
    ${say("desk.undo")}</button>`;
};
