// A round of designs: what each comes to under the goal, and the first measure over the months.
import { html } from "../../html.js";
import { Bars } from "../charts/bars.js";
import { Fan } from "../charts/fan.js";
import { shown, signed } from "../charts/format.js";
import {
  changeUnit, goalAim, goalMeasure, isLeastBest, leadUnit, leadWords, measureNames, measureTitle, measureWords, scoreUnit,
} from "../measures.js";
import { placeName } from "../people/names.js";
import { percent, say } from "../say.js";
import { changeWords } from "./changes.js";

/* A rank, and whether it is shared with others that cannot be told apart. */
export const rankWords = ({ rank, tied }) => say(tied ? "shown.rank.tied" : "shown.rank", { n: rank });

const rowsOf = ({ teams }) => teams.map((team) => {
  const name = goalMeasure();
  const measure = team.measures[name];
  const label = placeName(team.place);
  const note = team.own_rule ? say("shown.no_design") : rankWords(team.score);
  // several measures make a score of their own, in units of what luck alone does
  return name
    ? { label, note, value: measure.difference, low: measure.low, high: measure.high }
    : { label, note, value: team.score.mean, low: team.score.low, high: team.score.high };
});

const goalTitle = () => (goalMeasure() ? say("shown.goal.change", { measure: measureWords(goalMeasure()) }) : goalAim());
const goalHow = () => say(goalMeasure() ? `shown.goal.how.${isLeastBest() ? "left" : "right"}` : "shown.goal.how.parts");

/* How tall a small chart is on the projector, so that all teams fit. */
const tallFor = (teams) => (teams > 9 ? 6.2 : teams > 4 ? 7 : 10);

const Fans = ({ result, big }) => html`<ul class="fans">
  ${result.teams.map((team) => html`<li key=${team.place}>
    <${Fan} title=${placeName(team.place)} months=${result.calendar} mean=${team.fan.mean} low=${team.fan.p05}
      high=${team.fan.p95} base=${result.base_fan?.mean ?? null} unit=${leadUnit()} names=${{ now: "", base: "" }}
      height=${big ? tallFor(result.teams.length) : 10} bare=${big} />
  </li>`)}
</ul>`;

const Cell = ({ measure, name }) => html`<td>${signed(measure.difference, changeUnit(name))}
  <small>${say("chart.from.to", { low: shown(measure.low, changeUnit(name)), high: shown(measure.high, changeUnit(name)) })}</small></td>`;

const Table = ({ teams }) => html`<details><summary>${say("shown.measures")}</summary><div class="scrolls"><table class="wide">
  <thead><tr><th></th>${measureNames().map((key) => html`<th scope="col">${measureTitle(key)}</th>`)}
    <th scope="col">${say("shown.score.first")}</th></tr></thead>
  <tbody>${teams.map((team) => html`<tr key=${team.place}><th scope="row">${placeName(team.place)}</th>
    ${measureNames().map((key) => html`<${Cell} measure=${team.measures[key]} name=${key} />`)}
    <td>${percent(team.score.first)}</td></tr>`)}</tbody></table></div></details>`;

const Designs = ({ teams }) => html`<details><summary>${say("shown.designs")}</summary>
  ${teams.map((team) => html`<div key=${team.place}><h4>${placeName(team.place)}</h4>
    <ul class="changes">${Object.entries(team.changes).map(([key, value]) => html`<li>${changeWords(key, value)}</li>`)}</ul>
    ${team.text && html`<p><q>${team.text}</q></p>`}</div>`)}</details>`;

export const Designed = ({ result, big }) => html`<div class=${`designed ${result.teams.length > 6 ? "many" : ""}`}>
  <div class="part">
    <${Bars} title=${goalTitle()} rows=${rowsOf(result)} unit=${goalMeasure() ? changeUnit(goalMeasure()) : scoreUnit()} bare=${big} />
    <p class="note">${goalHow()}</p>
    ${!big && html`<${Table} teams=${result.teams} /><${Designs} teams=${result.teams} />`}
  </div>
  <div class="part">
    <p class="chart-title">${say("shown.fans", { measure: leadWords() })}</p>
    <${Fans} result=${result} big=${big} />
  </div>
  <p class="caution">${say("shown.caution.design", { n: result.replications })}</p>
</div>`;
