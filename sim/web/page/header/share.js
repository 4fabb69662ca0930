// A link that restores everything. The clipboard is there on safe addresses only: else it is selected.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { html } from "../html.js";
import { say } from "../say.js";
import { link } from "../link.js";
import { Menu } from "../menu.js";

const copied = async (field) => {
  field.focus();
  field.select();
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(field.value).then(() => true, () => false);
  }
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
};

const Panel = () => {
  const field = useRef(null);
  const told = useSignal("");
  const copy = async () => {
    told.value = say((await copied(field.current)) ? "share.copied" : "share.selected");
  };
  return html`<div class="form">
    <label>${say("share.link")}
      <input id="share-link" ref=${field} readonly value=${link()}
        onFocus=${(event) => event.currentTarget.select()} />
    </label>
    <button class="primary" id="copy-link" onClick=${copy}>${say("share.copy")}</button>
    <p class="hint" role="status">${told.value || say("share.hint")}</p>
  </div>`;
};

export const ShareMenu = () => html`<${Menu} name=${say("share")} id="open-share" stays wide>
  <${Panel} />
<//>`;
