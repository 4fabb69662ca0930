// Conditional rules: thresholds, months and notice of those there are; take-back rules to add.
import { computed } from "@preact/signals";
import { HOLDERS } from "../declared/levers.js";
import { base, brands, catalogue, say, valueAt } from "../state.js";
import { brandName } from "../say.js";
import { html } from "../html.js";
import { figure, percentage } from "./format.js";
import { Frame } from "./frame.js";
import { Add, Drop, KeySegments, Lasting, Slider } from "./inputs.js";
import { WRITTEN, worded } from "./kinds.js";
import { labelOf, reason } from "./lever.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";
import { shapeText } from "./shape.js";

const LONGEST = 24; // months that sliders offer
const COUNT = { max: 100000, step: 500, words: figure };

/* How far a threshold goes, by what is watched. */
const SCALES = {
  share: { max: 1, step: 0.01, words: percentage },
  hhi: { min: 100, max: 10000, step: 100, words: figure },
  effort: { max: 2, step: 0.05, words: figure },
  outlets: { max: 600, step: 10, words: figure },
  units: COUNT,
  orders: COUNT,
  backlog: { ...COUNT, max: 200000 },
};

/* One word for who holds all of sales; nothing where parts differ. */
const word = (control) => {
  if (!control || typeof control === "string") return control;
  const held = new Set(Object.values(control));
  return held.size === 1 ? [...held][0] : "";
};

/* The levels within a condition, each with its key below the rule. */
const leaves = (when, key) => {
  const nested = ["all_of", "any_of"].find((kind) => when?.[kind]);
  if (!nested) return [{ key, level: when }];
  return when[nested].flatMap((part, i) => leaves(part, `${key}.${nested}.${i}`));
};

const Level = ({ name, origin, level }) => {
  const scale = SCALES[level.measure];
  const way = level.below === undefined ? "above" : "below";
  const title = level.brand ? brandName(level.brand) : say("rules.alliance");
  const label = say(`rules.${way}`, { measure: say(`watched.${level.measure}`, { title }) });
  return html`
    <${Slider} name=${`${name}.${way}`} label=${label} why="rule.level" min=${scale.min ?? 0} max=${scale.max} step=${scale.step}
      words=${scale.words} was=${before(`${origin}.${way}`)} />
    <${Lasting} name=${`${name}.for_months`} label=${say("rules.for_months")} why="rule.for_months" min="1"
      max=${LONGEST} fallback=${1} was=${before(`${origin}.for_months`)} />`;
};

/* What a rule changes beside a brand's terms; a lever of Huawei's is called as it is among Huawei's. */
const Beyond = ({ name, action }) => {
  const { field, title, description, options, low, high, step, written } = action;
  const own = { name: `${name}.${field}`, label: labelOf(field, title), why: reason(field, description) };
  if (!options.length) return html`<${Slider} min=${low} max=${high} step=${step} words=${WRITTEN[written]} ...${own} />`;
  return html`<${KeySegments} options=${options.map((word) => [word, worded(`${field}.${word}`, word)])} ...${own} />`;
};

/* What the rule does, as far as sliders and choices can say it. */
const Then = ({ name, origin, then }) => {
  const holders = HOLDERS.map((holder) => [holder, say(`holder.${holder}`, { maker: say("rules.maker") })]);
  const passes = then.sales_control || then.model_type;
  return html`
    ${then.sales_control && html`<${KeySegments} name=${`${name}.sales_control`} why="rule.then" options=${holders}
      label=${say("rules.then", { title: brandName(then.brand) })} read=${word} was=${before(`${origin}.sales_control`)} />`}
    ${passes && html`<${Lasting} name=${`${name}.handover_months`} label=${say("sales.handover")} why="rule.handover"
      min="0" max=${LONGEST} fallback=${3} was=${before(`${origin}.handover_months`)} />`}
    ${catalogue.value.actions.filter(({ field }) => then[field] !== undefined)
      .map((action) => html`<${Beyond} key=${action.field} name=${name} action=${action} />`)}`;
};

const titleOf = ({ name, then }) =>
  then.brand && then.sales_control ? say("rules.take_back", { title: brandName(then.brand) }) : name;

const Rule = ({ number, rule }) => {
  const name = `rules.${number}`;
  const place = (base.value?.rules ?? []).findIndex((each) => each.name === rule.name);
  const origin = `rules.${place < 0 ? number : place}`;
  const remove = () => edit("rules", (valueAt("rules") ?? []).filter((_, i) => i !== number));
  return html`<${Frame} title=${titleOf(rule)} fresh=${place < 0} of=${name} onDrop=${remove}>
    ${leaves(rule.when, ".when").map(({ key, level }) => html`<${Level} key=${key} level=${level}
      name=${name + key} origin=${origin + key} />`)}
    <${Then} name=${`${name}.then`} origin=${`${origin}.then`} then=${rule.then} />
    <${Lasting} name=${`${name}.notice_months`} label=${say("rules.notice")} why="rule.notice" min="0" max=${LONGEST}
      fallback=${0} was=${before(`${origin}.notice_months`)} />
  <//>`;
};

const add = (brand) => {
  const rules = valueAt("rules") ?? [];
  const word = `take_${brand}_back`;
  let name = word;
  for (let i = 2; rules.some((rule) => rule.name === name); i += 1) name = `${word}_${i}`;
  const rule = {
    name,
    when: { measure: "share", brand, below: 0.05, for_months: 6 },
    then: { brand, sales_control: "huawei", handover_months: 3 },
    notice_months: 3,
    reason: "it sells too little",
  };
  edit("rules", [...rules, rule]);
};

const shape = computed(() => shapeText(valueAt("rules") ?? []));
const shapeBefore = computed(() => shapeText(base.value?.rules ?? []));
const alliance = () => brands.value.filter((brand) => brand.hima).map(({ key }) => [key, brandName(key)]);

/* Rules that act by themselves when something holds for some months. */
export const Rules = () => html`<${Section} name="rules" count=${() => changesBelow("rules")}>
  ${JSON.parse(shape.value).map((rule, number) => html`<${Rule} key=${rule.name} number=${number} rule=${rule} />`)}
  ${shape.value !== shapeBefore.value && html`<${Drop} data-return="rules"
    onClick=${() => edit("rules", before("rules"))}>${say("rules.return")}<//>`}
  <${Add} name="rules" options=${alliance()} onAdd=${add} />
<//>`;
