// A reader's own score, in words.
import { html } from "../../../html.js";
import { percent, say } from "../../say.js";

const round = (points) => Math.round(points);

const HELD = 0.8;
const NEAR = 0.08;

/* Whether the range held about as many futures as it was meant to. */
const fitOf = (held) => (held < HELD - NEAR ? "narrow" : held > HELD + NEAR ? "wide" : "right");

const rangeOf = ({ low, high }) => `${percent(low)} – ${percent(high)}`;

const Step = ({ points, children }) => html`<li><p>${children}</p><strong>${say("score.points", { n: round(points) })}</strong></li>`;

/* The result of a round and the reader's row of it, which is missing for who committed nothing. */
export const Score = ({ result, own }) => {
  const { perfect, naive, crowd } = result;
  if (!own) return html`<section class="card score"><h2>${say("score.title")}</h2><p>${say("score.none")}</p></section>`;
  const values = {
    direction: say(`predict.${own.direction}.short`), share: percent(own.direction_score / 100),
    range: rangeOf(own), held: percent(own.held), best: rangeOf(perfect),
  };
  return html`<section class="card score"><h2>${say("score.title")}</h2>
    <ol class="steps">
      <${Step} points=${own.direction_score}>${say("score.direction", values)}<//>
      <${Step} points=${own.range_score}>${say(`score.range.${fitOf(own.held)}`, values)}<//>
    </ol>
    <p class="total">${say("score.total", { n: round(own.points) })}</p>
    <p class="note">${say("score.scale", { ...values, naive: round(naive.points), perfect: round(perfect.points) })}
      ${crowd && ` ${say("score.room", { n: round(crowd.points) })}`}</p>
  </section>`;
};
