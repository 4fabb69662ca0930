// Sales control: a card for each brand of the alliance, with the steps of its contract.
import { brands, say } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { Steps } from "./dated.js";
import { About, useAbout } from "./find.js";
import { Section } from "./section.js";
import { changesBelow, edit } from "./setting.js";
import { Step } from "./step.js";
import { contractOf, holdersNow, shapeOf, stepsNow, takes } from "./terms.js";

const addStep = (brand) => (from) => {
  const all = stepsNow(brand);
  const held = holdersNow(brand, all.length - 1).value;
  const next = held === "partner,partner,partner" ? "shared" : "partner";
  edit(contractOf(brand), [...all, { sales_control: next, from, handover_months: 3 }]);
};

const Card = ({ brand, maker, colour }) => {
  const shape = JSON.parse(shapeOf(contractOf(brand)).value);
  const title = brandName(brand);
  const name = agentName(maker);
  const about = useAbout(`${title} ${name}`);
  return html`<${About.Provider} value=${about}>
    <section class="party" data-brand=${brand} style=${`--brand:${colour}`} aria-label=${`${title} (${name})`}>
      <h3>${title} <small>${name}</small></h3>
      ${shape.counts.map((_, number) => html`<${Step} key=${number} brand=${brand} number=${number} shape=${shape}
        maker=${name} />`)}
      <${Steps} of=${contractOf(brand)} shape=${shape} takes=${takes} onAdd=${addStep(brand)} />
    </section>
  <//>`;
};

const alliance = () => brands.value.filter((brand) => brand.hima);

/* Who runs the sale of each of the alliance's brands. */
export const Sales = () => html`<${Section} name="sales" open=${true}
  count=${() => changesBelow(...alliance().map((brand) => contractOf(brand.key)))}>
  ${alliance().map(({ key, maker, colour }) => html`<${Card} key=${key} brand=${key} maker=${maker} colour=${colour} />`)}
<//>`;
