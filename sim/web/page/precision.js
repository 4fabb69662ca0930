// How precise the shown answer is, and what is being done about it.
import { html } from "./html.js";
import { say } from "./say.js";
import { sized } from "./sizes.js";
import { shown } from "./shown.js";
import { status } from "./ask.js";
import { futures } from "./figures/given.js";

const WORKING = ["moving", "refining"];

/* How far the mean can be trusted: of the difference to the pinned setting, and of the level. The
   same luck in both settings makes the difference far more precise. */
export const precisionOf = ({ half_width: level, difference_half_width: difference }, months, unit) => {
  if (level === null) return "";
  const values = { months, level: sized(level, unit) };
  // without a pinned setting, or with the same one, there is no difference to be precise about
  if (!difference) return say("precision.mean", values);
  return say("precision.difference", { ...values, difference: sized(difference, unit) });
};

/* Four times the futures halve the error: the meter moves by what is gained. */
const fineness = (futures) => Math.log2(1 + futures / 64);

export const Precision = () => {
  const answer = shown.value;
  if (!answer) return null;
  const working = WORKING.includes(status.value.kind) && !answer.final;
  const width = precisionOf(answer.body.findings, answer.months.length, answer.lead.unit);
  const done = fineness(answer.body.replications) / fineness(answer.asked.run.replications);
  return html`<p class="precision" data-working=${working ? "yes" : "no"}>
    <span class="meter" aria-hidden="true"><span style=${{ width: `${100 * Math.min(1, done)}%` }}></span></span>
    <span>${futures(answer.body.replications)}${width && ` · ${width}`}</span>
    <span class="state">${say(working ? "precision.refining" : "precision.rest")}</span>
  </p>`;
};
