// The card of the tour: it stays in sight, and points at what it speaks of.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { lang } from "../store.js";
import { count, month, percent, say } from "../say.js";
import { size } from "../sizes.js";
import { clause, clauses } from "../sentence.js";
import { STEPS, act, before, current, endTour, goBack, goOn, isDone, onTrack, place } from "./steps.js";

const WAIT = "…";
const SETTLED = 900; // ms after which the page has come to where it was sent
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* The numbers of a step's text, all from the answer on the page. */
const valuesOf = (answer) => {
  if (!answer) return {};
  const { findings, june, replications } = answer.body;
  const { unit } = answer.lead;
  const { last, against, difference_half_width: half } = findings;
  return {
    total: count(june.total),
    start: percent(findings.start),
    last: percent(last.mean),
    low: percent(last.p05),
    high: percent(last.p95),
    month: month(last.month),
    futures: count(replications),
    half: half === null ? WAIT : size(half, unit),
    list: against ? clauses(against, unit) : WAIT,
    end: against ? clause(against.at(-1), unit) : WAIT,
  };
};

const OPPOSITE = { higher: "lower", lower: "higher" };

/* Which of a step's texts fits what the model says: what it tells must have come out so. */
const storyOf = (number, answer) => {
  const key = `tour.${number}`;
  const against = answer?.body.findings.against;
  if (number === 3 && against) {
    const [first, last] = [against[0].effect, against.at(-1).effect];
    return first === "higher" && last === "lower" ? `${key}.turns` : `${key}.other`;
  }
  if (number === 5 && against && isDone()) {
    const opposite = OPPOSITE[before.value?.at(-1).effect];
    return opposite && against.at(-1).effect === opposite ? `${key}.turned` : `${key}.held`;
  }
  return null;
};

const Text = ({ number }) => {
  if (!onTrack()) return html`<p>${say("tour.moved")}</p>`;
  const answer = current();
  const own = STEPS[number - 1].values ?? {};
  const blank = new Proxy({}, { get: () => WAIT });
  const values = answer
    ? { ...valuesOf(answer), ...own, was: before.value ? clause(before.value.at(-1), answer.lead.unit) : WAIT }
    : Object.assign(Object.create(blank), own);
  const story = storyOf(number, answer);
  return html`<p>${say(`tour.${number}`, values)}</p>
    ${story && html`<p>${say(story, values)}</p>`}`;
};

const point = (id) => {
  const target = document.getElementById(id);
  if (!target) return undefined;
  const go = () => target.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  target.classList.add("spot");
  go();
  // charts on the way are drawn as they come into sight, and may push it down
  const again = setTimeout(go, SETTLED);
  const leave = () => clearTimeout(again);
  MOVES.forEach((name) => window.addEventListener(name, leave, { once: true, passive: true }));
  return () => {
    leave();
    MOVES.forEach((name) => window.removeEventListener(name, leave));
    target.classList.remove("spot");
  };
};

const KEYS = { ArrowRight: goOn, ArrowLeft: goBack, Escape: endTour };

const onKey = (event) => {
  if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
  const busy = event.target.closest?.("input, select, textarea, dialog, [role=radiogroup], .scroll");
  if (busy && event.key !== "Escape") return;
  event.preventDefault();
  KEYS[event.key]();
};

const Card = ({ number }) => {
  const title = useRef(null);
  lang.value;
  const { at, acted } = STEPS[number - 1];
  useEffect(() => {
    title.current.focus({ preventScroll: true });
    return point(at);
  }, [number]);
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    document.body.classList.add("touring");
    return () => {
      document.removeEventListener("keydown", onKey);
      document.body.classList.remove("touring");
      document.getElementById("start-tour")?.focus({ preventScroll: true });
    };
  }, []);
  return html`<section class="tour" role="dialog" aria-labelledby="tour-title">
    <p class="step">${say("tour.step", { n: number, of: STEPS.length })}</p>
    <h2 id="tour-title" ref=${title} tabindex="-1">${say(`tour.${number}.title`)}</h2>
    <div class="text" aria-live="polite"><${Text} number=${number} /></div>
    ${acted && !isDone() && html`<button class="act" onClick=${act}>${say(`tour.${number}.act`)}</button>`}
    <div class="buttons">
      <button onClick=${endTour}>${say("tour.end")}</button>
      <span class="dots" aria-hidden="true">
        ${STEPS.map((_, i) => html`<i class=${i + 1 === number ? "on" : ""}></i>`)}
      </span>
      <button onClick=${goBack} disabled=${number === 1}>${say("tour.back")}</button>
      <button class="primary" onClick=${goOn}>
        ${say(number === STEPS.length ? "tour.finish" : "tour.next")}
      </button>
    </div>
  </section>`;
};

export const Tour = () => (place.value ? html`<${Card} number=${place.value} />` : null);
