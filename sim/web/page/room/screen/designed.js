// A round of designs: what each comes to under the goal, and Aito's share in each over the months.
import { html } from "../../html.js";
import { Bars } from "../charts/bars.js";
import { Fan } from "../charts/fan.js";
import { shown, signed } from "../charts/format.js";
import { placeName } from "../people/names.js";
import { percent, say } from "../say.js";
import { changeWords } from "./changes.js";

const MEASURE = { spread: "aito_share", volume: "hima_units_sum", earnings: "payoff_huawei" };
const UNITS = {
  aito_share: "points", hhi: "index", hima_units_sum: "vehicles", payoff_huawei: "yuan", payoff_partners: "yuan" };

/* A rank, and whether it is shared with others that cannot be told apart. */
export const rankWords = ({ rank, tied }) => say(tied ? "shown.rank.tied" : "shown.rank", { n: rank });

const rowsOf = ({ teams, goal }) => teams.map((team) => {
  const name = MEASURE[goal];
  const measure = team.measures[name];
  const label = placeName(team.place);
  const note = team.own_rule ? say("shown.no_design") : rankWords(team.score);
  // the goal "balance" is a score of its own, in units of what luck alone does
  return name
    ? { label, note, value: measure.difference, low: measure.low, high: measure.high }
    : { label, note, value: team.score.mean, low: team.score.low, high: team.score.high };
});

const unitOf = (goal) => (MEASURE[goal] ? UNITS[MEASURE[goal]] : "score");

/* How tall a small chart is on the projector, so that all teams fit. */
const tallFor = (teams) => (teams > 9 ? 6.2 : teams > 4 ? 7 : 10);

const Fans = ({ result, big }) => html`<ul class="fans">
  ${result.teams.map((team) => html`<li key=${team.place}>
    <${Fan} title=${placeName(team.place)} months=${result.calendar} mean=${team.fan.mean} low=${team.fan.p05}
      high=${team.fan.p95} base=${result.base_fan?.mean ?? null} names=${{ now: "", base: "" }}
      height=${big ? tallFor(result.teams.length) : 10} bare=${big} />
  </li>`)}
</ul>`;

const Cell = ({ measure, name }) => html`<td>${signed(measure.difference, UNITS[name])}
  <small>${say("chart.from.to", { low: shown(measure.low, UNITS[name]), high: shown(measure.high, UNITS[name]) })}</small></td>`;

const Table = ({ teams }) => html`<details><summary>${say("shown.measures")}</summary><div class="scrolls"><table class="wide">
  <thead><tr><th></th>${Object.keys(UNITS).map((key) => html`<th scope="col">${say(`shown.measure.${key}`)}</th>`)}
    <th scope="col">${say("shown.score.first")}</th></tr></thead>
  <tbody>${teams.map((team) => html`<tr key=${team.place}><th scope="row">${placeName(team.place)}</th>
    ${Object.keys(UNITS).map((key) => html`<${Cell} measure=${team.measures[key]} name=${key} />`)}
    <td>${percent(team.score.first)}</td></tr>`)}</tbody></table></div></details>`;

const Designs = ({ teams }) => html`<details><summary>${say("shown.designs")}</summary>
  ${teams.map((team) => html`<div key=${team.place}><h4>${placeName(team.place)}</h4>
    <ul class="changes">${Object.entries(team.changes).map(([key, value]) => html`<li>${changeWords(key, value)}</li>`)}</ul>
    ${team.text && html`<p><q>${team.text}</q></p>`}</div>`)}</details>`;

export const Designed = ({ result, big }) => html`<div class=${`designed ${result.teams.length > 6 ? "many" : ""}`}>
  <div class="part">
    <${Bars} title=${say(`shown.goal.${result.goal}`)} rows=${rowsOf(result)} unit=${unitOf(result.goal)} bare=${big} />
    <p class="note">${say(`shown.goal.${result.goal}.how`)}</p>
    ${!big && html`<${Table} teams=${result.teams} /><${Designs} teams=${result.teams} />`}
  </div>
  <div class="part">
    <p class="chart-title">${say("shown.fans")}</p>
    <${Fans} result=${result} big=${big} />
  </div>
  <p class="caution">${say("shown.caution.design", { n: result.replications })}</p>
</div>`;
