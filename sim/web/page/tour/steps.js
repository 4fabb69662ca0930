// The guided tour: where it stands, and what each of its steps puts on the page.
import { batch, effect, signal } from "@preact/signals";
import { PINNED, RUN, SETTING, asked, chosen, pinned, run, sameWorld, setting, view } from "../store.js";
import { step } from "../past.js";
import { shown } from "../shown.js";
import { alike } from "../tree.js";
import { workOut } from "../figures/workout.js";

const ASSUMPTION = "assumptions.outlet_productivity";
const HELD = 1.2; // the high end of the register's range: a partner's outlet sells more than a Huawei store

/* What stands on the page at each step, the place it points at, and what a button does there. */
export const STEPS = [
  { setting: PINNED, pinned: null, at: "figure-sales" },
  { setting: PINNED, pinned: null, at: "figure-lead" },
  { setting: SETTING, pinned: PINNED, at: "figure-paired", keeps: true },
  { setting: SETTING, pinned: PINNED, at: "figure-causes", begins: () => workOut() },
  {
    setting: SETTING,
    pinned: PINNED,
    at: "figure-paired",
    values: { held: HELD },
    acted: { ...SETTING, changes: { [ASSUMPTION]: { fixed: HELD } } },
  },
  { setting: SETTING, pinned: PINNED, at: "controls" },
];

/* The step that is shown, counted from 1; 0 while there is no tour. */
export const place = signal(0);
/* The paired differences of the step that later ones refer to. */
export const before = signal(null);

const put = (given, other = pinned.value) =>
  step(null, () =>
    batch(() => {
      setting.value = given;
      pinned.value = other;
      run.value = { ...run.value, months: RUN.months, prior: RUN.prior };
      sameWorld.value = true;
      chosen.value = "";
    }),
  );

/* What the button of a step does, and whether it has. */
export const act = () => put(STEPS[place.value - 1].acted);
export const isDone = () => alike(setting.value, STEPS[place.value - 1].acted ?? null);

const show = (number) => {
  const { setting: given, pinned: other, begins } = STEPS[number - 1];
  place.value = number;
  view.value = `tour.${number}`;
  put(given, other);
  begins?.();
};

export const startTour = () => show(1);
export const goOn = () => (place.value < STEPS.length ? show(place.value + 1) : endTour());
export const goBack = () => place.value > 1 && show(place.value - 1);

export const endTour = () => {
  place.value = 0;
  view.value = "";
};

/* Whether the page still stands as the step has set it, so that its text speaks of what is shown. */
export const onTrack = () => {
  const { setting: given, pinned: other, acted } = STEPS[place.value - 1];
  const as = (wanted) => wanted !== undefined && alike(setting.value, wanted);
  return (as(given) || as(acted)) && !chosen.value && alike(pinned.value, other) && run.value.months === RUN.months;
};

/* The answer to what the step has set; none while it is still being worked out. */
export const current = () => (shown.value?.asked === asked.value ? shown.value : null);

effect(() => {
  const answer = current();
  if (answer && STEPS[place.value - 1]?.keeps) before.value = answer.body.findings.against;
});

/* A link may lead into the tour, if it holds what the step speaks of. */
export const takeView = () => {
  const [kind, number] = view.value.split(".");
  if (kind !== "tour" || !STEPS[number - 1]) return;
  place.value = Number(number);
  if (onTrack()) STEPS[place.value - 1].begins?.();
  else endTour();
};
