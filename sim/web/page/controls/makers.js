// What automakers do beyond their own rules, as the server's catalogue declares it: factors from a month on.
import { brands, catalogue, knows, say } from "../state.js";
import { agentName, brandName, headed } from "../say.js";
import { html } from "../html.js";
import { Heading, Steps, dropStep, room, shapeOf, stepBefore, stepKey, stepsBefore, stepsNow } from "./dated.js";
import { Fresh } from "./field.js";
import { About, useAbout } from "./find.js";
import { MonthSlider, Slider } from "./inputs.js";
import { WRITTEN, worded } from "./kinds.js";
import { FIRST } from "./months.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";

const levers = () => catalogue.value.makers;
const given = (step) => levers().filter(({ key }) => step[key] !== undefined);
const shapeAt = shapeOf((step) => given(step).length > 0);

/* What a lever is before a step: the last that an earlier one gave, else what leaving it out means. */
const inForce = (of, number, { key, fields: [field] }) =>
  stepsNow(of).slice(0, number).map((step) => step[key]).findLast((value) => value !== undefined) ?? field.default;

/* Back to the scenario's; a step that then decides nothing is none. */
const restore = (of, number, key) => {
  const was = stepBefore(of, number, key);
  const step = stepsNow(of)[number];
  if (was !== undefined || given(step).some((lever) => lever.key !== key)) edit(`${stepKey(of, number)}.${key}`, was);
  else if (stepsNow(of).length > 1) dropStep(of, number);
  else edit(of, before(of));
};

const Factor = ({ of, number, lever }) => {
  const { key, description, fields: [field] } = lever;
  const why = knows(`explain.makers.${key}`) ? `makers.${key}` : { text: description };
  return html`<${Slider} name=${`${stepKey(of, number)}.${key}`} label=${worded(`makers.${key}`, headed(field.title))} why=${why}
    min=${field.low} max=${field.high} step=${field.step} words=${WRITTEN[field.written]} fallback=${inForce(of, number, lever)}
    was=${stepBefore(of, number, key)} onBack=${() => restore(of, number, key)} />`;
};

const Step = ({ of, number, shape }) => {
  const { min, max } = room(shape.places, number);
  return html`<${Fresh.Provider} value=${number >= Math.max(1, stepsBefore(of).length)}><div class="step">
    ${shape.isList && html`<${Heading} of=${of} number=${number} />`}
    ${levers().map((lever) => html`<${Factor} key=${lever.key} of=${of} number=${number} lever=${lever} />`)}
    ${shape.counts[number] && html`<${MonthSlider} name=${`${stepKey(of, number)}.from`} label=${say("sales.from")} why="makers.from"
      fallback=${FIRST} min=${min} max=${max} was=${stepBefore(of, number, "from")} />`}
  </div><//>`;
};

/* Another step begins with the first lever as it is. */
const addStep = (of) => (from) => {
  const [first] = levers();
  const all = stepsNow(of);
  edit(of, [...all, { from, [first.key]: inForce(of, all.length, first) }]);
};

const Card = ({ maker }) => {
  const of = `makers.${maker}`;
  const shape = JSON.parse(shapeAt(of).value);
  const [title, own] = [agentName(maker), brands.value.filter((brand) => brand.maker === maker)];
  const names = own.map(({ key }) => brandName(key)).join(say("list.comma"));
  const about = useAbout(`${title} ${names}`);
  return html`<${About.Provider} value=${about}>
    <section class="party" data-maker=${maker} style=${`--brand:${own[0].colour}`} aria-label=${`${title} (${names})`}>
      <h3>${title} ${names !== title && html`<small>${names}</small>`}</h3>
      ${shape.counts.map((_, number) => html`<${Step} key=${number} of=${of} number=${number} shape=${shape} />`)}
      <${Steps} of=${of} shape=${shape} onAdd=${addStep(of)} />
    </section>
  <//>`;
};

/* Every automaker on stage, in the order of its brands. */
const cast = () => [...new Set(brands.value.map(({ maker }) => maker))];

/* What each automaker decides for itself. */
export const Makers = () => html`<${Section} name="makers" count=${() => changesBelow("makers")}>
  ${cast().map((maker) => html`<${Card} key=${maker} maker=${maker} />`)}
<//>`;
