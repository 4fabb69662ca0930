// What an owner has decided from months on: one map, or a list of dated ones, as steps at a key.
import { computed } from "@preact/signals";
import { base, say, valueAt } from "../state.js";
import { html } from "../html.js";
import { lookup, partsOf } from "../tree.js";
import { Drop } from "./inputs.js";
import { lastMonth, monthOf, numberOf, spreadOf } from "./months.js";
import { before, edit } from "./setting.js";

const steps = (value) => (Array.isArray(value) ? value : [value ?? {}]);
export const stepsNow = (key) => steps(valueAt(key));
export const stepsBefore = (key) => steps(lookup(base.value ?? {}, partsOf(key)));

/* The key of a step: a single one has no number. */
export const stepKey = (key, number) => (Array.isArray(valueAt(key)) ? `${key}.${number}` : key);

/* What the scenario says in a step's place, whether it has a list or one map there. */
export const stepBefore = (key, number, rest) => lookup(stepsBefore(key)[number] ?? {}, rest.split("."));

/* A signal for each key and number, made when first asked for. */
export const cached = (make) => {
  const known = new Map();
  return (key, number) => {
    const name = `${key}.${number}`;
    if (!known.has(name)) known.set(name, computed(() => make(key, number)));
    return known.get(name);
  };
};

/* What a card of steps depends on: how many there are, which decide anything, and where they stand:
   [first month, months that it takes, months by which it may begin later]. */
export const shapeOf = (decides, takes = () => 0) =>
  cached((key) => {
    const all = stepsNow(key);
    const isList = Array.isArray(valueAt(key));
    const places = isList ? all.map((step) => [numberOf(step.from), takes(step), spreadOf(step.from)]) : [];
    return JSON.stringify({ isList, counts: all.map((step) => decides(step) || "from" in step), places });
  });

/* Where a step may begin and how long it may take, so that it ends before the next one begins. */
export const room = (places, number, most) => {
  const [earlier, mine, later] = [places[number - 1], places[number], places[number + 1]];
  return {
    min: earlier ? earlier[0] + (earlier[2] ?? 0) + Math.max(1, earlier[1]) : 0,
    max: later ? later[0] - Math.max(1, mine[1]) : undefined,
    longest: later ? Math.min(most, later[0] - mine[0] - (mine[2] ?? 0)) : most,
  };
};

/* The first month in which another step may begin; of an only step by itself. */
const freeFrom = (key, takes) => {
  const last = stepsNow(key).at(-1);
  return numberOf(last.from) + spreadOf(last.from) + Math.max(1, takes(last));
};

/* Adds a step, half a year on where there is room, or brings back those that the scenario has. */
export const Steps = ({ of: key, shape, takes = () => 0, onAdd }) => {
  const { length } = shape.counts;
  const free = freeFrom(key, takes);
  const add = () => onAdd(monthOf(Math.max(free, Math.min(free + 6, lastMonth()))));
  return html`
    ${shape.counts[length - 1] && html`<button type="button" class="plus" data-add=${key}
      disabled=${free > lastMonth()} onClick=${add}>${say("sales.add_step")}</button>`}
    ${length !== stepsBefore(key).length && html`<${Drop} data-return=${key}
      onClick=${() => edit(key, before(key))}>${say("sales.return")}<//>`}`;
};

export const dropStep = (key, number) => edit(key, stepsNow(key).filter((_, i) => i !== number));

/* The heading of a step in a list, with the way to remove it. */
export const Heading = ({ of: key, number }) => html`<h4>${say("sales.step", { number: number + 1 })}
  <${Drop} data-remove=${stepKey(key, number)} onClick=${() => dropStep(key, number)}>
    ${say("sales.drop_step")}<span class="sr-only"> ${number + 1}</span><//></h4>`;
