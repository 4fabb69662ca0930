// A range of a share by two thumbs on one track and two number fields, in per cent.
import { useSignal } from "@preact/signals";
import { html } from "../../../html.js";
import { say } from "../../say.js";

const GAP = 1; // per cent between the ends, at least

const whole = (share) => Math.round(100 * share);

/* The ends after one of them was moved: the other gives way at most to the edge. */
const moved = (end, value, low, high) => {
  const at = Math.min(100, Math.max(0, Math.round(value)));
  if (end === "low") return [Math.min(at, 100 - GAP), Math.max(high, Math.min(at, 100 - GAP) + GAP)];
  return [Math.min(low, Math.max(at, GAP) - GAP), Math.max(at, GAP)];
};

const Exact = ({ end, value, onMove, disabled }) => {
  const typed = useSignal(null);
  const put = () => {
    const number = Number(typed.value);
    if (typed.value !== null && typed.value !== "" && Number.isFinite(number)) onMove(number);
    typed.value = null;
  };
  return html`<label class="exact"><span>${say(`range.${end}`)}</span>
    <span class="percent"><input type="number" inputmode="numeric" min="0" max="100" step="1" data-end=${end}
      disabled=${disabled} value=${typed.value ?? value} onInput=${(event) => (typed.value = event.currentTarget.value)}
      onChange=${put} onBlur=${put} onFocus=${(event) => event.currentTarget.select()} />
      <span aria-hidden="true">%</span></span></label>`;
};

/* `low` and `high` are shares; `june` is marked; `onChange(low, high)` gets shares. */
export const Range = ({ low, high, june, disabled, onChange }) => {
  const [a, b] = [whole(low), whole(high)];
  const move = (end) => (value) => {
    const [lower, upper] = moved(end, value, a, b);
    onChange(lower / 100, upper / 100);
  };
  const thumb = (end, value) => html`<input type="range" class=${end} min="0" max="100" step="1" value=${value}
    disabled=${disabled} aria-label=${say(`range.${end}`)} aria-valuetext=${`${value}%`}
    onInput=${(event) => move(end)(event.currentTarget.valueAsNumber)} />`;
  // where both thumbs stand at the right edge, the lower one has to lie on top
  return html`<div class=${a > 50 ? "double lower" : "double"} style=${`--al:${a / 100};--bl:${b / 100};--jl:${june}`}>
      <div class="track">
        <span class="june" aria-hidden="true"><span>${say("range.june", { share: whole(june) })}</span></span>
        ${thumb("low", a)}${thumb("high", b)}
      </div>
      <div class="ends" aria-hidden="true"><span>0%</span><span>50%</span><span>100%</span></div>
    </div>
    <div class="exacts">
      <${Exact} end="low" value=${a} onMove=${move("low")} disabled=${disabled} />
      <${Exact} end="high" value=${b} onMove=${move("high")} disabled=${disabled} />
    </div>`;
};
