// The kinds of controls: sliders, months, segments, choices and ticks, all native inputs.
import { say } from "../state.js";
import { html } from "../html.js";
import { Field, useKey } from "./field.js";
import { month } from "../say.js";
import { isRange, oneOf } from "../range.js";
import { monthName, months } from "./format.js";
import { monthOf, numberOf, reach } from "./months.js";
import { edit } from "./setting.js";

/* A bare range input that speaks in words. */
export const Range = ({ id, name, described, value, text, min, max, step, onMove }) => {
  const filled = max > min ? (100 * (value - min)) / (max - min) : 0;
  return html`<input type="range" id=${id} data-key=${name} min=${min} max=${max} step=${step} value=${value}
    aria-valuetext=${text} aria-describedby=${described} style=${`--at:${filled}%`}
    onInput=${(event) => onMove(Number(event.currentTarget.value))} />`;
};

/* A range at a key: it is told and kept as it is, and one value may take its place. */
const Ranged = ({ name, label, why, value, text, changed, back, was }) => html`<${Field} label=${label} value=${text}
  changed=${changed} onBack=${back} why=${why} was=${was} kind="ranged">
  ${(id, described) => html`<button type="button" class="drop" id=${id} data-range=${name} aria-describedby=${described}
    aria-label=${say("control.fix_of", { label: `${label}, ${text}` })} onClick=${() => edit(name, oneOf(value))}>
    ${say("control.fix")}</button>`}
<//>`;

/* A number at a key, by a slider. `words` tells it; `write` puts it elsewhere than at the key. */
export const Slider = ({ name, label, why, min, max, step, words, fallback, was, write, evidence, onBack }) => {
  const { value, scenario, changed, back } = useKey(name, fallback, was);
  const move = write ?? ((next) => edit(name, next));
  if (isRange(value)) {
    return html`<${Ranged} name=${name} label=${label} why=${why} value=${value} text=${words(value)} changed=${changed}
      back=${onBack ?? back} was=${scenario === undefined ? undefined : words(scenario)} />`;
  }
  return html`<${Field} label=${label} value=${words(value)} changed=${changed} onBack=${onBack ?? back}
    why=${why} was=${scenario === undefined ? undefined : words(scenario)} evidence=${evidence}>
    ${(id, described) => html`<${Range} id=${id} name=${name} described=${described} value=${value}
      text=${words(value)} min=${Math.min(min, value)} max=${Math.max(max, value)} step=${step} onMove=${move} />`}
  <//>`;
};

/* A number of months at a key. */
export const Lasting = (rest) => html`<${Slider} step="1" words=${months} ...${rest} />`;

/* A month at a key, by a slider over the run. */
export const MonthSlider = ({ name, label, why, fallback, min = 0, max, was }) => {
  const { value, scenario, changed, back } = useKey(name, fallback, was);
  const told = scenario && month(scenario);
  if (isRange(value)) {
    return html`<${Ranged} name=${name} label=${label} why=${why} value=${value} text=${month(value)} changed=${changed}
      back=${back} was=${told} />`;
  }
  const at = numberOf(value);
  const text = monthName(at);
  return html`<${Field} label=${label} value=${text} changed=${changed} onBack=${back} why=${why}
    was=${told}>
    ${(id, described) => html`<${Range} id=${id} name=${name} described=${described} value=${at} text=${text} step="1"
      min=${Math.min(min, at)} max=${Math.max(max ?? reach(value), at)} onMove=${(next) => edit(name, monthOf(next))} />`}
  <//>`;
};

/* Radios as segments: `options` are [value, text] pairs; none is on where the value is no option. */
export const Segments = ({ name, label, why, options, value, changed, back, was, onPick, hint }) => html`<${Field}
  label=${label} value=${hint} changed=${changed} onBack=${back} why=${why} was=${was} group="radiogroup"
  kind="options">
  ${(id) => html`<span class="segments">
    ${options.map(([option, text]) => html`<label key=${option} class=${option === value ? "on" : ""}>
      <input type="radio" name=${id} data-key=${name} value=${option} checked=${option === value}
        onChange=${() => onPick(option)} /><span>${text}</span></label>`)}
  </span>`}
<//>`;

/* One of some words at a key, as segments. */
export const KeySegments = ({ name, fallback, options, write, was, read, ...rest }) => {
  const { value, scenario, changed, back } = useKey(name, fallback, was, read);
  const text = options.find(([option]) => option === scenario)?.[1];
  return html`<${Segments} name=${name} value=${value} changed=${changed} back=${back} options=${options}
    was=${text} onPick=${write ?? ((next) => edit(name, next))} ...${rest} />`;
};

/* One of some words at a key, as a list to pick from. */
export const Pick = ({ name, label, why, options, fallback, write, was }) => {
  const { value, scenario, changed, back } = useKey(name, fallback, was);
  const pick = write ?? ((next) => edit(name, next));
  return html`<${Field} label=${label} changed=${changed} onBack=${back} why=${why} kind="pick"
    was=${options.find(([option]) => option === scenario)?.[1]}>
    ${(id, described) => html`<select id=${id} data-key=${name} aria-describedby=${described} value=${value}
      onChange=${(event) => pick(event.currentTarget.value)}><${Options} of=${options} value=${value} /></select>`}
  <//>`;
};

/* A tick with its label beside it. */
export const Tick = ({ name, label, why, on, changed, back, was, onTick }) => html`<${Field} label=${label}
  changed=${changed} onBack=${back} why=${why} was=${was} kind="toggle">
  ${(id, described) => html`<input type="checkbox" id=${id} data-key=${name} checked=${on}
    aria-describedby=${described} onChange=${(event) => onTick(event.currentTarget.checked)} />`}
<//>`;

/* A button that takes something out, or puts it back. */
export const Drop = ({ children, ...rest }) => html`<button type="button" class="drop" ...${rest}>${children}</button>`;

const Options = ({ of, value }) =>
  of.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`);

/* A small form that adds one of some choices to a section. */
export const Add = ({ name, options, onAdd, disabled = false }) => html`<form class="add" onSubmit=${(event) => {
  event.preventDefault();
  onAdd(new FormData(event.currentTarget).get("which"));
}}>
  <label><span class="sr-only">${say("control.add_which", { what: say(`${name}.add`) })}</span>
    <select name="which" data-add=${name}><${Options} of=${options} /></select></label>
  <button type="submit" class="plus" disabled=${disabled}>${say(`${name}.add`)}</button>
</form>`;
