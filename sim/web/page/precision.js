// How precise the shown answer is, and what is being done about it.
import { html } from "./html.js";
import { say } from "./say.js";
import { shown } from "./shown.js";
import { status } from "./ask.js";
import { futures } from "./figures/given.js";

const WORKING = ["moving", "refining"];

/* Four times the futures halve the error: the meter moves by what is gained. */
const fineness = (futures) => Math.log2(1 + futures / 64);

export const Precision = () => {
  const answer = shown.value;
  if (!answer) return null;
  const half = answer.body.findings.half_width;
  const working = WORKING.includes(status.value.kind) && !answer.final;
  const width = half === null ? "" : say("precision.mean", { n: (100 * half).toFixed(1) });
  const done = fineness(answer.body.replications) / fineness(answer.asked.run.replications);
  return html`<p class="precision" data-working=${working ? "yes" : "no"}>
    <span class="meter" aria-hidden="true"><span style=${{ width: `${100 * Math.min(1, done)}%` }}></span></span>
    <span>${futures(answer.body.replications)}${width && ` · ${width}`}</span>
    <span class="state">${say(working ? "precision.refining" : "precision.rest")}</span>
  </p>`;
};
