// Values of controls in the reader's words.
import { knows, say } from "../state.js";
import { month } from "../say.js";
import { isRange } from "../range.js";
import { monthOf } from "./months.js";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/* 17700 as 17,700, and 0.0625 as 0.0625. */
export const figure = (value) => (Math.abs(value) >= 100 ? whole : fine).format(value);

export const percentage = (part) => `${figure(100 * part)}%`;

/* What a push of this many log points does to orders: 0.2 as +22%; 0% only for exactly none. */
export const push = (logs) => {
  const change = 100 * (Math.exp(logs) - 1);
  if (change === 0) return "0%";
  const size = Math.abs(change);
  const rounded = size < 10 ? Number(size.toFixed(1)) : Math.round(size);
  return `${change < 0 ? "\u2212" : "+"}${figure(rounded || size)}%`;
};

export const monthName = (number) => month(monthOf(number));

export const months = (count) =>
  isRange(count) ? say("months.range", count) : say(count === 1 ? "months.one" : "months.many", { count });

export const holder = (word, brandMaker) => say(`holder.${word}`, { maker: brandMaker });

export const isPart = (unit) =>
  /^(share|part|of )/.test(unit) || ["a year", "a quarter", "a month"].includes(unit);

export const bare = (value, unit) => (isPart(unit) ? percentage(value) : figure(value));

/* A text in a unit, by the words that the reader's language has for it. */
export const inUnit = (value, unit) =>
  knows(`unit.${unit}`) ? say(`unit.${unit}`, { value }) : `${value} ${unit}`;

/* A number of the register with its unit; a part of something in percent. */
export const withUnit = (value, unit) => inUnit(bare(value, unit), unit);
