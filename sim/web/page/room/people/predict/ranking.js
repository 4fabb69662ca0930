// Who came nearest, and how much of that is luck.
import { useSignal } from "@preact/signals";
import { html } from "../../../html.js";
import { percent, say } from "../../say.js";

const FIRST = 8;

const Row = ({ line, mine }) => html`<tr class=${mine ? "mine" : ""}>
  <td class="number">${line.tied ? `${line.rank}=` : line.rank}</td>
  <th scope="row">${line.name}${mine ? html` <small>${say("ranking.you")}</small>` : ""}</th>
  <td class="number wide-only">${percent(line.low)} – ${percent(line.high)}</td>
  <td class="number">${Math.round(line.points)}</td>
  <td class="number">${percent(line.first)}</td>
</tr>`;

export const Ranking = ({ result, own }) => {
  const all = useSignal(false);
  const { scores } = result;
  const short = scores.filter((line, i) => i < FIRST || line === own);
  const shown = all.value ? scores : short;
  if (!scores.length) return null;
  const tied = scores.filter((line) => line.rank === 1).length;
  return html`<section class="card"><h2>${say("ranking.title")}</h2>
    <p>${say(tied > 1 ? "ranking.tied" : "ranking.alone", { n: tied })}</p>
    <table class="ranking">
      <thead><tr><th scope="col" class="number">${say("ranking.rank")}</th><th scope="col">${say("ranking.name")}</th>
        <th scope="col" class="number wide-only">${say("ranking.range")}</th><th scope="col" class="number">${say("ranking.points")}</th>
        <th scope="col" class="number">${say("ranking.first")}</th></tr></thead>
      <tbody>${shown.map((line) => html`<${Row} key=${line.place} line=${line} mine=${line === own} />`)}</tbody>
    </table>
    ${shown.length < scores.length && html`<button type="button" class="quiet" onClick=${() => (all.value = true)}>
      ${say("ranking.all", { n: scores.length })}</button>`}
    <p class="note">${say("ranking.caution")}</p></section>`;
};
