// Sizes of differences, written as the report's charts write them.
/* global sim */

/* A difference of shares in percentage points, without its sign; 0 only for exactly 0. */
export const points = (difference) => sim.unsigned(100 * difference, 1);

/* A difference of counts, likewise. */
export const size = (difference) => sim.unsigned(difference, 0);
