// What went wrong: a link that cannot be read in parts, a setting that is refused, no server.
import { signal } from "@preact/signals";
import { html } from "./html.js";
import { say } from "./say.js";
import { again, status } from "./ask.js";

export const notices = signal([]);

export const notice = (key, values) => {
  notices.value = [...notices.value.filter((one) => one.key !== key), { key, values }];
};

const drop = (one) => {
  notices.value = notices.value.filter((each) => each !== one);
};

const Trouble = () => {
  const { kind, message, problems } = status.value;
  if (["moving", "refining", "rest"].includes(kind)) return null;
  const list = problems.map((problem) => [problem.key, problem.message].filter(Boolean).join(": "));
  return html`<div class=${`notice ${kind}`}>
    <p>${say(`trouble.${kind}`)} ${!list.length && html`<span lang="en">${message}</span>`}</p>
    ${list.length > 0 && html`<ul lang="en">${list.slice(0, 6).map((each) => html`<li>${each}</li>`)}</ul>`}
    ${kind !== "refused" && html`<button onClick=${again}>${say("trouble.again")}</button>`}
  </div>`;
};

export const Notices = () => html`<div class="notices" role="alert">
  ${notices.value.map((one) => html`<div class="notice">
    <p>${say(one.key, one.values)}</p>
    <button aria-label=${say("notice.close")} onClick=${() => drop(one)}>×</button>
  </div>`)}
  <${Trouble} />
</div>`;
