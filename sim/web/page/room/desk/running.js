// The session that runs: what is next at the top, the room at the left, the game at the right.
import { html } from "../../html.js";
import { number, say } from "../say.js";
import { headline } from "../screen/headline.js";
import { Clock } from "./clock.js";
import { Debrief } from "./debrief.js";
import { Join } from "./join.js";
import { Log } from "./log.js";
import { Message } from "./message.js";
import { stageWords } from "./names.js";
import { Next } from "./next.js";
import { People } from "./people.js";
import { Places } from "./places.js";
import { Predictions } from "./predictions.js";
import { Results } from "./results.js";
import { counts, format, session, stage } from "./store.js";
import { Undo } from "./undo.js";

const Counts = () => {
  const { joined = 0, here = 0, decided = 0, of = 0 } = counts.value;
  return html`<p class="counts">
    <span>${say("desk.counts.here", { here, joined })}</span>
    ${stage.value.name === "open" && html`<span>${say("desk.counts.decided", { decided, of })}</span>`}
  </p>`;
};

const Bar = () => html`<section class="bar" aria-label=${say("desk.bar")}>
  <div class="bar-what">
    <h2>${headline(session.value)} <span class="code">${session.value.code}</span></h2>
    <p class="bar-stage" role="status">
      <strong>${stageWords(stage.value.key)}</strong>
      ${stage.value.held && html`<span class="held">${say("desk.held")}</span>`}
      <span class="note">${number("desk.of.rounds", session.value.rounds)}, ${say(`shown.format.${format.value}`)}</span>
    </p>
    <${Counts} />
  </div>
  <${Clock} />
  <div class="bar-do"><${Next} /><${Undo} /></div>
</section>`;

/* Before the first prediction there is nothing at the right but who comes in. */
const peopleFirst = () => format.value === "predict" && stage.value.name === "lobby";

export const Running = () => html`
  <${Bar} />
  <div class="columns">
    <div class="column room">
      <${Join} />
      ${!peopleFirst() && html`<${People} />`}
      <${Message} />
      <${Log} />
    </div>
    <div class="column game">
      ${peopleFirst() && html`<${People} />`}
      ${format.value === "predict" ? html`<${Predictions} />` : html`<${Places} />`}
      <${Results} />
      <${Debrief} />
    </div>
  </div>
`;
