// Huawei's own levers, and what it changes its mind to in later months.
import { computed } from "@preact/signals";
import { catalogue, say, valueAt } from "../state.js";
import { html } from "../html.js";
import { room } from "./dated.js";
import { Frame } from "./frame.js";
import { Add, MonthSlider } from "./inputs.js";
import { Lever, labelOf } from "./lever.js";
import { lastMonth, monthOf, numberOf } from "./months.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";
import { shapeText } from "./shape.js";

const LATER = "huawei.later";
const YEAR = 12;

const entries = () => valueAt(LATER) ?? [];
const shape = computed(() => shapeText(entries()));
const places = computed(() => JSON.stringify(entries().map((entry) => [numberOf(entry.from), 0])));

/* The levers that a later change sets. */
const setBy = (entry) => catalogue.value.later.filter(({ key }) => entry[key] !== undefined);

/* A list that says nothing is left out, unless the scenario has one. */
const put = (all) => edit(LATER, all.length || before(LATER) ? all : null);

const Later = ({ number, entry }) => {
  const name = `${LATER}.${number}`;
  const levers = setBy(entry);
  const title = say("later.one", { what: levers.map(({ key, title: text }) => labelOf(key, text)).join(say("list.comma")) });
  const { min, max } = room(JSON.parse(places.value), number);
  return html`<${Frame} title=${title} fresh=${before(name) === undefined} of=${name}
    onDrop=${() => put(entries().filter((_, i) => i !== number))}>
    <${MonthSlider} name=${`${name}.from`} label=${say("sales.from")} why="later.from" min=${min} max=${max} />
    ${levers.map((lever) => html`<${Lever} key=${lever.key} at=${name} lever=${lever} />`)}
  <//>`;
};

/* A change begins a year on, or half way through a short run; another one after the last. */
const free = () => {
  const last = entries().at(-1);
  return last ? numberOf(last.from) + 1 : Math.min(YEAR, Math.floor(lastMonth() / 2));
};

const add = (which) => {
  const { key, example } = catalogue.value.later.find((lever) => lever.key === which);
  put([...entries(), { from: monthOf(free()), [key]: example }]);
};

const options = () => catalogue.value.later.map(({ key, title }) => [key, labelOf(key, title)]);

/* What Huawei decides. */
export const Huawei = () => html`<${Section} name="huawei" count=${() => changesBelow("huawei")}>
  ${catalogue.value.levers.map((lever) => html`<${Lever} key=${lever.key} at="huawei" lever=${lever} />`)}
  <div class="events">
    ${JSON.parse(shape.value).map((entry, number) => html`<${Later} key=${number} number=${number} entry=${entry} />`)}
  </div>
  <${Add} name="later" options=${options()} onAdd=${add} disabled=${free() > lastMonth()} />
<//>`;
