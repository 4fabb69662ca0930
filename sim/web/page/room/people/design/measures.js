// What teams are measured by, in the reader's words.
import { shown, signed } from "../../charts/format.js";
import { say } from "../../say.js";

export const MEASURES = ["aito_share", "hhi", "hima_units_sum", "payoff_huawei", "payoff_partners"];

const UNITS = { aito_share: "share", hhi: "index", hima_units_sum: "vehicles", payoff_huawei: "yuan", payoff_partners: "yuan" };

export const valueIn = (name, value) => shown(value, UNITS[name]);

/* A difference with its sign and unit: +2.1 points, −140 thousand vehicles. */
export const differenceIn = (name, value) =>
  name === "aito_share" ? say("measure.points", { n: signed(value, "points") }) : signed(value, UNITS[name]);

/* Whether the sign of a difference is settled. */
export const sureIn = ({ low, high }) => low > 0 || high < 0;

/* A team's score in the unit of the goal. */
export const scoreIn = (unit, value) => shown(value, { index: "score" }[unit] ?? unit);
