// The own place's play as a scenario file.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { save } from "../../save.js";
import { say, why } from "../say.js";
import { code } from "../store.js";
import { post } from "../wire.js";

const nameOf = (response) =>
  /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? `${code.value}.yaml`;

export const Mine = () => {
  const [busy, wrong] = [useSignal(false), useSignal("")];
  const press = async () => {
    [busy.value, wrong.value] = [true, ""];
    try {
      const response = await post("/api/room/mine", { code: code.value }, 20000);
      save(nameOf(response), await response.blob());
    } catch (error) {
      wrong.value = error.status ? why(error) : say("lost.means");
    }
    busy.value = false;
  };
  return html`<section class="card"><h2>${say("mine.title")}</h2><p class="note">${say("mine.means")}</p>
    <button type="button" aria-busy=${busy.value ? "true" : "false"} onClick=${press}>
      ${busy.value ? say("action.busy") : say("mine.save")}</button>
    <p class="wrong" role="alert">${wrong.value}</p></section>`;
};
