// How people come in: link, QR code, code; and the door.
import { html } from "../../html.js";
import { say } from "../say.js";
import { pick, useLinks } from "./links.js";
import { act, session, stage } from "./store.js";

const Door = () => {
  const { locked } = session.value;
  return html`<p class="door">
    <button aria-pressed=${locked ? "true" : "false"} onClick=${() => act("lock", { locked: !locked })}>
      ${locked ? say("desk.lock.open") : say("desk.lock.close")}</button>
    ${locked && html`<span class="held">${say("desk.lock.closed")}</span>`}
  </p>`;
};

/* One link, or a choice among those of several networks. */
const Links = ({ all, number }) => html`<ul class="links">
  ${all.map((link, i) => html`<li key=${link}>
    ${all.length > 1 && html`<input type="radio" name="link" checked=${i === number} onChange=${() => pick(i)}
      aria-label=${say("desk.join.pick", { link })} />`}
    <a href=${link} target="_blank" rel="noopener">${link}</a>
  </li>`)}
  ${all.length > 1 && html`<li class="note">${say("desk.join.many")}</li>`}
</ul>`;

export const Join = () => {
  const { code } = session.value;
  const { all, number, qr, hereOnly } = useLinks(code);
  return html`<details class="card join" open=${stage.value.name === "lobby"}>
    <summary><h2>${say("desk.join")} <span class="code">${code}</span></h2></summary>
    ${hereOnly && html`<p class="warning" role="alert">${say("desk.join.here_only")} <code>sim serve --host 0.0.0.0</code></p>`}
    <div class="join-how">
      <img class="qr" src=${qr} alt=${say("desk.join.qr")} width="160" height="160" />
      <${Links} all=${all} number=${number} />
    </div>
    <div class="join-do">
      <a class="button" target="_blank" rel="noopener" href=${`/screen#${code}`}>${say("desk.screen")}</a>
      <${Door} />
    </div>
  </details>`;
};
