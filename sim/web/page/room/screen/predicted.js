// A round of predictions: what came of it, everybody's ranges and the room's, how sure it is.
import { html } from "../../html.js";
import { Fan } from "../charts/fan.js";
import { isOpen, isSame, points, shown } from "../charts/format.js";
import { Histogram } from "../charts/histogram.js";
import { month, percent, say, titleOf } from "../say.js";
import { session } from "../store.js";

const DIRECTIONS = ["higher", "same", "lower"];

/* What the difference says, with how precisely it is known and how often it turns out so. */
const sentence = ({ difference, month: at }) => {
  const { mean, low, high } = difference;
  const side = isSame(mean, low, high) ? "none" : isOpen(low, high) ? "open" : mean > 0 ? "higher" : "lower";
  return say(`shown.predict.${side}`, {
    month: month(at), n: points(mean), low: points(mean > 0 ? low : high), high: points(mean > 0 ? high : low),
    often: percent(["open", "none"].includes(side) ? difference.same : difference[side]) });
};

const Tally = ({ scores }) => html`<ul class="tally">
  ${DIRECTIONS.map((key) => {
    const n = scores.filter(({ direction }) => direction === key).length;
    return html`<li class=${key}><strong>${n}</strong> ${say(`shown.direction.${key}`)}</li>`;
  })}
</ul>`;

const roomOf = ({ crowd }) => crowd && [{ low: crowd.low, high: crowd.high, label: say("shown.room"), room: true }];

/* Ranges from low to high by their middle, so that a reader sees how the room is spread. */
const marksOf = (result) => [
  ...(roomOf(result) ?? []),
  ...[...result.scores].sort((a, b) => a.low + a.high - b.low - b.high)
    .map(({ low, high, name }) => ({ low, high, label: name })),
];

const Scores = ({ scores }) => html`<details><summary>${say("shown.scores")}</summary><div class="scrolls"><table class="wide">
  <thead><tr>${["rank", "name", "direction", "range", "held", "points", "first"].map((key) => html`<th scope="col">${say(`shown.score.${key}`)}</th>`)}</tr></thead>
  <tbody>${scores.map((each) => html`<tr key=${each.place}>
    <td>${each.rank}${each.tied ? "=" : ""}</td><th scope="row">${each.name}</th><td>${say(`shown.direction.${each.direction}`)}</td>
    <td>${percent(each.low)}–${percent(each.high)}</td><td>${percent(each.held)}</td>
    <td>${shown(each.points, "score")}</td><td>${percent(each.first)}</td>
  </tr>`)}</tbody></table></div></details>`;

const Numbers = ({ result }) => html`<dl class="numbers">
  ${[["scenario", "mean"], ["base", "base"]].map(([key, kind]) => html`<div class=${kind}>
    <dt>${titleOf(session.value?.[key])}</dt><dd>${percent(result[key].mean, 1)}</dd></div>`)}
</dl>`;

export const Predicted = ({ result, big }) => html`<div class="predicted">
  <p class="finding">${sentence(result)}</p>
  <div class="part">
    <${Numbers} result=${result} />
    <${Tally} scores=${result.scores} />
    <${Fan} title=${say("shown.fan")} months=${result.fan.months} mean=${result.fan.scenario.mean}
      low=${result.fan.scenario.p05} high=${result.fan.scenario.p95} base=${result.fan.base.mean}
      june=${result.june} height=${big ? 10 : 14} bare=${big} />
  </div>
  <div class="part">
    <${Histogram} title=${say("shown.histogram", { month: month(result.month) })} edges=${result.histogram.edges}
      counts=${result.histogram.counts} marks=${marksOf(result)} height=${big ? 8 : 11} room=${big ? 10.5 : 16} bare=${big} />
    ${!big && html`<${Scores} scores=${result.scores} />`}
  </div>
  <p class="caution">${say("shown.caution", { n: result.replications })}</p>
</div>`;
