// Conditional rules: thresholds, months and notice of those there are; take-back rules to add.
import { computed } from "@preact/signals";
import { base, catalogue, say, valueAt } from "../state.js";
import { brandName } from "../say.js";
import { html } from "../html.js";
import { About, useAbout } from "./find.js";
import { figure, months, percentage } from "./format.js";
import { Add, KeySegments, Slider } from "./inputs.js";
import { Section } from "./section.js";
import { before, changesBelow, edit } from "./setting.js";
import { shapeText } from "./shape.js";
import { HOLDERS } from "./terms.js";

/* How far a threshold goes, by what is watched. */
const SCALES = {
  share: { max: 1, step: 0.01, words: percentage },
  hhi: { max: 10000, step: 100, words: figure },
  effort: { max: 2, step: 0.05, words: figure },
  outlets: { max: 600, step: 10, words: figure },
  units: { max: 100000, step: 500, words: figure },
  orders: { max: 100000, step: 500, words: figure },
  backlog: { max: 200000, step: 1000, words: figure },
};

const word = (control) => {
  if (!control || typeof control === "string") return control;
  const held = new Set(Object.values(control));
  return held.size === 1 ? [...held][0] : "";
};

/* The levels within a condition, with the key of each. */
const leaves = (when, key) => {
  const nested = ["all_of", "any_of"].find((kind) => when?.[kind]);
  if (!nested) return [{ key, level: when }];
  return when[nested].flatMap((part, i) => leaves(part, `${key}.${nested}.${i}`));
};

const side = (level) => (level.below === undefined ? "above" : "below");
const measured = (level) =>
  say(`watched.${level.measure}`, { title: level.brand ? brandName(level.brand) : say("rules.alliance") });

const Level = ({ name, level }) => {
  const scale = SCALES[level.measure];
  const way = side(level);
  const label = say(`rules.${way}`, { measure: measured(level) });
  return html`<${Slider} name=${`${name}.${way}`} label=${label} why="rule.level" min="0" max=${scale.max} step=${scale.step} words=${scale.words} />
    <${Slider} name=${`${name}.for_months`} label=${say("rules.for_months")} why="rule.for_months" min="1" max="24" step="1" words=${months} fallback=${1} />`;
};

const Then = ({ name, then }) => {
  const brand = then.brand && brandName(then.brand);
  const key = `${name}.sales_control`;
  const was = word(before(key));
  return html`${then.sales_control && html`<${KeySegments} name=${key} label=${say("rules.then", { title: brand })} why="rule.then"
      options=${HOLDERS.map((holder) => [holder, say(`holder.${holder}`, { maker: say("rules.maker") })])} read=${word} />`}
    ${(then.sales_control || then.model_type) && html`<${Slider} name=${`${name}.handover_months`} label=${say("sales.handover")} why="rule.handover"
      min="0" max="24" step="1" words=${months} fallback=${3} />`}
    ${then.floor_rule && html`<${KeySegments} name=${`${name}.floor_rule`} label=${say("huawei.floor_rule")} why="floor_rule"
      options=${["proportional", "equal", "focus"].map((rule) => [rule, say(`floor_rule.${rule}`)])} />`}
    ${then.yinwang_share !== undefined && html`<${Slider} name=${`${name}.yinwang_share`} label=${say("huawei.yinwang_now")} why="yinwang_now"
      min="0" max="0.9" step="0.01" words=${percentage} />`}`;
};

const titleOf = (rule) =>
  rule.then.brand && rule.then.sales_control ? say("rules.take_back", { title: brandName(rule.then.brand) }) : rule.name;

const Rule = ({ number, rule }) => {
  const name = `rules.${number}`;
  const title = titleOf(rule);
  const about = useAbout(title);
  const remove = () => edit("rules", (valueAt("rules") ?? []).filter((_, i) => i !== number));
  return html`<${About.Provider} value=${about}><section class="event" data-rule=${rule.name} aria-label=${title}>
    <h4>${title} <button type="button" class="drop" data-remove=${name} onClick=${remove} aria-label=${say("event.remove_of", { title })}>${say("event.remove")}</button></h4>
    ${leaves(rule.when, `${name}.when`).map(({ key, level }) => html`<${Level} key=${key} name=${key} level=${level} />`)}
    <${Then} name=${`${name}.then`} then=${rule.then} />
    <${Slider} name=${`${name}.notice_months`} label=${say("rules.notice")} why="rule.notice" min="0" max="24" step="1" words=${months} fallback=${0} />
  </section><//>`;
};

const add = (brand) => {
  const rules = valueAt("rules") ?? [];
  let name = `take_${brand}_back`;
  for (let number = 2; rules.some((rule) => rule.name === name); number += 1) name = `take_${brand}_back_${number}`;
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

/* Rules that act by themselves when something holds for some months. */
export const Rules = () => {
  const brands = catalogue.value.brands.filter((brand) => brand.hima).map((brand) => [brand.key, brandName(brand.key)]);
  const rules = JSON.parse(shape.value);
  return html`<${Section} name="rules" title=${say("rules.title")} lead=${say("rules.lead")} count=${() => changesBelow("rules")}>
    ${rules.map((rule, number) => html`<${Rule} key=${rule.name} number=${number} rule=${rule} />`)}
    ${shape.value !== shapeBefore.value && html`<button type="button" class="drop" data-return="rules" onClick=${() => edit("rules", before("rules"))}>${say("rules.return")}</button>`}
    <${Add} what=${say("rules.add")} options=${brands} onAdd=${add}>${say("rules.add")}<//>
  <//>`;
};
