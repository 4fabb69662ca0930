// The return code, to be written down before anything else.
import { html } from "../../html.js";
import { say } from "../say.js";
import { given } from "./entering.js";

export const CodeCard = () => html`<section class="card codecard" aria-labelledby="codecard">
  <h2 id="codecard">${say("codecard.title")}</h2>
  <p class="code big" tabindex="0">${given.value}</p>
  <p>${say("codecard.means")}</p>
  <button type="button" class="primary wide" onClick=${() => (given.value = null)}>${say("codecard.done")}</button>
</section>`;
