// Model types of the brands that Yinwang serves.
import { brands, say, valueAt } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { computed } from "@preact/signals";
import { Pick } from "./inputs.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";
import { typeOptions } from "./step.js";

const others = () => brands.value.filter((brand) => !brand.hima);

const deals = new Map();

/* A newcomer's type stands in the event that signs it; the others' in a contract. */
const keyOf = (brand) => {
  if (!deals.has(brand)) {
    deals.set(brand, computed(() => {
      const events = valueAt("events") ?? {};
      const deal = Object.keys(events).find((name) => events[name].sign?.brand === brand);
      return deal ? `events.${deal}.sign.model_type` : `alliance.${brand}.model_type`;
    }));
  }
  return deals.get(brand).value;
};

const Partner = ({ brand }) => {
  const name = keyOf(brand.key);
  const write = (type) => edit(name, type === brand.model_type && before(name) === undefined ? null : type);
  const [title, maker] = [brandName(brand.key), agentName(brand.maker)];
  const label = title === maker ? title : say("partners.one", { title, maker });
  return html`<${Pick} name=${name} label=${label} why="partner_type"
    options=${typeOptions()} fallback=${brand.model_type} write=${write} />`;
};

/* The partnership that each of Yinwang's brands is built under. */
export const Partners = () => html`<${Section} name="partners"
  count=${() => changesBelow(...others().map((brand) => `alliance.${brand.key}`))}>
  ${others().map((brand) => html`<${Partner} key=${brand.key} brand=${brand} />`)}
<//>`;
