// The terms of an offer or a deal, in a few words.
import { PARTS } from "../../declared/levers.js";
import { isRange } from "../../range.js";
import { knows, month, percent, say } from "../say.js";
import { holderName } from "./changes.js";

const control = (given, brand) => {
  const said = PARTS.filter((key) => given[key]);
  const alike = said.length === PARTS.length && new Set(said.map((key) => given[key])).size === 1;
  if (alike && given.stores === "shared") return say("shown.terms.shared");
  if (alike) return say("shown.terms.sales", { who: holderName(given.stores, brand) });
  return said.map((key) => say("shown.terms.part", { part: say(`sales.${key}`), who: holderName(given[key], brand) })).join(say("say.comma"));
};

const shortType = (key) => (knows(`shown.terms.type.${key}`) ? say(`shown.terms.type.${key}`) : key);

const handover = (length) => {
  if (isRange(length)) return say("shown.terms.handover_range", length);
  return length > 0 && say("shown.terms.handover", { n: length });
};

/* The terms as one line. */
export const termsWords = (terms, brand) =>
  [
    terms.sales_control && control(terms.sales_control, brand),
    terms.model_type && shortType(terms.model_type),
    terms.yinwang_share !== null && terms.yinwang_share !== undefined && say("shown.terms.yinwang", { share: percent(terms.yinwang_share) }),
    terms.from && say("shown.terms.from", { month: month(terms.from) }),
    terms.sales_control && handover(terms.handover_months),
    terms.exclusive && terms.exclusive !== "none" && say(`shown.terms.exclusive.${terms.exclusive}`),
    Number.isInteger(terms.exit_months) && say("shown.terms.exit", { n: terms.exit_months }),
  ].filter(Boolean).join(say("say.semicolon"));
