// The controls in two groups: what actors choose, and what the world is.
import { catalogue, say } from "../state.js";
import { html } from "../html.js";
import { query } from "./find.js";
import { Launches, Market, Rivals } from "./happenings.js";
import { Huawei } from "./huawei.js";
import { Makers } from "./makers.js";
import { Partners } from "./partners.js";
import { Rules } from "./rules.js";
import { Sales } from "./sales.js";
import { All, Main } from "./world.js";

const Find = () => html`<label class="seek whole"><span>${say("controls.find")}</span>
  <input type="search" data-find="controls" placeholder=" " value=${query.value}
    onInput=${(event) => (query.value = event.currentTarget.value)} /></label>`;

const Group = ({ name, children }) => html`<section class=${`group ${name}`} aria-labelledby=${`group-${name}`}>
  <header><h2 id=${`group-${name}`}>${say(`group.${name}`)}</h2><p>${say(`group.${name}.lead`)}</p></header>
  ${children}
  ${query.value && html`<p class="nothing">${say("controls.nothing")}</p>`}
</section>`;

/* Everything that a reader can move. */
export const Controls = () => {
  if (!catalogue.value) return null;
  return html`<div class="controls">
    <${Find} />
    <${Group} name="choices"><${Sales} /><${Huawei} /><${Makers} /><${Partners} /><${Launches} /><${Rules} /><//>
    <${Group} name="world"><${Rivals} /><${Market} /><${Main} /><${All} /><//>
  </div>`;
};
