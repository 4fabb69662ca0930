// What a session measures and plays for, from the declarations of its outcomes.
import { isSame, shown, signed } from "./charts/format.js";
import { knows, lang, say } from "./say.js";
import { session } from "./store.js";

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const inWords = ({ words }) => words[lang.value] ?? words.en;

export const measureOf = (name) => session.value.measures[name];

/* The names of what is shown, in the order of tables. */
export const measureNames = () => session.value.shown;

/* A measure as the head of a table. */
export const measureTitle = (name) => measureOf(name).title[lang.value] ?? measureOf(name).title.en;

/* A measure at the beginning of a line. */
export const measureWords = (name) => {
  const measure = measureOf(name);
  return capital(measure.last ? say("measure.last", { measure: inWords(measure) }) : inWords(measure));
};

/* The outcome that is drawn month by month. */
export const leadWords = () => capital(inWords(measureOf(session.value.lead)));
export const leadUnit = () => measureOf(session.value.lead).unit;

export const valueIn = (name, value) => shown(value, measureOf(name).unit);

/* A difference with its sign and unit: +2.1 points, −140 thousand vehicles. */
export const differenceIn = (name, value) => {
  const n = signed(value, changeUnit(name));
  return changeUnit(name) === "points" ? say("measure.points", { n }) : n;
};

/* The unit of differences: those of shares are told in points. */
export const changeUnit = (name) => (measureOf(name).unit === "share" ? "points" : measureOf(name).unit);

/* Whether a mean difference can be told from zero: its 95% interval leaves 0 out. */
export const sureIn = ({ low, high }) => low > 0 || high < 0;

/* Whether two settings do not differ in any future. */
export const sameIn = ({ difference, low, high }) => isSame(difference, low, high);

/* What is played for: by its own words where there are some, else by what it scores. */
const score = () => session.value.score;
const own = (key, otherwise) => (knows(key) ? say(key) : otherwise);
export const goalName = () => own(`goal.${session.value.goal}`, capital(inWords(score())));
export const goalAim = () => own(`shown.aim.${session.value.goal}`, inWords(score()));
export const goalMeans = () => {
  if (!knows(`goal.${session.value.goal}`)) return ""; // the name says it
  const { form, measures } = score();
  const text = form === "parts" ? inWords(score()) : measureWords(measures[0]);
  return say(`goal.means.${{ parts: form, value: form }[form] ?? "least"}`, { measure: text });
};

/* The single measure that is played for, or null where several are put together. */
export const goalMeasure = () => (score().form === "parts" ? null : score().measures[0]);
export const isLeastBest = () => ["rest", "negative"].includes(score().form);

/* A team's score, and what it is called. */
export const scoreUnit = () => score().unit;
export const scoreTitle = () => {
  const { form, measures } = score();
  return form === "parts" ? say("score.parts") : form === "value" ? measureTitle(measures[0])
    : say(`score.${form}`, { measure: measureTitle(measures[0]) });
};
