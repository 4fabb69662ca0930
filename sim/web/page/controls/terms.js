// A brand's contract as steps, and who holds what in each: what nobody has agreed stays as it was.
import { HANDOVER, PARTS } from "../declared/levers.js";
import { base, brands } from "../state.js";
import { longest } from "../range.js";
import { lookup, partsOf } from "../tree.js";
import * as dated from "./dated.js";
import { before, edit } from "./setting.js";

export const brandOf = (key) => brands.value.find((brand) => brand.key === key);

/* The key of a brand's contract, and its steps as those of any dated decision. */
export const contractOf = (brand) => `alliance.${brand}`;
export const stepsNow = (brand) => dated.stepsNow(contractOf(brand));
export const stepsBefore = (brand) => dated.stepsBefore(contractOf(brand));
export const stepKey = (brand, number) => dated.stepKey(contractOf(brand), number);
export const stepBefore = (brand, number, rest) => dated.stepBefore(contractOf(brand), number, rest);

/* How many months a step passes over, at the most. */
export const takes = (step) => longest(step.handover_months ?? HANDOVER);

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

/* Who holds the three parts in a step, as one text: now, and in the scenario. */
export const holdersNow = dated.cached((brand, number) => holdersAfter(brand, stepsNow(brand), number).join());
export const holdersBefore = dated.cached((brand, number) => holdersAfter(brand, stepsBefore(brand), number).join());

export const shapeOf = dated.shapeOf(namesTerms, takes);

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
