// The debrief as files: page, slides, data, and every scenario that was played.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { lang, say } from "../say.js";
import { post } from "../wire.js";
import { attempt, code, sending, snapshot, stage } from "./store.js";

const KINDS = { html: "html", pdf: "pdf", json: "json", zip: "zip" };
const LONG = 180000;

const nameFrom = (response, fallback) =>
  /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? fallback;

const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const fetchFile = (kind, language) => attempt(`debrief ${kind}`, async () => {
  const response = await post("/api/desk/debrief", { code: code.value, kind, language }, LONG);
  save(await response.blob(), nameFrom(response, `workshop-${code.value}.${KINDS[kind]}`));
});

export const Debrief = () => {
  const chosen = useSignal(null);
  const language = chosen.value ?? lang.value;
  const any = stage.value.name === "over" || Object.keys(snapshot.value.results ?? {}).length > 0;
  if (!any) return null;
  return html`<section class="card debrief" id="debrief">
    <h2>${say("desk.debrief")}</h2>
    <p class="note">${say(stage.value.name === "over" ? "desk.debrief.what" : "desk.debrief.early")}</p>
    <div class="debrief-do">
      <label>${say("desk.debrief.language")}
        <select value=${language} onChange=${(event) => (chosen.value = event.target.value)}>
          ${[["en", "English"], ["zh", "中文"]].map(([key, name]) => html`<option value=${key} selected=${key === language}>${name}</option>`)}
        </select></label>
      ${Object.keys(KINDS).map((kind) => html`<button disabled=${sending.value === `debrief ${kind}`}
        onClick=${() => fetchFile(kind, language)}>
        ${sending.value === `debrief ${kind}` ? say("desk.debrief.working") : say(`desk.debrief.${kind}`)}</button>`)}
    </div>
  </section>`;
};
