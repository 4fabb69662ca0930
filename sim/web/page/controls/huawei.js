// Huawei's own levers: floor, resources, the split with Yinwang, one badge.
import { brands as onStage, say, valueAt } from "../state.js";
import { brandName } from "../say.js";
import { html } from "../html.js";
import { alike } from "../tree.js";
import { Field, useKey } from "./field.js";
import { percentage } from "./format.js";
import { KeySegments, MonthSlider, Slider, Tick } from "./inputs.js";
import { Section } from "./section.js";
import { before, changesBelow, edit, editMany, signalAt } from "./setting.js";

const RULES = ["proportional", "equal", "focus"];
const SHARED_OUT = ["huawei.floor_rule", "huawei.resource_rule"];
const FAVOURED = ["luxeed", "stelato"]; // whom a focus begins with where no list was made

const options = () => RULES.map((rule) => [rule, say(`floor_rule.${rule}`)]);

/* What a rule of sharing out becomes; a focus needs brands to be on, and leaves none behind. */
const share = (name, rule) => {
  const listed = valueAt("huawei.focus") ?? [];
  const other = SHARED_OUT.find((each) => each !== name);
  const idle = rule !== "focus" && valueAt(other) !== "focus" && alike(listed, FAVOURED);
  if (rule === "focus" && !listed.length) editMany({ "huawei.focus": FAVOURED, [name]: rule });
  else if (idle) editMany({ "huawei.focus": before("huawei.focus"), [name]: rule });
  else edit(name, rule);
};

const Rule = ({ name }) => {
  const word = name.split(".")[1];
  const write = (rule) => share(name, rule);
  return html`<${KeySegments} name=${name} label=${say(`huawei.${word}`)} why=${word} options=${options()}
    fallback="proportional" write=${write} back=${() => write(before(name))} />`;
};

const Focus = () => {
  const { value, scenario, changed, back } = useKey("huawei.focus", []);
  const needed = SHARED_OUT.some((rule) => signalAt(rule).value === "focus");
  const brands = onStage.value.filter((brand) => brand.hima).map((brand) => brand.key);
  const tick = (brand, on) =>
    edit("huawei.focus", brands.filter((key) => (key === brand ? on : value.includes(key))));
  const last = (brand) => needed && value.length === 1 && value[0] === brand;
  const names = (list) => (list.length ? list.map(brandName).join(", ") : say("huawei.nobody"));
  return html`<${Field} label=${say("huawei.focus")} changed=${changed} onBack=${back} why="focus" group="group"
    was=${names(scenario)}>
    ${() => html`<span class="ticks">${brands.map((brand) => html`<label key=${brand}>
      <input type="checkbox" data-key="huawei.focus" value=${brand} checked=${value.includes(brand)}
        disabled=${last(brand)} onChange=${(event) => tick(brand, event.currentTarget.checked)} />
      ${brandName(brand)}</label>`)}</span>`}
  <//>`;
};

const Split = ({ when }) => html`<${Slider} name=${`huawei.yinwang_share.${when}`} why=${`yinwang_${when}`}
  label=${say(`huawei.yinwang_${when}`)} min="0" max="0.9" step="0.01" words=${percentage} />`;

const Badge = () => {
  const name = "huawei.single_brand";
  const value = signalAt(`${name}.from`).value;
  const was = before(name);
  const on = value !== undefined;
  return html`<${Tick} name=${name} label=${say("huawei.single_brand")} why="single_brand" on=${on}
      changed=${on !== Boolean(was)} back=${() => edit(name, was)} was=${say(was ? "control.on" : "control.off")}
      onTick=${(wanted) => edit(name, wanted ? was ?? { from: "2026-01" } : null)} />
    ${on && html`<${MonthSlider} name=${`${name}.from`} label=${say("huawei.single_brand_from")}
      why="single_brand_from" />`}`;
};

/* What Huawei decides. */
export const Huawei = () => html`<${Section} name="huawei" count=${() => changesBelow("huawei")}>
  <${Rule} name="huawei.floor_rule" />
  <${Rule} name="huawei.resource_rule" />
  <${Focus} />
  <${Split} when="now" />
  <${Split} when="in_36_months" />
  <${Badge} />
<//>`;
