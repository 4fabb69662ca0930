// Dated events by name: each with its sliders, one can be taken out, brought back or added.
import { computed } from "@preact/signals";
import { base, catalogue, say, valueAt } from "../state.js";
import { html } from "../html.js";
import { About, useAbout } from "./find.js";
import { FIELDS, kindOf, titleOf } from "./kinds.js";
import { MonthSlider, Pick, Slider } from "./inputs.js";
import { lastMonth, monthOf } from "./months.js";
import { edit } from "./setting.js";
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
  const label = say(`event.${field.name}`);
  if (field.options) {
    return html`<${Pick} name=${key} label=${label} why=${`event.${field.name}`} options=${field.options()} fallback=${field.fallback} />`;
  }
  return html`<${Slider} name=${key} label=${label} why=${`event.${field.name}`} min=${field.min} max=${field.max} step=${field.step}
    words=${field.words} fallback=${field.fallback} />`;
};

const shapes = new Map();
const shapeOf = (name) => {
  if (!shapes.has(name)) shapes.set(name, computed(() => shapeText(valueAt(`events.${name}`))));
  return JSON.parse(shapes.get(name).value);
};

const colourOf = ({ brand, name }) =>
  [...catalogue.value.brands, ...catalogue.value.rivals].find((each) => each.key === (brand ?? name))?.colour;

const Event = ({ name }) => {
  const event = shapeOf(name);
  if (!event) return null;
  const title = titleOf(event);
  const kind = kindOf(event);
  const colour = colourOf(event[kind]);
  const about = useAbout(title);
  const fields = FIELDS[kind].filter((field) => !field.only || event[kind][field.only] !== undefined);
  return html`<${About.Provider} value=${about}><section class="event" data-event=${name} aria-label=${title} style=${colour ? `--brand:${colour}` : ""}>
    <h4>${title}
      <button type="button" class="drop" data-remove=${`events.${name}`} onClick=${() => edit(`events.${name}`, null)}
        aria-label=${say("event.remove_of", { title })}>${say("event.remove")}</button></h4>
    <${MonthSlider} name=${`events.${name}.month`} label=${say("event.month")} why="event.month" />
    ${fields.map((field) => html`<${Bound} key=${field.path} name=${name} field=${field} />`)}
  </section><//>`;
};

const Gone = ({ name }) => {
  const title = titleOf(base.value.events[name]);
  return html`<p class="gone"><span>${say("event.gone", { title })}</span>
    <button type="button" class="drop" data-return=${`events.${name}`} onClick=${() => edit(`events.${name}`, base.value.events[name])}
      aria-label=${say("event.return_of", { title })}>${say("event.return")}</button></p>`;
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
  const names = new Set(Object.keys(changes).filter((key) => key.startsWith("events.")).map((key) => key.split(".")[1]));
  return [...names].filter((name) => kinds.includes(kindOf(now[name] ?? was[name]))).length;
};

/* Adds an event under a name that is free, a year into the run or later. */
export const addEvent = (word, event) => {
  const taken = (name) => name in (valueAt("events") ?? {}) || name in (base.value?.events ?? {});
  let name = word;
  for (let number = 2; taken(name); number += 1) name = `${word}_${number}`;
  edit(`events.${name}`, { month: monthOf(Math.min(12, lastMonth())), ...event });
};
