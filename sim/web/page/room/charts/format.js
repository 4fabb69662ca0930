// Numbers as a reader says them, by unit and language.
import { lang, month, say } from "../say.js";

const grouped = (number, digits = 0) =>
  number.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/* Digits that leave about three figures of a number below a thousand. */
const digitsOf = (number) => {
  const size = Math.abs(number);
  if (size >= 100 || size === 0) return 0;
  return size >= 10 ? 1 : 2;
};

/* Large numbers in millions or 万; with the step of an axis, no more digits than its ticks need. */
const scaled = (number, step) => {
  const steps = STEPS[lang.value] ?? STEPS.en;
  const [by, name] = steps.find(([each]) => Math.abs(number) >= each) ?? [1, ""];
  const value = number / by;
  const digits = by === 1 ? 0 : step ? digitsFor(step / by) : digitsOf(value);
  return `${grouped(value, digits)}${name}`;
};

const STEPS = {
  en: [[1e9, " bn"], [1e6, " m"]],
  zh: [[1e8, " 亿"], [1e4, " 万"]],
};

/* Digits after the point that tell the ticks of an axis apart. */
const digitsFor = (step) => [0, 1, 2, 3].find((n) => Math.abs(step * 10 ** n - Math.round(step * 10 ** n)) < 1e-6) ?? 4;

/* `step` is that of an axis: no more digits than its ticks need. */
const FORMS = {
  share: (value, step) => `${(100 * value).toFixed(step ? digitsFor(100 * step) : 1)}%`,
  points: (value, step) => (100 * value).toFixed(step ? digitsFor(100 * step) : 1),
  index: (value) => grouped(value),
  vehicles: scaled,
  yuan: scaled,
  yuan_per_month: scaled,
  number: (value) => value.toFixed(2),
  score: (value, step) => grouped(value, step ? digitsFor(step) : digitsOf(value)),
};

/* A value in its unit; with the step of an axis, as one of its ticks. */
export const shown = (value, unit, step = 0) => {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = (FORMS[unit] ?? FORMS.score)(value, step);
  // no minus before what rounds to nothing
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
};

/* A difference, with its sign: one digit that counts instead of a zero with a sign. */
export const signed = (value, unit) => {
  const text = shown(value, unit);
  const rounds = Number.isFinite(value) && value !== 0 && !/[1-9]/.test(text);
  const parts = unit === "share" || unit === "points" ? 100 * value : value;
  const told = rounds ? String(Number(parts.toPrecision(1))).replace("-", "−") : text;
  return `${value > 0 ? "+" : ""}${told}`;
};

/* The size of a difference of shares in percentage points, without its sign. */
export const points = (difference) => signed(Math.abs(difference), "points").replace("+", "");

/* Whether there is no difference at all in any future: then mean and interval are exactly 0. */
export const isSame = (mean, low, high) => mean === 0 && low === 0 && high === 0;

/* Whether an interval leaves the sign open. */
export const isOpen = (low, high) => low <= 0 && high >= 0;

/* Seconds as minutes and seconds: 4:05. */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/* 2028-06 as June 2028 or 2028年6月; short, on an axis, as Jun 28 or 28年6月. */
export const monthName = (given, short = false) => {
  if (!short) return month(given);
  const [year, number] = given.split("-");
  return say("chart.month", {
    year: year.slice(2), number: Number(number), name: say(`month.${Number(number)}`).slice(0, 3) });
};
