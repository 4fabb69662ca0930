// Predicting: a direction, a range, why; it can be changed until the round closes.
import { REASONS } from "../../../declared/formats.js";
import { html } from "../../../html.js";
import { month, say, titleOf } from "../../say.js";
import { me, session, stage, task } from "../../store.js";
import { Action, mayDecide } from "../action.js";
import { draftOf } from "../draft.js";
import { Others } from "../wait.js";
import { Range } from "./range.js";

const DIRECTIONS = [["higher", "↑"], ["same", "="], ["lower", "↓"]];
const BLANK = { direction: null, low: null, high: null, reasons: [], text: "" };
const UNMOVED = [0.5, 0.95];
const LONGEST = 200;


const Question = () => {
  const { question } = task.value;
  const values = { month: month(question.month), scenario: titleOf(session.value.scenario), base: titleOf(session.value.base) };
  return html`<section class="card"><h2>${say("predict.title", values)}</h2>
    <p>${say("predict.question", values)}</p><p class="note">${say("predict.same.means")}</p></section>`;
};

const Direction = ({ value, set, disabled }) => html`<fieldset class="directions" disabled=${disabled}>
  <legend>${say("predict.direction")}</legend>
  ${DIRECTIONS.map(([key, sign]) => html`<button type="button" key=${key} data-direction=${key}
    aria-pressed=${value.direction === key ? "true" : "false"} onClick=${() => set({ ...value, direction: key })}>
    <span class="sign" aria-hidden="true">${sign}</span>${say(`predict.${key}`)}</button>`)}
</fieldset>`;

const sentence = ({ low, high }) =>
  say("predict.sentence", { month: month(task.value.question.month), low: Math.round(100 * low), high: Math.round(100 * high) });

const Share = ({ value, set, disabled }) => {
  const [low, high] = value.low === null ? UNMOVED : [value.low, value.high];
  return html`<fieldset class=${value.low === null ? "range unmoved" : "range"} disabled=${disabled}>
    <legend>${say("predict.range")}</legend>
    <${Range} low=${low} high=${high} june=${session.value.june} disabled=${disabled}
      onChange=${(lower, upper) => set({ ...value, low: lower, high: upper })} />
    <p class="sentence" role="status">${value.low === null ? say("predict.move") : sentence(value)}</p>
  </fieldset>`;
};

const Reasons = ({ value, set, disabled }) => {
  const has = (key) => value.reasons.includes(key);
  const toggle = (key) =>
    set({ ...value, reasons: REASONS.filter((each) => (each === key ? !has(key) : has(each))) });
  return html`<fieldset class="reasons" disabled=${disabled}>
    <legend>${say("predict.reasons")}</legend>
    <div class="chips">${REASONS.map((key) => html`<button type="button" class="chip" key=${key} data-reason=${key}
      aria-pressed=${has(key) ? "true" : "false"} onClick=${() => toggle(key)}>${say(`reason.${key}`)}</button>`)}</div>
    <label for="because">${say("predict.text")}</label>
    <textarea id="because" rows="2" maxlength=${LONGEST} value=${value.text}
      onInput=${(event) => set({ ...value, text: event.currentTarget.value })}></textarea>
  </fieldset>`;
};

const missing = ({ direction, low }) => {
  if (direction === null) return say("predict.need.direction");
  return low === null ? say("predict.need.range") : "";
};

const Commit = ({ draft, mine }) => {
  const need = missing(draft.value);
  const said = need || (draft.dirty ? say(mine ? "predict.changed" : "predict.unsent") : say("predict.done"));
  return html`<div class="bar">
    <p class=${mine && !draft.dirty ? "done" : "note"} role="status">${said}</p>
    ${mine && draft.dirty && html`<button type="button" class="quiet" onClick=${draft.drop}>${say("predict.back")}</button>`}
    <${Action} kind="predict" id="commit" primary disabled=${!mayDecide() || Boolean(need) || (mine && !draft.dirty)}
      content=${() => ({ place: me.value.place ?? me.value.seat, ...draft.value })}>
      ${say(mine ? "predict.recommit" : "predict.commit")}<//>
  </div>`;
};

export const Predict = () => {
  const { mine } = task.value;
  const draft = draftOf(`predict.${stage.value.key}`, mine, BLANK);
  const part = { value: draft.value, set: draft.set, disabled: stage.value.held };
  return html`<${Question} />
    <section class="card form">
      <${Direction} ...${part} /><${Share} ...${part} /><${Reasons} ...${part} />
    </section>
    <${Others} />
    <${Commit} draft=${draft} mine=${mine} />`;
};
