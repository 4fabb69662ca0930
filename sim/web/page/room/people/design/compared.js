// After a design round: the own team's rules against the scenario as it is, and all teams side by side.
import { html } from "../../../html.js";
import { Fan } from "../../charts/fan.js";
import { differenceIn, leadUnit, leadWords, measureNames, measureWords, sameIn, sureIn, valueIn } from "../../measures.js";
import { brandName, number, percent, say, titleOf } from "../../say.js";
import { resultOf } from "../../results.js";
import { me, session, snapshot, stage } from "../../store.js";
import { changeWords } from "../../screen/changes.js";
import { Mine } from "../mine.js";
import { placeName } from "../names.js";
import { Fetching, Rounds, useRound } from "../rounds.js";
import { Teams } from "./teams.js";

const Measure = ({ name, found }) => {
  const same = sameIn(found);
  const open = !same && !sureIn(found);
  const difference = same ? say("measure.same") : differenceIn(name, found.difference);
  return html`<li><span>${measureWords(name)}</span><strong>${valueIn(name, found.mean)}</strong>
    <span class="pairing"><span class=${open ? "way open" : "way"}>${difference}${open ? ` · ${say("measure.open")}` : ""}</span>
    <span class="note">${say("measure.better", { share: percent(found.better) })}</span></span></li>`;
};

const Declined = ({ declined }) =>
  declined.length > 0 && html`<ul class="plainlist note">${declined.map((each) => html`<li>${say("design.declined", {
    month: each.month, name: each.brand ? brandName(each.brand) : each.agent, share: percent(each.share) })}</li>`)}</ul>`;

const Own = ({ result, team }) => html`<section class="card"><h2>${say("design.own", { team: placeName(team.place) })}</h2>
    ${team.own_rule && html`<p class="tag">${say("own_rule.team")}</p>`}
    <p class="note">${say("design.against", { scenario: titleOf(session.value.base), n: result.replications })}</p>
    <ul class="measures">${measureNames().map((name) => html`<${Measure} key=${name} name=${name} found=${team.measures[name]} />`)}</ul>
    <${Declined} declined=${team.declined ?? []} />
  </section>
  <section class="card"><${Fan} months=${result.calendar} mean=${team.fan.mean} low=${team.fan.p05} high=${team.fan.p95}
    base=${result.base_fan?.mean ?? null} june=${result.june} unit=${leadUnit()} title=${say("design.fan", { measure: leadWords() })}
    names=${{ now: placeName(team.place), base: say("design.as_it_is") }} /></section>`;

const Designs = ({ teams }) => html`<section class="card"><h2>${say("design.all")}</h2>
  ${teams.map((team) => html`<details key=${team.place} open=${team.place === me.value.place}>
    <summary>${placeName(team.place)} · ${number("design.changes", Object.keys(team.changes).length)}</summary>
    ${team.own_rule && html`<p class="tag">${say("own_rule.team")}</p>`}
    ${team.text && html`<p><q>${team.text}</q></p>`}
    <ul>${Object.entries(team.changes).map(([key, value]) => html`<li key=${key}>${changeWords(key, value)}</li>`)}</ul>
  </details>`)}</section>`;

export const Compared = () => {
  const round = useRound();
  const result = resultOf(round.value);
  const team = result?.teams.find((each) => each.place === me.value.place);
  return html`
    ${stage.value.name === "over" && html`<section class="card"><h2>${say("over.title")}</h2><p>${say("over.means")}</p></section>`}
    <${Rounds} round=${round} />
    ${result
      ? html`${team && html`<${Own} result=${result} team=${team} />`}<${Teams} result=${result} /><${Designs} teams=${result.teams} />`
      : html`<${Fetching} />`}
    ${me.value.place && Object.keys(snapshot.value.results ?? {}).length > 0 && html`<${Mine} />`}`;
};
