// Values and sizes of differences in their units, in the reader's language.
/* global sim */
import { percent, say } from "./say.js";

const inUnit = (number, unit) => say(`unit.of.${unit}`, { n: number });

/* A value with its unit; shares as whole percents. */
export const level = (value, unit) => {
  if (unit === "share") return percent(value);
  return value === null ? sim.value(value, unit) : inUnit(sim.value(value, unit), unit);
};

/* The same where another value of the unit follows: only a percent sign goes with it. */
export const bare = (value, unit) => (unit === "share" ? percent(value) : sim.value(value, unit));

/* A difference without its sign and without its unit; 0 only for exactly 0. */
export const size = (difference, unit) => sim.change(Math.abs(difference), unit).replace("+", "");

/* The same with its unit: shares differ by percentage points. */
export const sized = (difference, unit) => inUnit(size(difference, unit), unit === "share" ? "points" : unit);
