// Files of what is shown: the scenario, its data, the report.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { say } from "../say.js";
import { asked, scenarioNamed, setting } from "../store.js";
import { settingTitle } from "../figures/given.js";
import { post } from "../server.js";
import { Menu } from "../menu.js";
import { save } from "../save.js";

const working = signal("");
const failed = signal("");
const naming = signal(false);

const fetchFile = async (kind, name, body) => {
  working.value = kind;
  failed.value = "";
  try {
    const response = await post(`/api/${kind}`, body);
    save(name, await response.blob());
    return true;
  } catch (error) {
    failed.value = error.message;
    return false;
  } finally {
    working.value = "";
  }
};

const fetchData = () => {
  const { setting: given, run } = asked.value;
  return fetchFile("data", `${given.base}.csv`, { setting: given, run });
};

const fetchReport = () => fetchFile("report", `${setting.value.base}.html`, asked.value);

const YamlDialog = () => {
  const place = useRef(null);
  useEffect(() => {
    place.current.showModal();
  }, []);
  const close = () => {
    naming.value = false;
    document.getElementById("open-files").focus(); // the menu's item has gone with its menu
  };
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, title] = [form.get("name"), form.get("title")];
    const { setting: given, run, measure } = asked.value;
    if (await fetchFile("yaml", `${name}.yaml`, { setting: given, run, measure, name, title })) close();
  };
  const title = settingTitle(setting.value).slice(0, 120);
  return html`<dialog ref=${place} onClose=${close} aria-labelledby="yaml-title">
    <form onSubmit=${submit}>
      <h2 id="yaml-title">${say("yaml.title")}</h2>
      <p>${say("yaml.means")} <code>sim run FILE</code></p>
      <label>${say("yaml.name")}
        <input name="name" required pattern="[a-z][a-z0-9_]*" maxlength="60" autocomplete="off"
          value=${`my_${setting.value.base}`} title=${say("yaml.name.rule")} />
      </label>
      <label>${say("yaml.called")}
        <input name="title" required maxlength="120" autocomplete="off" value=${title} />
      </label>
      ${failed.value && html`<p class="wrong" role="alert" lang="en">${failed.value}</p>`}
      <div class="buttons">
        <button type="button" onClick=${() => place.current.close()}>${say("cancel")}</button>
        <button class="primary" disabled=${working.value === "yaml"}>${say("save")}</button>
      </div>
    </form>
  </dialog>`;
};

const Item = ({ id, act }) => html`<button class="item" id=${`save-${id}`}
  disabled=${Boolean(working.value)} onClick=${act}>
  ${say(`save.${id}`)}
  <small>${working.value === id ? say("save.working") : say(`save.${id}.means`)}</small>
</button>`;

export const FilesMenu = () => html`<${Menu} name=${say("save.menu")} id="open-files" stays>
    <${Item} id="yaml" act=${() => { failed.value = ""; naming.value = true; }} />
    <${Item} id="data" act=${fetchData} />
    <${Item} id="report" act=${fetchReport} />
    ${working.value && html`<progress aria-label=${say("save.working")}></progress>`}
    ${failed.value && !naming.value && html`<p class="wrong" role="alert" lang="en">${failed.value}</p>`}
  <//>
  ${naming.value && scenarioNamed(setting.value.base) && html`<${YamlDialog} />`}`;
