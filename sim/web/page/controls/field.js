// What every control has: a label, its value in words, a mark of change, the way back, and why.
import { createContext } from "preact";
import { useContext, useId } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { knows, say } from "../state.js";
import { html } from "../html.js";
import { alike } from "../tree.js";
import { useHidden } from "./find.js";
import { before, edit, signalAt } from "./setting.js";

/* Whether the controls are of something that the scenario does not have: there is no way back. */
export const Fresh = createContext(false);

/* A key's value, the scenario's, and whether they differ; `fallback` is what nothing means, and
   `read` makes of what stands there what the control shows. */
export const useKey = (key, fallback, was = before(key), read = (value) => value) => {
  const value = read(signalAt(key).value) ?? fallback;
  const scenario = read(was) ?? fallback;
  const changed = !alike(value ?? null, scenario ?? null);
  return { value, scenario, changed, back: () => edit(key, was) };
};

const Why = ({ id, means, was, evidence }) => html`<div class="why" id=${id}>
  ${means && html`<p>${means}</p>`}
  ${was !== undefined && html`<p class="was">${say("control.was", { value: was })}</p>`}
  ${evidence && html`<p class="evidence">${evidence}</p>`}
</div>`;

const meaning = (why, evidence) => ({
  means: why && knows(`explain.${why}`) ? say(`explain.${why}`) : why?.text,
  evidence: evidence ?? (knows(`explain.${why}.evidence`) ? say(`explain.${why}.evidence`) : say("control.lever")),
});

const Back = ({ label, onBack }) => html`<button type="button" class="back" onClick=${onBack}
  title=${say("control.back")} aria-label=${say("control.back_of", { label })}>↺</button>`;

/* The frame of a control. `why` names its explanation in the words, or is {text}; `was` is what the
   scenario has, in words. The control itself is drawn by `children(id, described)`. */
export const Field = ({ label, value, changed: differs, onBack, why, was, evidence, group, kind, children }) => {
  const fresh = useContext(Fresh);
  const changed = differs && !fresh;
  const id = useId();
  const open = useSignal(false);
  const hidden = useHidden(label);
  const told = why ? meaning(why, evidence) : {};
  const described = open.value ? `${id}why` : undefined;
  const name = html`<span class="name">${label}</span>
    ${changed && html`<span class="mark"><span class="sr-only">${say("control.changed")}</span></span>`}`;
  const head = html`<span class="line"><span class="said">
    ${group
      ? html`<span class="label" id=${`${id}l`}>${name}</span>`
      : html`<label class="label" for=${id}>${name}</label>`}
    ${value !== undefined && html`<span class="value" aria-hidden="true">${value}</span>`}</span>
    ${changed && onBack && html`<${Back} label=${label} onBack=${onBack} />`}
    ${why && html`<button type="button" class="ask" aria-expanded=${String(open.value)} aria-controls=${`${id}why`}
      aria-label=${say("control.why", { label })} onClick=${() => (open.value = !open.value)}>?</button>`}
  </span>`;
  const grouped = group ? { role: group, "aria-labelledby": `${id}l`, "aria-describedby": described } : {};
  return html`<div class=${`field ${kind ?? ""} ${changed ? "changed" : ""}`} hidden=${hidden} ...${grouped}>
    ${head}
    ${children(id, described)}
    ${open.value && why && html`<${Why} id=${`${id}why`} was=${fresh ? undefined : was} ...${told} />`}
  </div>`;
};
