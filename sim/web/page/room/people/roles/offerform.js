// The form of an offer or a counter-offer: what somebody fills in is kept until it is sent.
import { html } from "../../../html.js";
import { say } from "../../say.js";
import { me, stage, task } from "../../store.js";
import { termsWords } from "../../screen/terms.js";
import { Action, mayDecide } from "../action.js";
import { draftOf } from "../draft.js";
import { placeName } from "../names.js";
import { blankTerms, missing } from "./blank.js";
import { Control, Exclusive, Exit, From, Handover, ModelType, Share } from "./fields.js";

const PARTS = {
  sales_control: [Control, Handover],
  model_type: [ModelType],
  yinwang_share: [Share],
  exclusive: [Exclusive],
  exit_months: [Exit],
};

/* `kinds`: what may be agreed; `first`: the terms that it begins with, null for none; `more`: what goes
   into the command beside the terms. */
export const OfferForm = ({ kind, name, to, brand, kinds, first, more, onDone }) => {
  const blank = blankTerms(kinds, first);
  const draft = draftOf(`${name}.${me.value.place}.${stage.value.key}`, null, blank);
  const set = (values) => draft.set({ ...draft.value, ...values });
  const shared = { terms: draft.value, set, brand };
  const [main, ...others] = kinds;
  const need = missing(draft.value, kinds);
  const done = () => {
    draft.drop();
    onDone();
  };
  return html`<div class="terms" role="group" aria-label=${say("terms.group", { who: placeName(to, true) })}>
    ${PARTS[main].map((Part) => html`<${Part} ...${shared} />`)}
    <${From} ...${shared} first=${task.value.quarter.next} />
    ${others.flatMap((each) => PARTS[each] ?? []).map((Part) => html`<${Part} ...${shared} />`)}
    <p class="sentence" role="status">${need || termsWords(draft.value, brand)}</p>
    <div class="answers">
      <${Action} kind=${kind} primary disabled=${!mayDecide() || Boolean(need)} after=${done}
        content=${() => ({ place: me.value.place, ...more, terms: draft.value })}>${say(`offers.send.${kind}`)}<//>
      <button type="button" class="quiet" onClick=${done}>${say("offers.drop")}</button></div>
  </div>`;
};
