// A lever as a control, as the server's catalogue declares it; a list of brands goes with the rules that use it.
import { brands as onStage, catalogue, knows, say, valueAt } from "../state.js";
import { brandName, headed } from "../say.js";
import { html } from "../html.js";
import { alike } from "../tree.js";
import { Field, useKey } from "./field.js";
import { KeySegments, MonthSlider, Slider, Tick } from "./inputs.js";
import { WRITTEN, worded } from "./kinds.js";
import { before, edit, editMany, signalAt } from "./setting.js";

export const labelOf = (word, text) => worded(`huawei.${word}`, headed(text));
export const reason = (word, text) => (knows(`explain.${word}`) ? word : { text });

/* The lever that is a list of brands, and those that can choose to go by it, by their keys. */
const list = () => catalogue.value.levers.find(({ kind }) => kind === "brands");
const goBy = () =>
  catalogue.value.levers.filter(({ fields: [field] }) => field?.options.includes(list().key)).map(({ key }) => key);

/* The list that holds at a key: its own, or for a later change the last one before it. */
const listedAt = (at) => {
  const [, later, number] = at.split(".");
  const earlier = later ? valueAt(`huawei.${later}`).slice(0, Number(number) + 1) : [];
  return [valueAt("huawei"), ...earlier].map((each) => each?.[list().key]).findLast((found) => found) ?? [];
};

/* Whether anything else goes by the list, now or later. */
const isUsed = (at, key) => {
  const word = list().key;
  const { later = [], ...now } = valueAt("huawei") ?? {};
  const places = [["huawei", now], ...later.map((entry, number) => [`huawei.later.${number}`, entry])];
  return places.some(([place, found]) => goBy().some((each) => found[each] === word && !(place === at && each === key)));
};

/* What a rule becomes; one that goes by the list needs brands to be on it, and leaves none behind. */
const choose = (at, key, rule) => {
  const name = `${at}.${key}`;
  const ofList = `${at}.${list().key}`;
  const { key: word, example } = list();
  if (rule === word && !listedAt(at).length) editMany({ [ofList]: example, [name]: rule });
  else if (rule !== word && !isUsed(at, key) && alike(valueAt(ofList), example)) editMany({ [ofList]: before(ofList), [name]: rule });
  else edit(name, rule);
};

/* What a choice is called: words that several levers know have one set of names. */
const optionText = (key, options, word) => {
  const kind = Object.entries(catalogue.value.choices).find(([, words]) => alike(words, options))?.[0] ?? key;
  return worded(`${kind}.${word}`, word);
};

/* One of some words. */
const Choice = ({ at, lever: { key, title, description, fields: [field] } }) => {
  const name = `${at}.${key}`;
  const options = field.options.map((word) => [word, optionText(key, field.options, word)]);
  const write = goBy().includes(key) ? (rule) => choose(at, key, rule) : undefined;
  const back = write && (() => write(before(name)));
  return html`<${KeySegments} name=${name} label=${labelOf(key, title)} why=${reason(key, description)} options=${options}
    fallback=${field.default} write=${write} ...${back ? { back } : {}} />`;
};

/* A number; `of` is the lever that it is a part of. */
const Amount = ({ at, field, of }) => {
  const word = of ? `${of.key}.${field.field}` : field.field;
  const label = labelOf(word, of ? `${of.title}: ${field.title}` : field.title);
  return html`<${Slider} name=${`${at}.${word}`} why=${reason(word, field.description)} label=${label}
    min=${field.low} max=${field.high} step=${field.step} words=${WRITTEN[field.written]} fallback=${field.default ?? undefined} />`;
};

/* A list of brands; the last one stays while a rule goes by it, or where the list is all that changes. */
const Listed = ({ at, lever: { key, title } }) => {
  const name = `${at}.${key}`;
  const { value, scenario, changed, back } = useKey(name, []);
  const needed = at !== "huawei" || goBy().some((rule) => signalAt(`${at}.${rule}`).value === key);
  const brands = onStage.value.filter((brand) => brand.hima).map((brand) => brand.key);
  const tick = (brand, on) => edit(name, brands.filter((each) => (each === brand ? on : value.includes(each))));
  const last = (brand) => needed && value.length === 1 && value[0] === brand;
  const names = (found) => (found.length ? found.map(brandName).join(", ") : say("huawei.nobody"));
  return html`<${Field} label=${labelOf(key, title)} changed=${changed} onBack=${back} why=${key} group="group"
    was=${names(scenario)}>
    ${() => html`<span class="ticks">${brands.map((brand) => html`<label key=${brand}>
      <input type="checkbox" data-key=${name} value=${brand} checked=${value.includes(brand)}
        disabled=${last(brand)} onChange=${(event) => tick(brand, event.currentTarget.checked)} />
      ${brandName(brand)}</label>`)}</span>`}
  <//>`;
};

/* What is off, or begins in a month. */
const Switch = ({ at, lever: { key, title, description, example } }) => {
  const name = `${at}.${key}`;
  const value = signalAt(`${name}.from`).value;
  const was = before(name);
  const on = value !== undefined;
  return html`<${Tick} name=${name} label=${labelOf(key, title)} why=${reason(key, description)} on=${on}
      changed=${on !== Boolean(was)} back=${() => edit(name, was)} was=${say(was ? "control.on" : "control.off")}
      onTick=${(wanted) => edit(name, wanted ? was ?? example : null)} />
    ${on && html`<${MonthSlider} name=${`${name}.from`} label=${labelOf(`${key}.from`, `${title}: from`)}
      why=${reason(`${key}.from`, description)} />`}`;
};

/* A lever of Huawei's below a key: its own, or that of a later change. */
export const Lever = ({ at, lever }) => {
  if (lever.kind === "brands") return html`<${Listed} at=${at} lever=${lever} />`;
  if (lever.kind === "switch") return html`<${Switch} at=${at} lever=${lever} />`;
  if (lever.kind === "fields") return lever.fields.map((field) => html`<${Amount} key=${field.field} at=${at} field=${field} of=${lever} />`);
  const [field] = lever.fields;
  if (!field) return null; // nothing that a control could move
  return field.options.length ? html`<${Choice} at=${at} lever=${lever} />` : html`<${Amount} at=${at} field=${field} />`;
};
