// One step of a brand's contract: who holds sales, from when, and what else is agreed.
import { HANDOVER, HOLDERS, PARTS } from "../declared/levers.js";
import { catalogue, say } from "../state.js";
import { html } from "../html.js";
import { Heading, room } from "./dated.js";
import { Fresh, useKey } from "./field.js";
import { Lasting, MonthSlider, Pick, Segments, Slider, Tick } from "./inputs.js";
import { WRITTEN, worded } from "./kinds.js";
import { FIRST } from "./months.js";
import { Section } from "./section.js";
import { edit, signalAt } from "./setting.js";
import {
  brandOf, contractOf, give, giveAll, holdersBefore, holdersNow, stepBefore, stepKey, stepsBefore,
} from "./terms.js";

const LONGEST = 24; // months of hand-over that the slider offers

export const typeOptions = () => catalogue.value.choices.model_type.map((type) => [type, say(`model_type.${type}`)]);

const holderOptions = (maker) => HOLDERS.map((word) => [word, say(`holder.${word}`, { maker })]);

/* The one holder of all three parts; nothing while they differ. */
const sole = (text) => (new Set(text.split(",")).size === 1 ? text.split(",")[0] : "");

/* One switch for all three parts; none is on while they differ. */
const Quick = ({ brand, number, maker }) => {
  const key = `${stepKey(brand, number)}.sales_control`;
  const held = holdersNow(brand, number).value;
  const was = holdersBefore(brand, number).value;
  const told = (text) => say(sole(text) ? `holder.${sole(text)}` : "sales.mixed", { maker });
  return html`<${Segments} name=${key} label=${say("sales.all")} why="sales_control" options=${holderOptions(maker)}
    value=${sole(held)} hint=${sole(held) ? undefined : told(held)} changed=${held !== was} was=${told(was)}
    back=${() => edit(key, stepBefore(brand, number, "sales_control"))}
    onPick=${(holder) => giveAll(brand, number, holder)} />`;
};

const Part = ({ brand, number, part, maker }) => {
  const [value, was] = [holdersNow, holdersBefore].map((held) => held(brand, number).value.split(",")[PARTS.indexOf(part)]);
  return html`<${Segments} name=${`${stepKey(brand, number)}.sales_control.${part}`} label=${say(`sales.${part}`)}
    why=${part} options=${holderOptions(maker)} value=${value} changed=${value !== was} was=${say(`holder.${was}`, { maker })}
    back=${() => give(brand, number, part, was)} onPick=${(holder) => give(brand, number, part, holder)} />`;
};

const Consent = ({ name, was }) => {
  const { value, scenario, changed, back } = useKey(name, "agreed", was);
  const tick = (on) => edit(name, on ? "asked" : was === undefined ? null : "agreed");
  return html`<${Tick} name=${name} label=${say("sales.consent")} why="consent" on=${value === "asked"}
    changed=${changed} back=${back} was=${say(`consent.${scenario}`)} onTick=${tick} />`;
};

const Partnership = ({ brand, number }) => {
  const key = `${stepKey(brand, number)}.model_type`;
  const own = brandOf(brand).model_type;
  const was = stepBefore(brand, number, "model_type");
  return html`<${Pick} name=${key} label=${say("sales.model_type")} why="model_type" options=${typeOptions()} fallback=${own}
    was=${was} write=${(type) => edit(key, type === own && was === undefined ? null : type)} />`;
};

const Abroad = ({ brand, maker }) => {
  const name = `${stepKey(brand, 0)}.abroad`;
  const was = stepBefore(brand, 0, "abroad");
  const lead = signalAt(`${name}.lead`).value ?? "none";
  const wasLead = was?.lead ?? "none";
  const pick = (next) => {
    if (next === "none") edit(name, null);
    else if (lead === "none") edit(name, { lead: next, from: was?.from ?? "2026-01" });
    else edit(`${name}.lead`, next);
  };
  const options = [["none", say("abroad.none")], ["huawei", say("holder.huawei")], ["partner", maker]];
  return html`<${Segments} name=${`${name}.lead`} label=${say("sales.abroad")} why="abroad" options=${options} value=${lead}
      changed=${lead !== wasLead} was=${options.find(([option]) => option === wasLead)[1]}
      back=${() => edit(name, was)} onPick=${pick} />
    ${lead !== "none" && html`<${MonthSlider} name=${`${name}.from`} label=${say("sales.abroad_from")} why="abroad_from"
      was=${was?.from} />`}`;
};

/* From when, and over how many months. */
const When = ({ brand, number, places }) => {
  const key = stepKey(brand, number);
  const { min, max, longest } = room(places, number, LONGEST);
  return html`
    <${MonthSlider} name=${`${key}.from`} label=${say("sales.from")} why="from" fallback=${FIRST} min=${min} max=${max}
      was=${stepBefore(brand, number, "from")} />
    <${Lasting} name=${`${key}.handover_months`} label=${say("sales.handover")} why="handover" min="0" max=${longest}
      fallback=${HANDOVER} was=${stepBefore(brand, number, "handover_months")} />`;
};

const DRAWN = ["sales_control", "model_type", "abroad"]; // terms that have controls of their own above

/* A term that the catalogue declares and nothing above draws: one number or choice. */
const Other = ({ brand, number, term: { key, fields: [field] } }) => {
  if (!field) return null;
  const [low, title] = [field.options[0] ?? field.low, field.title];
  const own = {
    name: `${stepKey(brand, number)}.${key}`,
    label: worded(`sales.${key}`, title),
    why: { text: field.description },
    fallback: field.default ?? low,
    was: stepBefore(brand, number, key),
  };
  if (!field.options.length) return html`<${Slider} min=${field.low} max=${field.high} step=${field.step} words=${WRITTEN[field.written]} ...${own} />`;
  return html`<${Pick} options=${field.options.map((word) => [word, worded(`${key}.${word}`, word)])} ...${own} />`;
};

/* One step: the quick switch and its months, and the rest behind a disclosure. */
export const Step = ({ brand, number, shape, maker }) => html`<${Fresh.Provider}
  value=${number >= Math.max(1, stepsBefore(brand).length)}><div class="step">
  ${shape.isList && html`<${Heading} of=${contractOf(brand)} number=${number} />`}
  <${Quick} brand=${brand} number=${number} maker=${maker} />
  ${shape.counts[number] && html`<${When} brand=${brand} number=${number} places=${shape.places} />`}
  <${Section} name=${`more.${brand}.${number}`} title=${say("sales.more")} kind="more">
    ${PARTS.map((part) => html`<${Part} key=${part} brand=${brand} number=${number} part=${part} maker=${maker} />`)}
    <${Partnership} brand=${brand} number=${number} />
    <${Consent} name=${`${stepKey(brand, number)}.consent`} was=${stepBefore(brand, number, "consent")} />
    ${catalogue.value.terms.filter(({ key }) => !DRAWN.includes(key))
      .map((term) => html`<${Other} key=${term.key} brand=${brand} number=${number} term=${term} />`)}
    ${number === 0 && html`<${Abroad} brand=${brand} maker=${maker} />`}
  <//>
</div><//>`;
