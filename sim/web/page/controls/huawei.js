// Huawei's own levers, as the server's catalogue declares them; a list of brands goes with the rules that use it.
import { brands as onStage, catalogue, knows, say, valueAt } from "../state.js";
import { brandName, headed } from "../say.js";
import { html } from "../html.js";
import { alike } from "../tree.js";
import { Field, useKey } from "./field.js";
import { KeySegments, MonthSlider, Slider, Tick } from "./inputs.js";
import { WRITTEN, worded } from "./kinds.js";
import { Section } from "./section.js";
import { before, changesBelow, edit, editMany, signalAt } from "./setting.js";

const SHARED_OUT = ["huawei.floor_rule", "huawei.resource_rule"];
const labelOf = (word, text) => worded(`huawei.${word}`, headed(text));
const reason = (word, text) => (knows(`explain.${word}`) ? word : { text });

const levers = () => catalogue.value.levers;
const favoured = () => levers().find(({ kind }) => kind === "brands").example; // the brands that a focus begins with

/* What a rule of sharing out becomes; a focus needs brands to be on, and leaves none behind. */
const share = (name, rule) => {
  const listed = valueAt("huawei.focus") ?? [];
  const other = SHARED_OUT.find((each) => each !== name);
  const idle = rule !== "focus" && valueAt(other) !== "focus" && alike(listed, favoured());
  if (rule === "focus" && !listed.length) editMany({ "huawei.focus": favoured(), [name]: rule });
  else if (idle) editMany({ "huawei.focus": before("huawei.focus"), [name]: rule });
  else edit(name, rule);
};

/* What a choice is called; both rules of sharing out know the same. */
const optionText = (name, word) => {
  const kind = SHARED_OUT.includes(name) ? "floor_rule" : name.split(".")[1];
  return worded(`${kind}.${word}`, word);
};

/* One of some words. */
const Choice = ({ lever: { key, title, description, fields: [field] } }) => {
  const name = `huawei.${key}`;
  const options = field.options.map((word) => [word, optionText(name, word)]);
  const write = SHARED_OUT.includes(name) ? (rule) => share(name, rule) : undefined;
  const back = write && (() => write(before(name)));
  return html`<${KeySegments} name=${name} label=${labelOf(key, title)} why=${reason(key, description)} options=${options}
    fallback=${field.default} write=${write} ...${back ? { back } : {}} />`;
};

/* A number; `of` is the lever that it is a part of. */
const Amount = ({ field, of }) => {
  const word = of ? `${of.key}.${field.field}` : field.field;
  const label = labelOf(word, of ? `${of.title}: ${field.title}` : field.title);
  return html`<${Slider} name=${`huawei.${word}`} why=${reason(word, field.description)} label=${label}
    min=${field.low} max=${field.high} step=${field.step} words=${WRITTEN[field.written]} fallback=${field.default ?? undefined} />`;
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

/* What is off, or begins in a month. */
const Switch = ({ lever: { key, title, description, example } }) => {
  const name = `huawei.${key}`;
  const value = signalAt(`${name}.from`).value;
  const was = before(name);
  const on = value !== undefined;
  return html`<${Tick} name=${name} label=${labelOf(key, title)} why=${reason(key, description)} on=${on}
      changed=${on !== Boolean(was)} back=${() => edit(name, was)} was=${say(was ? "control.on" : "control.off")}
      onTick=${(wanted) => edit(name, wanted ? was ?? example : null)} />
    ${on && html`<${MonthSlider} name=${`${name}.from`} label=${labelOf(`${key}.from`, `${title}: from`)}
      why=${reason(`${key}.from`, description)} />`}`;
};

const Lever = ({ lever }) => {
  if (lever.kind === "brands") return html`<${Focus} />`;
  if (lever.kind === "switch") return html`<${Switch} lever=${lever} />`;
  if (lever.kind === "fields") return lever.fields.map((field) => html`<${Amount} key=${field.field} field=${field} of=${lever} />`);
  const [field] = lever.fields;
  if (!field) return null; // nothing that a control could move
  return field.options.length ? html`<${Choice} lever=${lever} />` : html`<${Amount} field=${field} />`;
};

/* What Huawei decides. */
export const Huawei = () => html`<${Section} name="huawei" count=${() => changesBelow("huawei")}>
  ${levers().map((lever) => html`<${Lever} key=${lever.key} lever=${lever} />`)}
<//>`;
