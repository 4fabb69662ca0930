// Months of the run as numbers for sliders: 0 is the first that is simulated.
import { run } from "../state.js";
import { earliest, isRange } from "../range.js";

export const FIRST = "2025-07";

/* The number of a month; of a range the earliest one's. */
export const numberOf = (month) => {
  const [year, number] = (earliest(month) ?? FIRST).split("-").map(Number);
  return (year - 2025) * 12 + number - 7;
};

export const monthOf = (number) => {
  const months = 2025 * 12 + 6 + number;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
};

/* How many months lie between the ends of a range; 0 of a single month. */
export const spreadOf = (month) => (isRange(month) ? numberOf(month.to) - numberOf(month.from) : 0);

/* The last month of the run, and what a slider must reach so that it can show a later one. */
export const lastMonth = () => run.value.months - 1;
export const reach = (month) => Math.max(lastMonth(), numberOf(month));
