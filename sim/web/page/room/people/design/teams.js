// All teams under the same luck: their scores, and how safely one is ahead of another.
import { html } from "../../../html.js";
import { shown } from "../../charts/format.js";
import { goalName, measureNames, measureTitle, scoreTitle, scoreUnit, valueIn } from "../../measures.js";
import { percent, say } from "../../say.js";
import { me } from "../../store.js";
import { placeName } from "../names.js";

const Row = ({ team }) => {
  const mine = team.place === me.value.place;
  const { rank, tied, mean, first } = team.score;
  return html`<tr class=${mine ? "mine" : ""}>
    <th scope="row">${tied ? `${rank}=` : rank} · ${placeName(team.place)}${team.own_rule ? html`<br /><small>${say("own_rule.short")}</small>` : ""}</th>
    <td class="number">${shown(mean, scoreUnit())}</td><td class="number">${percent(first)}</td>
    ${measureNames().map((name) => html`<td class="number" key=${name}>${valueIn(name, team.measures[name].mean)}</td>`)}
  </tr>`;
};

export const Teams = ({ result }) => {
  const ahead = result.teams.filter((team) => team.score.rank === 1).length;
  return html`<section class="card"><h2>${say("teams.title", { goal: goalName() })}</h2>
    <p>${say(ahead > 1 ? "teams.tied" : "teams.alone", { n: ahead })}</p>
    <div class="scroll" tabindex="0" role="region" aria-label=${say("teams.title", { goal: goalName() })}>
    <table class="ranking many">
      <thead><tr><th scope="col">${say("teams.team")}</th><th scope="col" class="number">${scoreTitle()}</th>
        <th scope="col" class="number">${say("ranking.first")}</th>
        ${measureNames().map((name) => html`<th scope="col" class="number" key=${name}>${measureTitle(name)}</th>`)}</tr></thead>
      <tbody>${result.teams.map((team) => html`<${Row} key=${team.place} team=${team} />`)}</tbody>
    </table></div>
    <p class="note">${say("teams.caution")}</p></section>`;
};
