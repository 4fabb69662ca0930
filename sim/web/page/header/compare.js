// What is shown, and what it is held against.
import { html } from "../html.js";
import { catalogue, measure, outcomes, pinned, setting } from "../store.js";
import { agentName, brandName, headed, outcomeName, say, scenarioTitle } from "../say.js";
import { leadWith, pin, pinShown, startFrom, swapPinned } from "../state.js";
import { sidesNow } from "../figures/given.js";

const Swatch = ({ side }) => html`<svg class="swatch" viewBox="0 0 26 10" aria-hidden="true">
  <line x1="1" y1="5" x2="25" y2="5" stroke=${side.colour} stroke-width="3"
    stroke-dasharray=${side.dash === "dashed" ? "6 3" : null} />
</svg>`;

const changesIn = (given) => Object.keys(given?.changes ?? {}).length;

const Changes = ({ given }) => {
  const n = changesIn(given);
  if (!n) return null;
  return html`<span class="changes">${say(n === 1 ? "changes.one" : "changes", { n })}</span>`;
};

const Choice = ({ id, label, side, value, onPick, children }) => html`<div class="choice">
  <label for=${id}>${side && html`<${Swatch} side=${side} />`}${label}</label>
  <select id=${id} value=${value} onChange=${(event) => onPick(event.currentTarget.value)}>
    ${children}
    ${catalogue.value.scenarios.map(({ name }) => html`<option value=${name} selected=${name === value}>
      ${scenarioTitle(name)}
    </option>`)}
  </select>
</div>`;

const Now = ({ side }) => html`<div class="side">
  <${Choice} id="scenario" label=${say("side.now.label")} side=${side}
    value=${setting.value.base} onPick=${startFrom} />
  <${Changes} given=${setting.value} />
</div>`;

/* A pinned setting with changes of its own is an entry of its own in the list. */
const Pinned = ({ side }) => {
  const given = pinned.value;
  const own = changesIn(given) > 0;
  const value = !given ? "" : own ? "*" : given.base;
  const pick = (name) => {
    if (name !== "*") pin(name ? { base: name, changes: {} } : null);
  };
  return html`<div class="side">
    <${Choice} id="pinned" label=${say("side.pinned.label")} side=${side} value=${value} onPick=${pick}>
      <option value="" selected=${value === ""}>${say("side.none")}</option>
      ${own && html`<option value="*" selected>${scenarioTitle(given.base)} *</option>`}
    <//>
    <${Changes} given=${given} />
  </div>`;
};

const NAMED = { brand: brandName, agent: agentName };

/* Outcomes of the alliance, then of each brand and agent, as the server ranks them. */
const groups = () => {
  const found = new Map();
  for (const outcome of outcomes.value) {
    const { of, entity } = outcome;
    const name = of ? NAMED[of](entity) : say("measure.alliance");
    found.set(name, [...(found.get(name) ?? []), outcome]);
  }
  return [...found];
};

/* The outcome that the page leads with. */
const Measure = () => html`<div class="choice measure">
  <label for="measure">${say("measure")}</label>
  <select id="measure" value=${measure.value} onChange=${(event) => leadWith(event.currentTarget.value)}>
    ${groups().map(([label, found]) => html`<optgroup key=${label} label=${label}>
      ${found.map(({ name }) => html`<option key=${name} value=${name} selected=${name === measure.value}>
        ${headed(outcomeName(name))}
      </option>`)}
    </optgroup>`)}
  </select>
</div>`;

export const Compare = () => {
  const { now, pinned: other } = sidesNow();
  return html`<section class="compare" aria-label=${say("compare")}>
    <${Now} side=${now} />
    <button class="swap" id="swap" disabled=${!pinned.value} onClick=${swapPinned}
      aria-label=${say("swap")} title=${say("swap")}>⇄</button>
    <${Pinned} side=${other} />
    <${Measure} />
    <button class="pin" id="pin-shown" onClick=${pinShown}>
      <span class="long">${say("pin")}</span><span class="short">${say("pin.short")}</span>
    </button>
  </section>`;
};
