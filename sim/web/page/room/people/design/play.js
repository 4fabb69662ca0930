// Designing: the team sets the alliance's rules with the explorer's controls, and says why.
import { useEffect } from "preact/hooks";
import { html } from "../../../html.js";
import { Huawei } from "../../../controls/huawei.js";
import { Rules } from "../../../controls/rules.js";
import { Sales } from "../../../controls/sales.js";
import { canUndo, undo } from "../../../past.js";
import { setting } from "../../../store.js";
import { restore } from "../../../state.js";
import { goalMeans, goalName } from "../../measures.js";
import { number, say, titleOf } from "../../say.js";
import { me, place, session, stage, task } from "../../store.js";
import { changeWords } from "../../screen/changes.js";
import { Action, mayDecide } from "../action.js";
import { placeName, together } from "../names.js";
import { Others } from "../wait.js";
import { begin, dirty, keepMine, now, overtaken, ready, sent, takeTheirs, text } from "./made.js";

const LONGEST = 200;

const Task = () => {
  const { scenario, calendar, rounds } = session.value;
  const team = placeName(me.value.place);
  const people = place.value?.people ?? [];
  return html`<section class="card"><h2>${say("design.title", { team, round: stage.value.round, rounds })}</h2>
    <p>${say("design.task", { scenario: titleOf(scenario), months: calendar.length })}</p>
    <p><strong>${say("design.goal", { goal: goalName() })}</strong> ${goalMeans()}</p>
    ${people.length > 0 && html`<p class="note">${say("design.people", { people: together(people) })}</p>`}</section>`;
};

const Overtaken = () => {
  if (!overtaken.value) return null;
  return html`<div class="banner warn" role="alert"><p>${say("design.overtaken", { name: task.value.mine?.by ?? "" })}</p>
    <span class="pair"><button type="button" onClick=${takeTheirs}>${say("design.theirs")}</button>
    <button type="button" onClick=${keepMine}>${say("design.mine")}</button></span></div>`;
};

/* What counts for the team now, whoever sent it. */
const Team = () => {
  const { mine } = task.value;
  if (!mine) return null;
  const text = mine.text ? html` <q>${mine.text}</q>` : "";
  return html`<p class="note">${say("design.team_has", { name: mine.by, round: mine.round, changes: number("design.changes", Object.keys(mine.changes).length) })}${text}</p>`;
};

const Changes = () => {
  const changes = Object.entries(setting.value.changes);
  return html`<section class="card"><h2>${number("design.changes", changes.length)}</h2>
    ${changes.length === 0 && html`<p class="note">${say("design.changes.none")}</p>`}
    <ul class="plainlist">${changes.map(([key, value]) => html`<li key=${key}><span>${changeWords(key, value)}</span>
      <button type="button" class="quiet" onClick=${() => restore(key)}
        aria-label=${say("design.drop.label", { what: changeWords(key, value) })}>${say("design.drop")}</button></li>`)}</ul>
    <label for="reason">${say("design.reason")}</label>
    <textarea id="reason" rows="2" maxlength=${LONGEST} value=${text.value}
      onInput=${(event) => (text.value = event.currentTarget.value)}></textarea>
    <${Team} />
  </section>`;
};

const state = () => {
  const { mine } = task.value;
  if (!mine) return dirty.value ? say("design.unsent") : say("design.none");
  return say(dirty.value ? "design.changed" : "design.sent", { name: mine.by, round: mine.round });
};

const Commit = () => {
  const design = () => ({ place: me.value.place, ...now.value });
  const { mine } = task.value;
  const kept = mine && !dirty.value && mine.round === stage.value.round;
  const word = !mine ? "commit" : dirty.value || kept ? "recommit" : "keep";
  return html`<div class="bar"><${Overtaken} />
    <p class=${mine && !dirty.value ? "done" : "note"} role="status">${state()}</p>
    <button type="button" class="quiet" disabled=${!canUndo.value} onClick=${undo}>${say("design.undo")}</button>
    <${Action} kind="design" id="commit" primary content=${design} disabled=${!mayDecide() || kept}
      after=${sent}>
      ${say(`design.${word}`)}<//>
  </div>`;
};

export const Design = () => {
  useEffect(begin, [me.value.place]);
  return html`<${Task} />
    ${ready.value
      ? html`<div class="controls"><section class="group choices"><${Sales} /><${Huawei} /><${Rules} /></section></div><${Changes} />`
      : html`<section class="card"><p role="status"><span class="pulse" aria-hidden="true"></span> ${say("design.loading")}</p></section>`}
    <${Others} />
    ${ready.value && html`<${Commit} />`}`;
};
