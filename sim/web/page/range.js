// Months and lengths that a scenario has as ranges: {from, to} of months, {low, high} of a length.

export const isRange = (value) => value !== null && typeof value === "object";

export const earliest = (month) => (isRange(month) ? month.from : month);

export const longest = (length) => (isRange(length) ? length.high : length);

/* One value in the place of a range: its first month, or the middle of a length. */
export const oneOf = (value) => value.from ?? Math.floor((value.low + value.high) / 2);
