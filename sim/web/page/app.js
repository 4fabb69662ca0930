// The page: what is compared, what it says, the main chart beside the controls, the other figures.
import { html } from "./html.js";
import { catalogue, setting } from "./store.js";
import { knows, say } from "./say.js";
import { Head } from "./header/head.js";
import { Compare } from "./header/compare.js";
import { Notices } from "./notices.js";
import { Sentence } from "./sentence.js";
import { Figure } from "./figures/figure.js";
import { lead } from "./figures/lead.js";
import { sales } from "./figures/sales.js";
import { paired } from "./figures/paired.js";
import { lenses } from "./figures/lenses.js";
import { money } from "./figures/money.js";
import { control, outlets } from "./figures/curves.js";
import { Causes } from "./figures/causes.js";
import { Happened } from "./figures/happened.js";
import { Aside } from "./controls/aside.js";
import { Tour } from "./tour/tour.js";

const NARROW = matchMedia("(max-width: 60rem)");

const mainHeight = () => (NARROW.matches ? 190 : 340);

const questionOf = (name) => {
  const key = `scenario.${name}.question`;
  return knows(key) ? say(key) : "";
};

const Foot = () => html`<footer>
  <p>${say("foot.model")}</p>
  <p>${say("foot.version", { version: catalogue.value.version })} · <a href="/desk">${say("foot.workshop")}</a></p>
</footer>`;

export const App = () => html`
  <a class="skip" href="#figure-lead">${say("skip.figures")}</a>
  <a class="skip" href="#controls">${say("skip.controls")}</a>
  <${Head} />
  <main id="main">
    <${Compare} />
    <${Notices} />
    <div class="work">
      <p class="question">${questionOf(setting.value.base)}</p>
      <${Sentence} />
      <${Figure} figure=${lead} main height=${mainHeight} />
      <${Aside} />
    </div>
    <div class="figures">
      <${Figure} figure=${paired} />
      <${Figure} figure=${sales} />
      <${Figure} figure=${lenses} />
      <${Figure} figure=${money} />
      <${Causes} />
      <${Figure} figure=${outlets} />
      <${Figure} figure=${control} />
      <${Happened} />
    </div>
  </main>
  <${Foot} />
  <${Tour} />
`;
