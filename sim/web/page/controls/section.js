// Sections that open and close, and remember it.
import { signal } from "@preact/signals";
import { knows, say } from "../state.js";
import { html } from "../html.js";
import { About, useAbout, wanted } from "./find.js";

const PLACE = "sim.controls.open";

const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? {};
  } catch {
    return {};
  }
};

const kept = remembered();
const signals = new Map();

/* Whether a section is open, as a signal; the reader's last choice, or what it is at first. */
export const openSignal = (name, first = false) => {
  if (!signals.has(name)) signals.set(name, signal(kept[name] ?? first));
  return signals.get(name);
};

const remember = (name, isOpen) => {
  openSignal(name).value = isOpen;
  kept[name] = isOpen;
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing forgets it with the page
  }
};

/* How many changes a section holds; apart, so that a change draws nothing else anew. */
const Count = ({ of }) => {
  const count = of();
  return count > 0 && html`<span class="count">${say("control.changed_count", { count })}</span>`;
};

/* A section by its name, which is also that of its words; what is in it is made when it is first opened. While something is looked
   for every section is open, and those with nothing to show are hidden by the style sheet. */
export const Section = ({ name, title = say(`${name}.title`), count, open = false, kind = "section", children }) => {
  const lead = knows(`${name}.lead`) && say(`${name}.lead`);
  const looking = wanted.value.length > 0;
  const isOpen = looking || openSignal(name, open).value;
  const about = useAbout(title);
  const toggled = (event) => {
    const now = event.currentTarget.open;
    if (!looking && now !== openSignal(name).value) remember(name, now);
  };
  return html`<details class=${kind} data-section=${name} open=${isOpen} onToggle=${toggled}>
    <summary>
      <span class="title">${title}</span>
      ${count && html`<${Count} of=${count} />`}
    </summary>
    ${isOpen && html`<${About.Provider} value=${about}>
      <div class="inside">${lead && html`<p class="lead">${lead}</p>`}${children}</div>
    <//>`}
  </details>`;
};
