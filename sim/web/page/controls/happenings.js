// The sections of dated events: launches and signings on one side, the world's on the other.
import { brands as onStage, catalogue, say, setting } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { Events, addEvent, changedEvents } from "./events.js";
import { Add } from "./inputs.js";
import { Section } from "./section.js";

/* A section of some kinds of events, with a form that adds one. */
const Happenings = ({ name, kinds, options, onAdd }) => html`<${Section} name=${name}
  count=${() => changedEvents(setting.value.changes, kinds)}>
  <${Events} kinds=${kinds} />
  <${Add} name=${name} options=${options} onAdd=${onAdd} />
<//>`;

const ACTED = ["launch", "sign"];
const RIVALS = ["rival"];
const WORLD = ["tax", "market", "demand", "supply"];

const brands = () => onStage.value.map((brand) => [brand.key, brandName(brand.key)]);

const addLaunch = (brand) => addEvent(`${brand}_launch`, { launch: { brand, strength: 1, model: "new" } });

/* New models and signings of the alliance's and Yinwang's brands. */
export const Launches = () => html`<${Happenings} name="launches" kinds=${ACTED} options=${brands()} onAdd=${addLaunch} />`;

const addMove = (which) => {
  const [name, kind] = which.split(":");
  addEvent(`${name}_${kind}`, { rival: { name, ...(kind === "launch" ? { launch: 1 } : { pull: 0.2 }) } });
};

const moves = (rival) =>
  ["launch", "pull"].map((kind) => [
    `${rival.key}:${kind}`,
    say(`event.title.rival.${kind}`, { title: agentName(rival.key) }),
  ]);

/* What rivals do. */
export const Rivals = () => html`<${Happenings} name="rivals" kinds=${RIVALS}
  options=${catalogue.value.rivals.flatMap(moves)} onAdd=${addMove} />`;

const NEW = {
  market: () => ({ market: { factor: 0.9, months: 6 } }),
  tax: () => ({ tax: { known_months_ahead: 3 } }),
  demand: (brand) => ({ demand: { brand, shock: -0.2 } }),
  supply: (brand) => ({ supply: { brand, factor: 0.5, months: 3 } }),
};

const addToWorld = (which) => {
  const [kind, brand] = which.split(":");
  addEvent(brand ? `${brand}_${kind}` : kind, NEW[kind](brand));
};

const ofEach = (kind) =>
  brands().map(([key, title]) => [`${kind}:${key}`, say(`event.title.${kind}`, { title })]);

const ofTheWorld = () => [
  ...["market", "tax"].map((kind) => [kind, say(`event.title.${kind}`)]),
  ...ofEach("demand"),
  ...ofEach("supply"),
];

/* Market, law, and what befalls a brand. */
export const Market = () => html`<${Happenings} name="market" kinds=${WORLD} options=${ofTheWorld()} onAdd=${addToWorld} />`;
