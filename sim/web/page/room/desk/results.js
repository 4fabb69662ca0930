// The results of the rounds, newest first, as the screen shows them and with their tables.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { resultOf } from "../results.js";
import { say } from "../say.js";
import { Shown } from "../screen/shown.js";
import { snapshot } from "./store.js";

export const Results = () => {
  const chosen = useSignal(null);
  const rounds = Object.keys(snapshot.value.results ?? {}).map(Number).sort((a, b) => a - b);
  if (!rounds.length) return null;
  const round = rounds.includes(chosen.value) ? chosen.value : rounds.at(-1);
  const result = resultOf(round);
  return html`<section class="card results">
    <div class="card-head"><h2>${say("desk.results")}</h2>
      ${rounds.length > 1 && html`<div class="tabs" role="group" aria-label=${say("desk.results.round")}>
        ${rounds.map((each) => html`<button aria-pressed=${each === round ? "true" : "false"}
          onClick=${() => (chosen.value = each === rounds.at(-1) ? null : each)}>${each}</button>`)}
      </div>`}
    </div>
    ${result ? html`<${Shown} result=${result} key=${round} />` : html`<p class="note">${say("desk.waiting")}</p>`}
  </section>`;
};
