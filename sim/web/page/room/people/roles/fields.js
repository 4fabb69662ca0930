// The fields of terms: who sells, how it is built, from when, for how long, bound to whom.
import { html } from "../../../html.js";
import { month, percent, say } from "../../say.js";
import { session } from "../../store.js";
import { holderName } from "../../screen/changes.js";
import { EXCLUSIVE, HOLDERS, LIMITS, OFFERED_TYPES, PARTS } from "../../../declared/levers.js";

const HANDOVER = [0, 1, 2, 3, 6, 9, 12, 18, 24];
const NOTICE = [0, 1, 2, 3, 6, 9, 12];

const Choice = ({ label, hint, value, options, onPick }) => html`<label class="choice"><span>${label}</span>
  <select value=${String(value)} onChange=${(event) => onPick(options.find(([each]) => String(each) === event.currentTarget.value)[0])}>
    ${options.map(([each, text]) => html`<option key=${String(each)} value=${String(each)} selected=${String(each) === String(value)}>${text}</option>`)}
  </select>${hint && html`<small>${hint}</small>`}</label>`;

/* The choices, with a value among them that somebody else chose. */
const within = (list, value) => [...new Set([...list, ...(Number.isInteger(value) ? [value] : [])])].sort((a, b) => a - b);

const months = (n) => say(n === 1 ? "months.one" : "months.many", { count: n });

export const Control = ({ terms, set, brand }) => {
  const held = terms.sales_control ?? {};
  const put = (values) => {
    const next = { ...Object.fromEntries(PARTS.map((part) => [part, null])), ...held, ...values };
    set({ sales_control: PARTS.some((part) => next[part]) ? next : null });
  };
  const alike = new Set(PARTS.map((part) => held[part] ?? null));
  const all = alike.size === 1 ? [...alike][0] : undefined;
  const options = [[null, say("terms.as_it_is")], ...HOLDERS.map((each) => [each, holderName(each, brand)])];
  return html`<fieldset class="control"><legend>${say("sales.all")}</legend>
    <div class="segments">${options.map(([each, text]) => html`<button type="button" key=${String(each)} data-holder=${String(each)}
      aria-pressed=${each === all ? "true" : "false"} onClick=${() => put(Object.fromEntries(PARTS.map((part) => [part, each])))}>${text}</button>`)}</div>
    <details open=${all === undefined}><summary>${say("terms.parts")}</summary>
      ${PARTS.map((part) => html`<${Choice} key=${part} label=${say(`sales.${part}`)} value=${held[part] ?? null} options=${options}
        onPick=${(value) => put({ [part]: value })} />`)}</details>
  </fieldset>`;
};

export const Handover = ({ terms, set }) => html`<${Choice} label=${say("terms.handover.label")} value=${terms.handover_months}
  options=${within(HANDOVER, terms.handover_months).map((n) => [n, n ? months(n) : say("terms.at_once")])}
  onPick=${(n) => set({ handover_months: n })} />`;

export const ModelType = ({ terms, set }) => html`<${Choice} label=${say("terms.model_type.label")} value=${terms.model_type}
  options=${[[null, say("offers.choose")], ...OFFERED_TYPES.map((each) => [each, say(`model_type.${each}`)])]}
  onPick=${(each) => set({ model_type: each })} />`;

export const From = ({ terms, set, first }) => {
  const free = session.value.calendar.filter((each) => each >= first);
  return html`<${Choice} label=${say("terms.from.label")} value=${terms.from} options=${free.map((each) => [each, month(each)])}
    onPick=${(each) => set({ from: each })} />`;
};

export const Exclusive = ({ terms, set }) => html`<${Choice} label=${say("terms.exclusive.label")} value=${terms.exclusive}
  options=${EXCLUSIVE.map((each) => [each, say(`terms.bound.${each}`)])} onPick=${(each) => set({ exclusive: each })}
  hint=${say(`terms.bound.${terms.exclusive}.means`)} />`;

export const Exit = ({ terms, set }) => html`<${Choice} label=${say("terms.exit.label")} value=${terms.exit_months}
  options=${[[null, say("terms.no_exit")], ...within(NOTICE, terms.exit_months).map((n) => [n, say("terms.notice", { months: months(n) })])]}
  onPick=${(n) => set({ exit_months: n })} />`;

export const Share = ({ terms, set }) => {
  const value = terms.yinwang_share;
  const [min, max] = LIMITS.now.map((end) => Math.round(100 * end));
  return html`<label class="slide"><span>${say("terms.share.label")} <strong>${value === null ? "–" : percent(value)}</strong></span>
    <input type="range" min=${min} max=${max} step="1" value=${Math.round(100 * (value ?? 0.2))} aria-valuetext=${percent(value ?? 0.2)}
      onInput=${(event) => set({ yinwang_share: event.currentTarget.valueAsNumber / 100 })} />
    <small>${say("terms.share.means")}</small></label>`;
};
