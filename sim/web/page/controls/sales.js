// Sales control: a card for each brand of the alliance, with the steps of its contract.
import { brands, say } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { About, useAbout } from "./find.js";
import { Drop } from "./inputs.js";
import { lastMonth, monthOf, numberOf } from "./months.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";
import { Step } from "./step.js";
import { holdersNow, putSteps, shapeOf, stepsBefore, stepsNow } from "./terms.js";

/* The first month in which another step may begin. */
const freeFrom = (brand) => {
  const last = stepsNow(brand).slice(-1)[0];
  return numberOf(last.from) + Math.max(1, last.handover_months ?? 6);
};

const addStep = (brand) => {
  const all = stepsNow(brand);
  const free = freeFrom(brand);
  const from = monthOf(Math.max(free, Math.min(free + 6, lastMonth())));
  const held = holdersNow(brand, all.length - 1).value;
  const next = held === "partner,partner,partner" ? "shared" : "partner";
  putSteps(brand, [...all, { sales_control: next, from, handover_months: 3 }]);
};

/* Adds a step, or brings back those that the scenario has. */
const Steps = ({ brand, shape }) => {
  const key = `alliance.${brand}`;
  const { length } = shape.counts;
  return html`
    ${shape.counts[length - 1] && html`<button type="button" class="plus" data-add=${key}
      disabled=${freeFrom(brand) > lastMonth()} onClick=${() => addStep(brand)}>${say("sales.add_step")}</button>`}
    ${length !== stepsBefore(brand).length && html`<${Drop} data-return=${key}
      onClick=${() => edit(key, before(key))}>${say("sales.return")}<//>`}`;
};

const Card = ({ brand, maker, colour }) => {
  const shape = JSON.parse(shapeOf(brand, 0).value);
  const title = brandName(brand);
  const name = agentName(maker);
  const about = useAbout(`${title} ${name}`);
  return html`<${About.Provider} value=${about}>
    <section class="party" data-brand=${brand} style=${`--brand:${colour}`} aria-label=${`${title} (${name})`}>
      <h3>${title} <small>${name}</small></h3>
      ${shape.counts.map((_, number) => html`<${Step} key=${number} brand=${brand} number=${number} shape=${shape}
        maker=${name} />`)}
      <${Steps} brand=${brand} shape=${shape} />
    </section>
  <//>`;
};

const alliance = () => brands.value.filter((brand) => brand.hima);

/* Who runs the sale of each of the alliance's brands. */
export const Sales = () => html`<${Section} name="sales" open=${true}
  count=${() => changesBelow(...alliance().map((brand) => `alliance.${brand.key}`))}>
  ${alliance().map(({ key, maker, colour }) => html`<${Card} key=${key} brand=${key} maker=${maker} colour=${colour} />`)}
<//>`;
