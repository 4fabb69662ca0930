// The sections of dated events: launches and signings on one side, the world's on the other.
import { catalogue, say, setting } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { Events, addEvent, changedEvents } from "./events.js";
import { Add } from "./inputs.js";
import { Section } from "./section.js";

const ACTED = ["launch", "sign"];
const RIVALS = ["rival"];
const WORLD = ["tax", "market", "demand", "supply"];

const count = (kinds) => () => changedEvents(setting.value.changes, kinds);
const brands = () => catalogue.value.brands.map((brand) => [brand.key, brandName(brand.key)]);
const rivals = () => catalogue.value.rivals.map((rival) => [rival.key, agentName(rival.key)]);

/* New models and signings of the alliance's and Yinwang's brands. */
export const Launches = () => html`<${Section} name="launches" title=${say("launches.title")} lead=${say("launches.lead")} count=${count(ACTED)}>
  <${Events} kinds=${ACTED} />
  <${Add} what=${say("launches.add")} options=${brands()} onAdd=${(brand) => addEvent(`${brand}_launch`, { launch: { brand, strength: 1, model: "new" } })}>
    ${say("launches.add")}<//>
<//>`;

/* What rivals do. */
export const Rivals = () => {
  const add = (which) => {
    const [name, kind] = which.split(":");
    addEvent(`${name}_${kind}`, { rival: { name, ...(kind === "launch" ? { launch: 1 } : { pull: 0.2 }) } });
  };
  const options = rivals().flatMap(([key, title]) => [
    [`${key}:launch`, say("event.title.rival.launch", { title })],
    [`${key}:pull`, say("event.title.rival.pull", { title })],
  ]);
  return html`<${Section} name="rivals" title=${say("rivals.title")} lead=${say("rivals.lead")} count=${count(RIVALS)}>
    <${Events} kinds=${RIVALS} />
    <${Add} what=${say("rivals.add")} options=${options} onAdd=${add}>${say("rivals.add")}<//>
  <//>`;
};

const NEW = {
  market: () => ({ market: { factor: 0.9, months: 6 } }),
  tax: () => ({ tax: { known_months_ahead: 3 } }),
  demand: (brand) => ({ demand: { brand, shock: -0.2 } }),
  supply: (brand) => ({ supply: { brand, factor: 0.5, months: 3 } }),
};

/* Market, law, and what befalls a brand. */
export const Market = () => {
  const add = (which) => {
    const [kind, brand] = which.split(":");
    addEvent(brand ? `${brand}_${kind}` : kind, NEW[kind](brand));
  };
  const each = (kind) => brands().map(([key, title]) => [`${kind}:${key}`, say(`event.title.${kind}`, { title })]);
  const options = [["market", say("event.title.market")], ["tax", say("event.title.tax")], ...each("demand"), ...each("supply")];
  return html`<${Section} name="market" title=${say("market.title")} lead=${say("market.lead")} count=${count(WORLD)}>
    <${Events} kinds=${WORLD} />
    <${Add} what=${say("market.add")} options=${options} onAdd=${add}>${say("market.add")}<//>
  <//>`;
};
