// What happened when: the main entries of the ledger, in their order.
/* global sim */
import { useSignal } from "@preact/signals";
import { html } from "../html.js";
import { agents } from "../store.js";
import { agentName, say } from "../say.js";
import { shown } from "../shown.js";
import { ledgerSentence } from "../ledger_sentence.js";
import { Files } from "./files.js";

const FIRST = 12;
const COLUMNS = ["month", "agent", "event", "futures"];

const colourOf = (agent) =>
  agents.value.find((each) => each.key === agent)?.colour ?? "#9a9a9a";

const entries = (answer) => answer.body.happened.filter((entry) => entry.rule !== "refresh");

/* A conditional rule says in how many futures it fired, even where that is all or none of them. */
const often = (entry) => (entry.by_rule || entry.share < 0.999 ? sim.part(entry.share) : "");

const lasting = (entry) => entry.until && entry.until !== entry.month;

export const happened = {
  id: "happened",
  title: () => say("figure.happened.title"),
  table: (answer) => ({
    head: ["month", "until", "agent", "event", "futures"].map((name) => ({ text: say(`table.${name}`) })),
    rows: entries(answer).map((entry) => [
      entry.month,
      lasting(entry) ? entry.until : "",
      agentName(entry.agent),
      ledgerSentence(entry),
      entry.share,
    ]),
  }),
};

/* The roles stay where a narrow page lays the rows out as blocks. */
const Entry = ({ entry }) => {
  const when = lasting(entry) ? `${entry.month} – ${entry.until}` : entry.month;
  return html`<tr role="row">
    <th scope="row" role="rowheader">${when}</th>
    <td class="who" role="cell">
      <span class="dot" style=${{ background: colourOf(entry.agent) }} aria-hidden="true"></span>
      <span class="name">${agentName(entry.agent)}</span>
    </td>
    <td class="what" role="cell">${ledgerSentence(entry)}</td>
    <td class="number" role="cell" data-head=${say("table.futures")}>${often(entry)}</td>
  </tr>`;
};

export const Happened = () => {
  const all = useSignal(false);
  const answer = shown.value;
  const found = answer ? entries(answer) : [];
  const part = all.value ? found : found.slice(0, FIRST);
  return html`<figure id="figure-happened" tabindex="-1" class="card wide" aria-labelledby="title-happened">
    <div class="head">
      <figcaption>
        <h2 id="title-happened">${say("figure.happened.title")}</h2>
        <p class="note">${say("figure.happened.note")}</p>
      </figcaption>
      <${Files} figure=${happened} kinds=${["csv"]} />
    </div>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="title-happened">
      <table class="ledger" role="table" aria-labelledby="title-happened">
        <thead role="rowgroup"><tr role="row">
          ${COLUMNS.map((name) => html`<th scope="col" role="columnheader">${say(`table.${name}`)}</th>`)}
        </tr></thead>
        <tbody role="rowgroup">${part.map((entry) => html`<${Entry} entry=${entry} />`)}</tbody>
      </table>
    </div>
    ${found.length > FIRST && html`<button class="quiet" aria-expanded=${all.value ? "true" : "false"}
      onClick=${() => (all.value = !all.value)}>
      ${say(all.value ? "figure.happened.fewer" : "figure.happened.all", { n: found.length })}
    </button>`}
  </figure>`;
};
