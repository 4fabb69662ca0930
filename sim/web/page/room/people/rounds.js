// Which shown round is looked at: the newest, or an earlier one.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { say } from "../say.js";
import { snapshot } from "../store.js";

export const shownRounds = () => Object.keys(snapshot.value?.results ?? {}).map(Number).sort((a, b) => a - b);

/* A signal of the round to look at, the newest at first. */
export const useRound = () => useSignal(shownRounds().at(-1) ?? 0);

export const Rounds = ({ round }) => {
  const all = shownRounds();
  if (!all.includes(round.value) && all.length) round.value = all.at(-1);
  if (all.length < 2) return null;
  return html`<div class="tabs" role="group" aria-label=${say("rounds.label")}>
    ${all.map((each) => html`<button type="button" key=${each} aria-pressed=${each === round.value ? "true" : "false"}
      onClick=${() => (round.value = each)}>${say("rounds.one", { n: each })}</button>`)}</div>`;
};

export const Fetching = () => html`<section class="card"><p role="status"><span class="pulse" aria-hidden="true"></span>
  ${say("rounds.fetching")}</p></section>`;
