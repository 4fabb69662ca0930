// Undo and redo: what was set before, step by step.
import { batch, computed, signal } from "@preact/signals";
import { PINNED, RUN, SETTING, chosen, pinned, run, sameWorld, setting } from "./store.js";

const TOGETHER = 800; // ms within which moves of one control are one step
const MOST = 200;

const before = signal([]);
const after = signal([]);
let last = { what: null, at: 0 };

export const canUndo = computed(() => before.value.length > 0);
export const canRedo = computed(() => after.value.length > 0);

const now = () => ({
  setting: setting.value,
  pinned: pinned.value,
  run: run.value,
  sameWorld: sameWorld.value,
  chosen: chosen.value,
});

const put = (state) =>
  batch(() => {
    setting.value = state.setting;
    pinned.value = state.pinned;
    run.value = state.run;
    sameWorld.value = state.sameWorld;
    chosen.value = state.chosen;
  });

/* Does something to the state as one step; steps of the same name soon after each other are one. */
export const step = (what, act) => {
  const at = performance.now();
  const goesOn = what !== null && what === last.what && at - last.at < TOGETHER;
  batch(() => {
    if (!goesOn) before.value = [...before.value, now()].slice(-MOST);
    after.value = [];
    act();
  });
  last = { what, at };
};

const swap = (from, to) => {
  if (!from.value.length) return;
  batch(() => {
    to.value = [...to.value, now()];
    put(from.value[from.value.length - 1]);
    from.value = from.value.slice(0, -1);
  });
  last = { what: null, at: 0 };
};

export const undo = () => swap(before, after);
export const redo = () => swap(after, before);
export const reset = () =>
  step(null, () => put({ setting: SETTING, pinned: PINNED, run: RUN, sameWorld: true, chosen: "" }));
