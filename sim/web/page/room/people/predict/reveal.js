// The reveal: where the futures lie, what was said of them, who came nearest.
import { html } from "../../../html.js";
import { Fan } from "../../charts/fan.js";
import { Histogram } from "../../charts/histogram.js";
import { isOpen, isSame, points } from "../../charts/format.js";
import { month, percent, say, titleOf } from "../../say.js";
import { me, session, snapshot, stage } from "../../store.js";
import { resultOf } from "../../results.js";
import { Fetching, Rounds, useRound } from "../rounds.js";
import { Mine } from "../mine.js";
import { Score } from "./score.js";
import { Ranking } from "./ranking.js";

const ending = ({ mean, low, high }) =>
  isSame(mean, low, high) ? ".none" : isOpen(low, high) ? ".open" : "";

const Outcome = ({ result }) => {
  const { scenario, base, difference } = result;
  const way = difference.mean > 0 ? "higher" : "lower";
  const values = {
    month: month(result.month), scenario: titleOf(session.value.scenario), base: titleOf(session.value.base),
    mean: percent(scenario.mean), low: percent(scenario.p05), high: percent(scenario.p95), other: percent(base.mean),
    points: points(difference.mean), way: say(`reveal.${way}`), higher: percent(difference.higher),
    lower: percent(difference.lower), same: percent(difference.same ?? 0), n: result.replications,
  };
  return html`<section class="card outcome"><h2>${say("reveal.title", values)}</h2>
    <p class="first">${say("reveal.mean", values)}</p>
    <p>${say(`reveal.difference${ending(difference)}`, values)}</p>
    <p class="note">${say("reveal.futures", values)}</p></section>`;
};

const marks = (result, own) => [
  ...(own && own.low !== null && own.low !== undefined ? [{ low: own.low, high: own.high, label: say("reveal.mine"), mine: true }] : []),
  ...(result.crowd ? [{ low: result.crowd.low, high: result.crowd.high, label: say("reveal.room"), room: true }] : []),
];

const Charts = ({ result, own }) => {
  const { fan } = result;
  return html`<section class="card">
      <${Histogram} edges=${result.histogram.edges} counts=${result.histogram.counts} marks=${marks(result, own)}
        title=${say("reveal.histogram", { month: month(result.month) })} />
    </section>
    <section class="card">
      <${Fan} months=${fan.months} mean=${fan.scenario.mean} low=${fan.scenario.p05} high=${fan.scenario.p95}
        base=${fan.base.mean} june=${result.june} unit="share" title=${say("reveal.fan")}
        names=${{ now: titleOf(session.value.scenario), base: titleOf(session.value.base) }} />
    </section>`;
};

export const Reveal = () => {
  const round = useRound();
  const result = resultOf(round.value);
  const own = result?.scores.find((each) => each.place === (me.value.place ?? me.value.seat));
  return html`
    ${stage.value.name === "over" && html`<section class="card"><h2>${say("over.title")}</h2><p>${say("over.means")}</p></section>`}
    <${Rounds} round=${round} />
    ${result
      ? html`<${Outcome} result=${result} /><${Score} result=${result} own=${own} />
          <${Charts} result=${result} own=${own} /><${Ranking} result=${result} own=${own} />`
      : html`<${Fetching} />`}
    ${Object.keys(snapshot.value.results ?? {}).length > 0 && html`<${Mine} />`}`;
};
