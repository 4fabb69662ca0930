// Sales control: a card for each brand of the alliance, with the steps of its contract.
import { catalogue, say } from "../state.js";
import { agentName, brandName } from "../say.js";
import { html } from "../html.js";
import { About, useAbout } from "./find.js";
import { months } from "./format.js";
import { KeySegments, MonthSlider, Pick, Segments, Slider, Tick } from "./inputs.js";
import { useKey } from "./field.js";
import { lastMonth, monthOf, numberOf } from "./months.js";
import { Section } from "./section.js";
import { changesBelow, edit, signalAt } from "./setting.js";
import {
  HOLDERS, PARTS, brandOf, give, giveAll, holdersBefore, holdersNow, putSteps, shapeOf, stepBefore, stepKey, stepsNow,
} from "./terms.js";

const LONGEST = 24; // months of hand-over that the slider offers
const TYPES = ["hima", "hybrid", "huawei_inside", "supplier"];

export const typeOptions = () => TYPES.map((type) => [type, say(`model_type.${type}`)]);
const holderOptions = (maker) => HOLDERS.map((word) => [word, say(`holder.${word}`, { maker })]);

/* One switch for all three parts; none is on while they differ. */
const Quick = ({ brand, number, maker }) => {
  const held = holdersNow(brand, number).value;
  const was = holdersBefore(brand, number).value;
  const one = (text) => (new Set(text.split(",")).size === 1 ? text.split(",")[0] : "");
  const told = (text) => say(one(text) ? `holder.${one(text)}` : "sales.mixed", { maker });
  return html`<${Segments} name=${`${stepKey(brand, number)}.sales_control`} label=${say("sales.all")} why="sales_control"
    options=${holderOptions(maker)} value=${one(held)} hint=${one(held) ? undefined : say("sales.mixed")} changed=${held !== was}
    was=${told(was)} back=${() => edit(`${stepKey(brand, number)}.sales_control`, stepBefore(brand, number, "sales_control"))}
    onPick=${(holder) => giveAll(brand, number, holder)} kind="wide" />`;
};

const Part = ({ brand, number, part, maker }) => {
  const place = PARTS.indexOf(part);
  const value = holdersNow(brand, number).value.split(",")[place];
  const was = holdersBefore(brand, number).value.split(",")[place];
  return html`<${Segments} name=${`${stepKey(brand, number)}.sales_control.${part}`} label=${say(`sales.${part}`)} why=${part}
    options=${holderOptions(maker)} value=${value} changed=${value !== was} was=${say(`holder.${was}`, { maker })}
    back=${() => give(brand, number, part, was)} onPick=${(holder) => give(brand, number, part, holder)} />`;
};

const Consent = ({ name, was }) => {
  const { value, scenario, changed, back } = useKey(name, "agreed", was);
  return html`<${Tick} name=${name} label=${say("sales.consent")} why="consent" on=${value === "asked"} changed=${changed} back=${back}
    was=${say(`consent.${scenario}`)} onTick=${(on) => edit(name, on ? "asked" : was === undefined ? null : "agreed")} />`;
};

const Abroad = ({ brand, maker }) => {
  const name = `${stepKey(brand, 0)}.abroad`;
  const was = stepBefore(brand, 0, "abroad");
  const lead = signalAt(`${name}.lead`).value ?? "none";
  const pick = (next) => {
    if (next === "none") edit(name, null);
    else if (lead === "none") edit(name, { lead: next, from: was?.from ?? "2026-01" });
    else edit(`${name}.lead`, next);
  };
  const options = [["none", say("abroad.none")], ["huawei", say("holder.huawei")], ["partner", maker]];
  const told = options.find(([option]) => option === (was?.lead ?? "none"))[1];
  return html`<${Segments} name=${`${name}.lead`} label=${say("sales.abroad")} why="abroad" options=${options} value=${lead}
      changed=${lead !== (was?.lead ?? "none")} was=${told} back=${() => edit(name, was)} onPick=${pick} />
    ${lead !== "none" && html`<${MonthSlider} name=${`${name}.from`} label=${say("sales.abroad_from")} why="abroad_from" was=${was?.from} />`}`;
};

/* Where a step may begin and how long it may take, so that it ends before the next one begins. */
const room = (places, number) => {
  const earlier = places[number - 1];
  const later = places[number + 1];
  const mine = places[number];
  return {
    min: earlier ? earlier[0] + Math.max(1, earlier[1]) : 0,
    max: later ? later[0] - Math.max(1, mine[1]) : undefined,
    longest: later ? later[0] - mine[0] : LONGEST,
  };
};

const Step = ({ brand, number, shape, maker }) => {
  const key = stepKey(brand, number);
  const { min, max, longest } = room(shape.places, number);
  const own = brandOf(brand).model_type;
  return html`<div class="step">
    ${shape.isList && html`<h4>${say("sales.step", { number: number + 1 })}
      <button type="button" class="drop" data-remove=${`${key}`} onClick=${() => putSteps(brand, stepsNow(brand).filter((_, i) => i !== number))}>
        ${say("sales.drop_step")}<span class="sr-only"> ${number + 1}</span></button></h4>`}
    <${Quick} brand=${brand} number=${number} maker=${maker} />
    ${shape.counts[number] && html`
      <${MonthSlider} name=${`${key}.from`} label=${say("sales.from")} why="from" fallback="2025-07" min=${min} max=${max} was=${stepBefore(brand, number, "from")} />
      <${Slider} name=${`${key}.handover_months`} label=${say("sales.handover")} why="handover" min="0" max=${Math.min(LONGEST, longest)} step="1"
        fallback=${6} words=${months} was=${stepBefore(brand, number, "handover_months")} />`}
    <${Section} name=${`more.${brand}.${number}`} title=${say("sales.more")} kind="more">
      ${PARTS.map((part) => html`<${Part} key=${part} brand=${brand} number=${number} part=${part} maker=${maker} />`)}
      <${Pick} name=${`${key}.model_type`} label=${say("sales.model_type")} why="model_type" options=${typeOptions()} fallback=${own}
        was=${stepBefore(brand, number, "model_type")}
        write=${(type) => edit(`${key}.model_type`, type === own && stepBefore(brand, number, "model_type") === undefined ? null : type)} />
      <${Consent} name=${`${key}.consent`} was=${stepBefore(brand, number, "consent")} />
      ${number === 0 && html`<${Abroad} brand=${brand} maker=${maker} />`}
    <//>
  </div>`;
};

const addStep = (brand) => {
  const all = stepsNow(brand);
  const last = all[all.length - 1];
  const free = numberOf(last.from) + Math.max(1, last.handover_months ?? 6);
  const from = monthOf(Math.max(free, Math.min(free + 6, lastMonth())));
  const held = holdersNow(brand, all.length - 1).value;
  const next = held === "partner,partner,partner" ? "shared" : "partner";
  putSteps(brand, [...all, { sales_control: next, from, handover_months: 3 }]);
};

const roomForMore = (brand) => {
  const last = stepsNow(brand).slice(-1)[0];
  return numberOf(last.from) + Math.max(1, last.handover_months ?? 6) <= lastMonth();
};

const Card = ({ brand, maker, colour }) => {
  const shape = JSON.parse(shapeOf(brand, 0).value);
  const title = brandName(brand);
  const name = agentName(maker);
  const about = useAbout(`${title} ${name}`);
  return html`<${About.Provider} value=${about}>
    <section class="card" data-brand=${brand} style=${`--brand:${colour}`} aria-label=${`${title} (${name})`}>
      <h3>${title} <small>${name}</small></h3>
      ${shape.counts.map((_, number) => html`<${Step} key=${number} brand=${brand} number=${number} shape=${shape} maker=${name} />`)}
      ${shape.counts[shape.counts.length - 1] && html`<button type="button" class="plus" data-add=${`alliance.${brand}`}
        disabled=${!roomForMore(brand)} onClick=${() => addStep(brand)}>${say("sales.add_step")}</button>`}
    </section>
  <//>`;
};

/* Who runs the sale of each of the alliance's brands. */
export const Sales = () => html`<${Section} name="sales" title=${say("sales.title")} lead=${say("sales.lead")} open=${true}
  count=${() => changesBelow(...alliance().map((brand) => `alliance.${brand.key}`))}>
  ${alliance().map((brand) => html`<${Card} key=${brand.key} brand=${brand.key} maker=${brand.maker} colour=${brand.colour} />`)}
<//>`;

const alliance = () => catalogue.value.brands.filter((brand) => brand.hima);
