// How it is run: how many months and futures, which luck, which draws.
import { html } from "../html.js";
import { run, sameWorld } from "../store.js";
import { say } from "../say.js";
import { changeRun, step } from "../state.js";
import { Menu } from "../menu.js";
import { futures } from "../figures/given.js";

const FUTURES = [250, 500, 1000, 2000];
const MOST_CELLS = 120000;

/* A whole number within limits, taken when it is entered whole. */
const Whole = ({ name, low, high }) => {
  const take = (event) => {
    const value = Math.round(Number(event.currentTarget.value));
    const sound = Number.isFinite(value) && event.currentTarget.value !== "";
    const taken = sound ? Math.min(high, Math.max(low, value)) : run.value[name];
    event.currentTarget.value = taken;
    if (taken !== run.value[name]) changeRun({ [name]: taken });
  };
  return html`<label>${say(`run.${name}`)}
    <input id=${`run-${name}`} type="number" inputmode="numeric" min=${low} max=${high} step="1"
      value=${run.value[name]} onChange=${take} />
  </label>`;
};

const Tick = ({ id, name, on, set }) => html`<label class="tick">
  <input id=${id} type="checkbox" checked=${on} onChange=${(event) => set(event.currentTarget.checked)} />
  <span>${say(name)}<small>${say(`${name}.means`)}</small></span>
</label>`;

const Futures = () => {
  const { replications, months } = run.value;
  const choices = [...new Set([...FUTURES, replications])]
    .filter((n) => n * months <= MOST_CELLS || n === replications)
    .sort((a, b) => a - b);
  const take = (event) => changeRun({ replications: Number(event.currentTarget.value) });
  return html`<label>${say("run.replications")}
    <select id="run-replications" value=${replications} onChange=${take}>
      ${choices.map((n) => html`<option value=${n} selected=${n === replications}>
        ${n.toLocaleString("en-US")}
      </option>`)}
    </select>
  </label>`;
};

const label = ({ replications, months }) =>
  say("run.label", { futures: futures(replications), months });

const longest = () => Math.min(120, Math.floor(MOST_CELLS / run.value.replications));

export const RunMenu = () => html`<${Menu} name=${say("run")} label=${label(run.value)} id="open-run" stays>
  <div class="form">
    <${Whole} name="months" low=${1} high=${longest()} />
    <${Futures} />
    <${Whole} name="seed" low=${0} high=${2 ** 53 - 1} />
    <${Tick} id="run-prior" name="run.prior" on=${run.value.prior} set=${(prior) => changeRun({ prior })} />
    <${Tick} id="same-world" name="run.same" on=${sameWorld.value}
      set=${(on) => step(null, () => (sameWorld.value = on))} />
  </div>
<//>`;
