// What the setting says at each key, what the scenario says there, and how a control changes it.
import { computed } from "@preact/signals";
import { base, change, changeMany, plain, setting, valueAt } from "../state.js";
import { alike, lookup, partsOf } from "../tree.js";

const held = new Map();

/* A signal of what stands at a key; one of a single value fires only where that value changes. */
export const signalAt = (key) => {
  if (!held.has(key)) {
    const parts = partsOf(key);
    held.set(key, computed(() => lookup(plain.value, parts)));
  }
  return held.get(key);
};

/* What the scenario that was started from says at a key. */
export const before = (key) => lookup(base.value ?? {}, partsOf(key));

/* Whether a key says something else than it does in the scenario. */
export const differs = (key, was = before(key)) => !alike(valueAt(key) ?? null, was ?? null);

export const edit = (key, value) => change(key, value ?? null);

export const editMany = (values) =>
  changeMany(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null])));

/* How many changes there are to the given groups of keys. */
export const changesBelow = (...groups) =>
  Object.keys(setting.value.changes).filter((key) =>
    groups.some((group) => key === group || key.startsWith(`${group}.`)),
  ).length;
