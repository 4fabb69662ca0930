// A quarter that is shown: the own books and the market; when all is over, every world side by side.
import { useEffect } from "preact/hooks";
import { html } from "../../../html.js";
import { catalogue } from "../../../store.js";
import { shown } from "../../charts/format.js";
import { agentName, percent, say } from "../../say.js";
import { me, stage } from "../../store.js";
import { resultOf } from "../../results.js";
import { loadCatalogue } from "../catalogue.js";
import { Mine } from "../mine.js";
import { kindOf } from "../names.js";
import { Fetching, Rounds, useRound } from "../rounds.js";
import { Figures, sum } from "./figures.js";

const Over = ({ result }) => {
  const { worlds } = result;
  const mine = kindOf(me.value.place);
  const agents = Object.keys(worlds[0]?.payoffs ?? {}).filter((each) => each === mine || worlds.some((w) => w.payoffs[each]?.some(Boolean)));
  return html`<section class="card"><h2>${say("over.worlds")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${say("over.worlds")}><table class="ranking">
      <thead><tr><th scope="col">${say("over.earned")}</th>${worlds.map((each) => html`<th scope="col" class="number">${say("place.world", { world: each.world })}</th>`)}</tr></thead>
      <tbody>
        <tr><th scope="row">${say("over.share")}</th>${worlds.map((each) => html`<td class="number">${percent(each.share.at(-1))}</td>`)}</tr>
        <tr><th scope="row">${say("over.units")}</th>${worlds.map((each) => html`<td class="number">${shown(sum(each.hima_units), "vehicles")}</td>`)}</tr>
        ${agents.map((agent) => html`<tr key=${agent} class=${agent === mine ? "mine" : ""}><th scope="row">${agentName(agent)}</th>
          ${worlds.map((each) => html`<td class="number">${shown(sum(each.payoffs[agent] ?? []), "yuan")}${each.own_rule.includes(agent)
            ? html`<br /><small>${say("own_rule.short")}</small>` : ""}</td>`)}</tr>`)}
      </tbody></table></div>
    <p class="note">${say("figures.one_future")}</p></section>`;
};

export const Quarter = () => {
  useEffect(() => void loadCatalogue(), []);
  const round = useRound();
  const result = resultOf(round.value);
  const own = result?.worlds.find((each) => me.value.place?.startsWith(`w${each.world}.`));
  const over = stage.value.name === "over";
  return html`
    ${over && html`<section class="card"><h2>${say("over.title")}</h2><p>${say("over.means")}</p></section>`}
    <${Rounds} round=${round} />
    ${!result || !catalogue.value
      ? html`<${Fetching} />`
      : html`${over && result.worlds.length > 0 && html`<${Over} result=${result} />`}
          ${own ? html`<${Figures} result=${result} world=${own} />` : html`<section class="card"><p>${say("no_place.results")}</p></section>`}`}
    ${over && me.value.place && html`<${Mine} />`}`;
};
