// Opening a session: one click with what is usual, or with what is changed first.
import { useSignal } from "@preact/signals";
import { html } from "../../html.js";
import { catalogue } from "../../store.js";
import { knows, lang, say, titleOf } from "../say.js";
import { FORMATS, formFor, wishFrom } from "./formats.js";
import { goalChoices, Measures } from "./measures.js";
import { attempt, loadSessions, opening, sending, show, tell } from "./store.js";

const MOST = 60000; // characters of a scenario file
const SESSION = "session"; // under that name the controls know a running session's own scenario

const Figure = ({ form, name, most, least = 1, empty }) => html`<label>${knows(`desk.open.${name}.${form.value.format}`) ? say(`desk.open.${name}.${form.value.format}`) : say(`desk.open.${name}`)}
  <input type="number" min=${least} max=${most} required=${!empty} placeholder=${empty} value=${form.value[name]}
    onInput=${(event) => (form.value = { ...form.value, [name]: event.target.value })} />
</label>`;

const Choice = ({ form, name, choices, label }) => html`<label>${label ?? say(`desk.open.${name}`)}
  <select value=${form.value[name]} onChange=${(event) => (form.value = { ...form.value, [name]: event.target.value })}>
    ${choices.map(([key, title]) => html`<option value=${key} selected=${form.value[name] === key}>${title}</option>`)}
  </select>
</label>`;

const Formats = ({ form }) => html`<fieldset class="formats">
  <legend>${say("desk.open.format")}</legend>
  ${Object.entries(FORMATS).map(([key, { minutes }]) => html`<label class="format">
    <input type="radio" name="format" checked=${form.value.format === key}
      onChange=${() => (form.value = { ...formFor(key, form.value.language), title: form.value.title, file: form.value.file })} />
    <span><strong>${say(`shown.format.${key}`)}</strong> <small>${say("desk.minutes", { n: minutes })}</small>
      <span class="note">${say(`shown.format.${key}.what`)}</span></span>
  </label>`)}
</fieldset>`;

const FromDisk = ({ form }) => {
  const take = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const text = await file.text();
    form.value = { ...form.value, file: { name: file.name, text, long: text.length > MOST } };
  };
  const { file } = form.value;
  return html`<div class="from-disk">
    <label class="file">${say("desk.open.file")}
      <input type="file" accept=".yaml,.yml,.json,text/yaml" onChange=${take} />
    </label>
    ${file && html`<p>${say("desk.open.file.taken", { name: file.name })}
      <button type="button" class="quiet" onClick=${() => (form.value = { ...form.value, file: null })}>${say("desk.open.file.drop")}</button></p>`}
    ${file?.long && html`<p class="wrong">${say("desk.open.file.long")}</p>`}
  </div>`;
};

const Details = ({ form }) => {
  const scenarios = (catalogue.value?.scenarios ?? []).filter(({ name }) => name !== SESSION)
    .map(({ name, title }) => [name, titleOf({ name, title })]);
  const { format, file } = form.value;
  const { most_teams: most, base } = FORMATS[format];
  return html`<div class="fields">
    ${!file && html`<${Choice} form=${form} name="scenario" choices=${scenarios} label=${say(`desk.open.scenario.${format}`)} />`}
    <${FromDisk} form=${form} />
    ${base && html`<${Choice} form=${form} name="base" choices=${scenarios} />`}
    ${most > 0 && html`<${Figure} form=${form} name="teams" key=${format} most=${most} least=${format === "design" ? 2 : 1} />`}
    ${format === "design" && html`<${Choice} form=${form} name="goal" choices=${goalChoices()} />`}
    ${format !== "predict" && html`<${Measures} form=${form} />`}
    <${Figure} form=${form} name="rounds" most=${format === "predict" ? 6 : 12} />
    <${Figure} form=${form} name="minutes" most=${600} />
    <${Figure} form=${form} name="round_minutes" most=${120} />
    ${format === "roles" && html`<${Figure} form=${form} name="future" most=${1000} empty=${say("desk.open.future.any")} />`}
    <${Choice} form=${form} name="language" choices=${[["en", "English"], ["zh", "中文"]]} />
    <label>${say("desk.open.title")}
      <input type="text" maxlength="120" placeholder=${say("desk.open.title.none")} value=${form.value.title}
        onInput=${(event) => (form.value = { ...form.value, title: event.target.value })} />
    </label>
  </div>`;
};

export const Open = () => {
  const form = useSignal(formFor("predict", lang.value));
  const send = async (event) => {
    event.preventDefault();
    const made = await attempt("open", () => tell("/api/desk/open", { opening: wishFrom(form.value) }));
    if (!made) return;
    await loadSessions();
    show(made.code);
  };
  return html`<form class="card open-form" onSubmit=${send}>
    <div class="card-head">
      <h2>${say("desk.open.new")}</h2>
      <button type="button" class="quiet" onClick=${() => (opening.value = false)}>${say("desk.cancel")}</button>
    </div>
    <${Formats} form=${form} />
    <${Details} form=${form} />
    <button class="primary big" disabled=${sending.value === "open" || form.value.file?.long}>
      ${say("desk.open.do", { format: say(`shown.format.${form.value.format}`) })}</button>
  </form>`;
};
