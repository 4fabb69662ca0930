// Deciding for a place that the desk has taken over, with the forms that its people have.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { say, why } from "../say.js";
import { Design } from "../people/design/play.js";
import { Roles } from "../people/roles/play.js";
import { placeName } from "./names.js";
import { dress } from "./dress.js";
import { actsFor, format, places, refused, stage } from "./store.js";
import { Told } from "./troubles.js";

const FORMS = { design: Design, roles: Roles };

const Sheet = ({ place }) => {
  const dialog = useRef(null);
  useEffect(() => {
    dress();
    dialog.current.showModal();
  }, []);
  const close = () => (actsFor.value = "");
  const Form = FORMS[format.value];
  return html`<dialog class="acting" ref=${dialog} onClose=${close} aria-labelledby="acting-title">
    <div class="acting-head"><h2 id="acting-title">${say("desk.acting", { place: placeName(place.key) })}</h2>
      <button onClick=${() => dialog.current.close()}>${say("desk.close")}</button></div>
    ${refused.value && html`<${Told} text=${why(refused.value)} close=${() => (refused.value = null)} />`}
    <div class="acting-form people-page">
      ${stage.value.name === "open"
        ? html`<${Form} key=${`${place.key} ${stage.value.key}`} />`
        : html`<p class="note">${say("desk.acting.closed")}</p>`}
    </div>
  </dialog>`;
};

export const Acting = () => {
  const place = places.value.find(({ key }) => key === actsFor.value);
  return place?.desk && format.value in FORMS ? html`<${Sheet} key=${place.key} place=${place} />` : null;
};
