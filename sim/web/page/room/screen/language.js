// The language of this screen, if it is not the session's.
import { signal } from "@preact/signals";
import { html } from "../../html.js";
import { lang, say } from "../say.js";

export const chosen = signal(null);

export const Language = () => {
  const other = lang.value === "zh" ? "en" : "zh";
  return html`<button class="quiet language" lang=${other === "zh" ? "zh-CN" : "en"} title=${say("language")}
    onClick=${() => (chosen.value = other)}>${other === "zh" ? "中文" : "EN"}</button>`;
};
