// A brand's contract as steps, and who holds what in each: what nobody has agreed stays as it was.
import { computed } from "@preact/signals";
import { PARTS } from "../declared/levers.js";
import { base, brands, valueAt } from "../state.js";
import { lookup, partsOf } from "../tree.js";
import { numberOf } from "./months.js";
import { before, edit, editMany } from "./setting.js";

export const brandOf = (key) => brands.value.find((brand) => brand.key === key);

const steps = (terms) => (Array.isArray(terms) ? terms : [terms ?? {}]);
export const stepsNow = (brand) => steps(valueAt(`alliance.${brand}`));
export const stepsBefore = (brand) => steps(lookup(base.value ?? {}, ["alliance", brand]));

/* The key of a step: a contract of one step has no number. */
export const stepKey = (brand, number) =>
  Array.isArray(valueAt(`alliance.${brand}`)) ? `alliance.${brand}.${number}` : `alliance.${brand}`;

/* What the scenario says in a step's place, whether it has a list or one contract there. */
export const stepBefore = (brand, number, rest) =>
  lookup(stepsBefore(brand)[number] ?? {}, rest.split("."));

const named = (control, part) => (typeof control === "string" ? control : control?.[part]);
const namesControl = (control) => PARTS.some((part) => named(control, part));
export const namesTerms = (step) => Boolean(step.model_type) || namesControl(step.sales_control);

/* Who holds the parts after steps up to a number; a brand that leaves HIMA sells its own cars. */
const holdersAfter = (brand, all, number) => {
  const first = brandOf(brand).model_type === "hima" ? "huawei" : "partner";
  let held = PARTS.map(() => first);
  for (const step of all.slice(0, number + 1)) {
    const leaves = !step.sales_control && step.model_type && step.model_type !== "hima";
    held = held.map((holder, i) => named(step.sales_control, PARTS[i]) ?? (leaves ? "partner" : holder));
  }
  return held;
};

const cached = (make) => {
  const known = new Map();
  return (brand, number) => {
    const name = `${brand}.${number}`;
    if (!known.has(name)) known.set(name, computed(() => make(brand, number)));
    return known.get(name);
  };
};

/* Who holds the three parts in a step, as one text: now, and in the scenario. */
export const holdersNow = cached((brand, number) => holdersAfter(brand, stepsNow(brand), number).join());
export const holdersBefore = cached((brand, number) => holdersAfter(brand, stepsBefore(brand), number).join());

/* What the card of a brand depends on: how many steps, which name terms, and where they stand. */
export const shapeOf = cached((brand) => {
  const all = stepsNow(brand);
  const isList = Array.isArray(valueAt(`alliance.${brand}`));
  const places = isList ? all.map((step) => [numberOf(step.from), step.handover_months ?? 6]) : [];
  return JSON.stringify({ isList, counts: all.map((step) => namesTerms(step) || "from" in step), places });
});

/* One party takes one part; a part that nobody has named stays unnamed where that says the same. */
export const give = (brand, number, part, holder) => {
  const key = `${stepKey(brand, number)}.sales_control.${part}`;
  const rest = stepsNow(brand).map((step, i) => (i === number ? without(step, part) : step));
  const anyway = holdersAfter(brand, rest, number)[PARTS.indexOf(part)];
  edit(key, before(key) === undefined && anyway === holder ? null : holder);
};

/* One party takes all three parts. */
export const giveAll = (brand, number, holder) => {
  const key = `${stepKey(brand, number)}.sales_control`;
  const parts = Object.fromEntries(PARTS.map((part) => [part, holder]));
  const was = lookup(base.value ?? {}, partsOf(key));
  const scenario = holdersAfter(brand, stepsBefore(brand), number);
  const back = scenario.every((each) => each === holder) && (was === undefined || namesControl(was));
  const own = was && PARTS.every((part) => was[part]) ? parts : null;
  if (back && (own || was === undefined)) edit(key, own);
  else edit(key, holder);
};

const without = (step, part) => {
  const word = step.sales_control;
  const parts = typeof word === "string" ? Object.fromEntries(PARTS.map((each) => [each, word])) : { ...word };
  delete parts[part];
  const rest = { ...step, sales_control: parts };
  if (!namesControl(parts)) delete rest.sales_control;
  return rest;
};

/* Puts a whole list of steps in a brand's contract. */
export const putSteps = (brand, all) => editMany({ [`alliance.${brand}`]: all });
