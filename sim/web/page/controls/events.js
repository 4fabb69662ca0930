// Dated events by name: each with its sliders, one can be taken out, brought back or added.
import { computed } from "@preact/signals";
import { base, brands, catalogue, say, valueAt } from "../state.js";
import { html } from "../html.js";
import { Frame } from "./frame.js";
import { fieldsOf, kindOf, titleOf } from "./kinds.js";
import { Drop, MonthSlider, Pick, Slider } from "./inputs.js";
import { lastMonth, monthOf } from "./months.js";
import { before, edit } from "./setting.js";
import { shapeText } from "./shape.js";

const inKinds = (events, kinds) =>
  Object.keys(events ?? {}).filter((name) => kinds.includes(kindOf(events[name])));

/* Names of the events of some kinds, as they stand in the setting, and those taken out of it. */
const listOf = (kinds) => {
  const here = computed(() => inKinds(valueAt("events"), kinds).join());
  const gone = computed(() => {
    const events = valueAt("events") ?? {};
    return inKinds(base.value?.events, kinds).filter((name) => !(name in events)).join();
  });
  return { here, gone };
};

const split = (text) => (text ? text.split(",") : []);

const Bound = ({ name, field }) => {
  const key = `events.${name}.${field.path}`;
  const { label, why } = field;
  if (field.options) {
    return html`<${Pick} name=${key} label=${label} why=${why} options=${field.options} fallback=${field.fallback} />`;
  }
  return html`<${Slider} name=${key} label=${label} why=${why} min=${field.min} max=${field.max} step=${field.step}
    words=${field.words} fallback=${field.fallback} />`;
};

const shapes = new Map();
const shapeOf = (name) => {
  if (!shapes.has(name)) shapes.set(name, computed(() => shapeText(valueAt(`events.${name}`))));
  return JSON.parse(shapes.get(name).value);
};

const colourOf = ({ brand, name }) =>
  [...brands.value, ...catalogue.value.rivals].find((each) => each.key === (brand ?? name))?.colour;

const Event = ({ name }) => {
  const event = shapeOf(name);
  if (!event) return null;
  const kind = kindOf(event);
  const key = `events.${name}`;
  return html`<${Frame} title=${titleOf(event)} fresh=${before(key) === undefined} colour=${colourOf(event[kind])}
    of=${key} onDrop=${() => edit(key, null)}>
    <${MonthSlider} name=${`${key}.month`} label=${say("event.month")} why="event.month" />
    ${fieldsOf(event).map((field) => html`<${Bound} key=${field.path} name=${name} field=${field} />`)}
  <//>`;
};

const Gone = ({ name }) => {
  const key = `events.${name}`;
  const title = titleOf(before(key));
  return html`<p class="gone"><span>${say("event.gone", { title })}</span>
    <${Drop} data-return=${key} onClick=${() => edit(key, before(key))}
      aria-label=${say("event.return_of", { title })}>${say("event.return")}<//></p>`;
};

const lists = new Map();
const known = (kinds) => {
  const name = kinds.join();
  if (!lists.has(name)) lists.set(name, listOf(kinds));
  return lists.get(name);
};

/* All events of some kinds, and what was taken out. */
export const Events = ({ kinds }) => {
  const { here, gone } = known(kinds);
  return html`<div class="events">
    ${split(here.value).map((name) => html`<${Event} key=${name} name=${name} />`)}
    ${split(gone.value).map((name) => html`<${Gone} key=${name} name=${name} />`)}
  </div>`;
};

/* How many events of some kinds were changed, taken out or added. */
export const changedEvents = (changes, kinds) => {
  const now = valueAt("events") ?? {};
  const was = base.value?.events ?? {};
  const keys = Object.keys(changes).filter((key) => key.startsWith("events."));
  const names = new Set(keys.map((key) => key.split(".")[1]));
  return [...names].filter((name) => kinds.includes(kindOf(now[name] ?? was[name]))).length;
};

/* Adds an event under a name that is free, a year into the run or later. */
export const addEvent = (word, event) => {
  const taken = (name) => name in (valueAt("events") ?? {}) || name in (base.value?.events ?? {});
  let name = word;
  for (let number = 2; taken(name); number += 1) name = `${word}_${number}`;
  edit(`events.${name}`, { month: monthOf(Math.min(12, lastMonth())), ...event });
};
