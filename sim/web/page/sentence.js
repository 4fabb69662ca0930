// What the picture says, in words; a mean that cannot be told from zero has no sign.
import { computed } from "@preact/signals";
import { html } from "./html.js";
import { month, outcomeTitle, say } from "./say.js";
import { bare, level, size, sized } from "./sizes.js";
import { lang } from "./store.js";
import { shown } from "./shown.js";
import { leftOut, settingTitle } from "./figures/given.js";
import { assumptionName } from "./figures/causenames.js";
import { Precision } from "./precision.js";

const MOST_FLIPS = 3;

/* A mean rises or falls only where its interval leaves June's exact value out. */
const wayOf = ({ start, last, half_width: half }) => {
  if (last.mean === null) return "nothing";
  if (start === null) return "level";
  if (half !== null && Math.abs(last.mean - start) <= half) return "stays";
  return last.mean < start ? "falls" : "rises";
};

const course = (found, { measure, unit }) => {
  const { start, last, peak } = found;
  const written = (value) => level(value, unit);
  const told = say(`say.${wayOf(found)}`, {
    measure: outcomeTitle(measure),
    start: bare(start, unit),
    last: written(last.mean),
    month: month(last.month),
    low: bare(last.p05, unit),
    high: written(last.p95),
  });
  if (last.mean === null) return told;
  const more = [];
  if (last.undefined) more.push(leftOut(last.undefined));
  if (peak) more.push(say("say.peak", { peak: written(peak.mean), month: month(peak.month) }));
  return [told, ...more].join(say("say.space"));
};

const same = (one) => one.effect === "none";

/* A difference at a horizon; one without a number has a text that names none. */
export const clause = (one, unit) =>
  say(`say.${one.effect}`, { months: one.months, size: sized(one.difference ?? 0, unit) });

/* Differences at the horizons as a list. */
export const clauses = (found, unit) => found.map((one) => clause(one, unit)).join(say("say.semicolon"));

const against = ({ against: found }, pinned, unit) => {
  const title = settingTitle(pinned);
  if (found.every(same)) return say("say.against.none", { title });
  return say("say.against", { title, list: clauses(found, unit) });
};

const units = ({ units: found, last }) => {
  if (!found || same(found)) return "";
  return say(`say.units.${found.effect}`, { n: size(found.difference, "vehicles"), month: month(last.month) });
};

const bound = (value) => String(Number(value.toPrecision(2)));

/* Thirds of assumptions in which the difference at the end has the other sign. */
const flips = ({ flips: found }) => {
  if (!found) return "";
  if (!found.length) return say("say.flips.none");
  const list = found
    .slice(0, MOST_FLIPS)
    .map((flip) =>
      say(`say.flip.${flip.end}`, { name: assumptionName(flip.name), bound: bound(flip.bound) }))
    .join(say("say.or"));
  return say("say.flips", { list });
};

/* The sentences on an answer: what happens, what of it is the difference, what would turn it. */
export const sentences = (answer) => {
  const found = answer.body.findings;
  const first = course(found, answer.lead);
  if (!answer.compared) return { first, second: "", third: "" };
  return {
    first,
    second: [against(found, answer.pinned, answer.lead.unit), units(found)].filter(Boolean).join(say("say.space")),
    third: flips(found),
  };
};

const told = computed(() => {
  lang.value;
  return shown.value && sentences(shown.value);
});

/* The last answer that no finer one followed. */
let last = null;
const rested = computed(() => {
  if (shown.value?.final) last = shown.value;
  return last;
});

const atRest = computed(() => {
  lang.value;
  return rested.value ? sentences(rested.value) : { first: "", second: "", third: "" };
});

/* Screen readers hear the sentence when it rests, and not while something moves. */
const aloud = computed(() => Object.values(atRest.value).filter(Boolean).join(say("say.space")));

/* What would turn the sign takes many futures to tell. Until then its line keeps its place, unseen,
   so that nothing below it jumps. */
export const Sentence = () => {
  const text = told.value;
  return html`<section class="sentence" aria-label=${say("sentence")}>
    ${text
      ? html`<p class="first">${text.first}</p>
          <p class="second">${text.second}</p>
          <p class="third" data-old=${shown.value.final ? null : "yes"}>${atRest.value.third}</p>`
      : html`<p class="first">${say("waiting")}</p>`}
    <${Precision} />
    <div class="sr-only" aria-live="polite">${aloud.value}</div>
  </section>`;
};
