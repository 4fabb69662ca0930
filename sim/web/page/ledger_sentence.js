// An entry of the ledger in the reader's language: the server tells it in each.
import { lang } from "./store.js";

/* Results that an earlier version kept are in English only. */
const inEnglish = ({ from, to, reason }) => {
  const change = [from, to].filter(Boolean).join(" \u2192 ");
  return change ? `${reason} (${change})` : reason;
};

export const ledgerSentence = ({ sentence, ...entry }) =>
  sentence?.[lang.value] ?? sentence?.en ?? inEnglish(entry);
