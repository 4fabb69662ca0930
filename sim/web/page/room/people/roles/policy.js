// What a role decides alone: a maker's effort and outlets, Huawei's floor and resources.
import { ALLIANCE } from "../../../declared/cast.js";
import { FACTORS, LIMITS, RULES } from "../../../declared/levers.js";
import { html } from "../../../html.js";
import { guests } from "../../../store.js";
import { brandName, percent, say } from "../../say.js";
import { me, stage, task } from "../../store.js";
import { Action, mayDecide } from "../action.js";
import { draftOf } from "../draft.js";

/* Brands that the floor may be kept for: the alliance's, and those that the session's scenario adds to it. */
const inAlliance = () => [...ALLIANCE, ...(guests.value?.brands ?? []).filter(({ hima }) => hima).map(({ key }) => key)];

export const hasPolicy = (role) => role !== "yinwang";

const Factor = ({ name, value, set }) => {
  const [min, max] = LIMITS[name].map((end) => Math.round(100 * end));
  const at = Math.round(100 * (value[name] ?? 1));
  return html`<label class="slide" for=${name}><span>${say(`policy.${name}`)} <strong>${percent(at / 100)}</strong></span>
    <small>${say(`policy.${name}.means`)}</small>
    <input id=${name} type="range" min=${min} max=${max} step="5" value=${at} aria-valuetext=${percent(at / 100)}
      disabled=${!mayDecide()} onInput=${(event) => set({ ...value, [name]: event.currentTarget.valueAsNumber / 100 })} />
    <span class="ends" aria-hidden="true"><span>${min}%</span><span>${say("policy.own")}</span><span>${max}%</span></span></label>`;
};

const Rule = ({ name, value, set }) => html`<fieldset disabled=${!mayDecide()}><legend>${say(`huawei.${name}`)}</legend>
  <div class="segments">${RULES.map((rule) => html`<button type="button" key=${rule} data-rule=${`${name}.${rule}`}
    aria-pressed=${value[name] === rule ? "true" : "false"} onClick=${() => set({ ...value, [name]: rule })}>${say(`floor_rule.${rule}`)}</button>`)}</div>
  ${!value[name] && html`<small>${say("policy.unset")}</small>`}</fieldset>`;

const Focus = ({ value, set }) => {
  const focus = value.focus ?? [];
  const toggle = (brand) => set({ ...value, focus: inAlliance().filter((each) => (each === brand ? !focus.includes(each) : focus.includes(each))) });
  return html`<fieldset disabled=${!mayDecide()}><legend>${say("huawei.focus")}</legend>
    <div class="chips">${inAlliance().map((brand) => html`<button type="button" class="chip" key=${brand} data-focus=${brand}
      aria-pressed=${focus.includes(brand) ? "true" : "false"} onClick=${() => toggle(brand)}>${brandName(brand)}</button>`)}</div></fieldset>`;
};

const inFocus = (value) => value.floor_rule === "focus" || value.resource_rule === "focus";

const Huawei = ({ value, set }) => html`<${Rule} name="floor_rule" value=${value} set=${set} />
  <${Rule} name="resource_rule" value=${value} set=${set} />
  ${inFocus(value) && html`<${Focus} value=${value} set=${set} />`}`;

const Maker = (part) => FACTORS.map((name) => html`<${Factor} key=${name} name=${name} ...${part} />`);

export const Policy = () => {
  const { role, policy } = task.value;
  const draft = draftOf(`policy.${me.value.place}.${stage.value.key}`, policy, {});
  const part = { value: draft.value, set: draft.set };
  const empty = inFocus(draft.value) && !draft.value.focus?.length;
  const said = empty ? say("policy.need") : draft.dirty ? say("policy.unsent") : say(policy ? "policy.sent" : "policy.none");
  return html`<section class="card form"><h2>${say("policy.title")}</h2><p class="note">${say("policy.lead")}</p>
    ${role === "huawei" ? html`<${Huawei} ...${part} />` : html`<${Maker} ...${part} />`}
    <p class=${policy && !draft.dirty ? "done" : "note"} role="status">${said}</p>
    <div class="answers"><${Action} kind="policy" primary content=${() => ({ place: me.value.place, ...draft.value })}
      disabled=${!mayDecide() || !draft.dirty || empty}>${say("policy.commit")}<//>
      ${draft.dirty && html`<button type="button" class="quiet" onClick=${draft.drop}>${say("predict.back")}</button>`}</div></section>`;
};
