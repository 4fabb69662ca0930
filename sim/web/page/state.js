// What controls need of the state: read a value, change it, put it back, say something.
import { batch } from "@preact/signals";
import { alike, applied, lookup, partsOf, writtenOut } from "./tree.js";
import { step } from "./past.js";
import { base, catalogue, chosen, pinned, plain, run, setting } from "./store.js";

export * from "./store.js";
export { canRedo, canUndo, redo, reset, step, undo } from "./past.js";
export { knows, say } from "./say.js";

/* The value at a dotted key as it is now; undefined where there is none. */
export const valueAt = (key) => lookup(plain.value, partsOf(key));

/* Whether the key, or something below it, differs from the scenario that was started from. */
export const isChanged = (key) =>
  Object.keys(setting.value.changes).some((each) => each === key || each.startsWith(`${key}.`));

const without = (changes, key) =>
  Object.fromEntries(
    Object.entries(changes).filter(([each]) => each !== key && !each.startsWith(`${key}.`)),
  );

/* Whether a value says what the scenario says at the key, in whichever shorthand. */
const isShipped = (key, value) => {
  const parts = partsOf(key);
  const [shipped, given] = [lookup(base.value, parts), value].map((each) => writtenOut(each ?? null, parts));
  return alike(shipped, given);
};

/* A value that the scenario has anyway is no change; with changes around it, it is one until they
   come to what the scenario has. */
const withChange = (changes, key, value) => {
  const rest = without(changes, key);
  const around = Object.keys(rest).filter((each) => key.startsWith(`${each}.`));
  if (!around.length && isShipped(key, value)) return rest;
  const all = { ...rest, [key]: value ?? null };
  const now = around.length ? applied(base.value, all) : null;
  const idle = around.find((each) => isShipped(each, lookup(now, partsOf(each))));
  return idle ? without(all, idle) : all;
};

const put = (changes) => {
  setting.value = { ...setting.value, changes };
};

/* Changes one value, as one step that can be undone. */
export const change = (key, value) =>
  step(key, () => put(withChange(setting.value.changes, key, value)));

/* Changes several values in one step. */
export const changeMany = (values) =>
  step(Object.keys(values).join(), () =>
    put(
      Object.entries(values).reduce(
        (changes, [key, value]) => withChange(changes, key, value),
        setting.value.changes,
      ),
    ),
  );

/* Back to the scenario's own value. */
export const restore = (key) => step(null, () => put(without(setting.value.changes, key)));

export const startFrom = (name) =>
  step(null, () => {
    setting.value = { base: name, changes: {} };
  });

export const pin = (given) =>
  step(null, () => {
    pinned.value = given;
  });

export const pinShown = () => pin(setting.value);

export const swapPinned = () =>
  step(null, () => {
    const other = pinned.value;
    if (other) batch(() => ([pinned.value, setting.value] = [setting.value, other]));
  });

/* Leads with another outcome. */
export const leadWith = (name) =>
  step(null, () => {
    chosen.value = name === catalogue.value.headline ? "" : name;
  });

export const changeRun = (values) =>
  step(`run ${Object.keys(values)}`, () => {
    run.value = { ...run.value, ...values };
  });
