// Terms before anybody filled them in, and what is missing until they are an offer.
import { say } from "../../say.js";
import { PARTS } from "../../../declared/levers.js";
import { task } from "../../store.js";

/* Terms to begin with: none, or another offer's, which begin no earlier than may be agreed now. */
export const blankTerms = (kinds, first) => {
  const { next } = task.value.quarter;
  if (first) return { ...first, from: first.from < next ? next : first.from };
  return {
    sales_control: null, model_type: null, from: next, handover_months: kinds[0] === "sales_control" ? 6 : 0,
    exclusive: "none", exit_months: null, yinwang_share: null,
  };
};

const filled = {
  sales_control: (terms) => terms.exclusive !== "none" || PARTS.some((part) => terms.sales_control?.[part]),
  model_type: (terms) => terms.model_type !== null,
  yinwang_share: (terms) => terms.yinwang_share !== null,
};

/* What still has to be filled in, in words; nothing when it can be sent. */
export const missing = (terms, kinds) => (filled[kinds[0]](terms) ? "" : say(`terms.need.${kinds[0]}`));
