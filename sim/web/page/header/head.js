// The top of the page: its name, what can be undone, run settings, files, link, tour, language.
import { html } from "../html.js";
import { say, speak } from "../say.js";
import { lang } from "../store.js";
import { canRedo, canUndo, redo, reset, undo } from "../past.js";
import { startTour } from "../tour/steps.js";
import { RunMenu } from "./run.js";
import { ShareMenu } from "./share.js";
import { FilesMenu } from "./downloads.js";

const Icon = ({ name }) => html`<svg viewBox="0 0 20 20" aria-hidden="true" class="icon">
  <path d=${PATHS[name]} />
</svg>`;

const PATHS = {
  undo: "M7 4 3 8l4 4M3 8h8a5 5 0 0 1 0 10H8",
  redo: "m13 4 4 4-4 4M17 8H9a5 5 0 0 0 0 10h3",
  reset: "M4 10a6 6 0 1 0 2-4.5M6 2v4h4",
};

const Tool = ({ name, off, act, keys }) => html`<button
  class="tool"
  id=${`do-${name}`}
  disabled=${off}
  title=${keys ? `${say(name)} (${keys})` : say(name)}
  aria-label=${say(name)}
  onClick=${act}
><${Icon} name=${name} /></button>`;

const Languages = () => html`<div class="languages" role="group" aria-label=${say("language")}>
  ${[["en", "EN"], ["zh", "中文"]].map(([key, name]) => html`<button
    lang=${key === "zh" ? "zh-CN" : "en"}
    aria-pressed=${lang.value === key ? "true" : "false"}
    onClick=${() => speak(key)}
  >${name}</button>`)}
</div>`;

export const Head = () => html`<header class="top">
  <div class="brand">
    <h1>${say("title")}</h1>
    <p>${say("subtitle")}</p>
  </div>
  <div class="tools" role="group" aria-label=${say("tools")}>
    <span class="trio">
      <${Tool} name="undo" off=${!canUndo.value} act=${undo} keys="Ctrl+Z" />
      <${Tool} name="redo" off=${!canRedo.value} act=${redo} keys="Ctrl+Shift+Z" />
      <${Tool} name="reset" act=${reset} />
    </span>
    <${RunMenu} />
    <${FilesMenu} />
    <${ShareMenu} />
  </div>
  <div class="ends">
    <button class="primary" id="start-tour" onClick=${startTour}>
      <span class="long">${say("tour.start")}</span><span class="short">${say("tour.start.short")}</span>
    </button>
    <${Languages} />
  </div>
</header>`;
