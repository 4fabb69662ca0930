// What a session shows and what teams play for: any outcome that is declared.
import { GOALS, SUMMED } from "../../declared/formats.js";
import { html } from "../../html.js";
import { outcomeName } from "../../say.js";
import { catalogue } from "../../store.js";
import { knows, say } from "../say.js";

/* Every outcome with its name; what each month has of its own can be summed over the run as well. */
const outcomes = () => (catalogue.value?.outcomes ?? []).flatMap(({ name, unit }) => {
  const measure = outcomeName(name);
  const sum = [`${name}${SUMMED}`, say("desk.open.sum", { measure })];
  return [[name, measure], ...(unit === "vehicles" ? [sum] : [])];
});

export const goalChoices = () => [
  ...GOALS.map((key) => [key, knows(`shown.aim.${key}`) ? say(`shown.aim.${key}`) : key]),
  ...outcomes(),
];

export const Measures = ({ form }) => {
  const { measures } = form.value;
  const toggle = (name) => {
    const chosen = measures.includes(name) ? measures.filter((each) => each !== name) : [...measures, name];
    if (chosen.length) form.value = { ...form.value, measures: chosen };
  };
  return html`<details class="measures-chosen"><summary>${say("desk.open.measures", { n: measures.length })}</summary>
    <div class="chips">${outcomes().map(([name, title]) => html`<button type="button" class=${measures.includes(name) ? "chip yes" : "chip"} key=${name} data-measure=${name}
      aria-pressed=${measures.includes(name) ? "true" : "false"} onClick=${() => toggle(name)}>${title}</button>`)}</div></details>`;
};
