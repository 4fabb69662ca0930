// Who has predicted; what they said only when the facilitator looks.
import { html } from "../../html.js";
import { month, percent, say } from "../say.js";
import { people, snapshot, stage } from "./store.js";

const mineOf = (seat) => snapshot.value.tasks?.[seat]?.mine ?? null;

const Said = ({ all }) => html`<table class="wide">
  <thead><tr>${["who", "direction", "range", "reasons"].map((key) => html`<th scope="col">${say(`desk.predict.${key}`)}</th>`)}</tr></thead>
  <tbody>${all.map(({ person, mine }) => html`<tr key=${person.seat}>
    <th scope="row">${person.name}</th>
    <td>${say(`shown.direction.${mine.direction}`)}</td>
    <td>${percent(mine.low)}–${percent(mine.high)}</td>
    <td>${mine.reasons.map((key) => say(`desk.reason.${key}`)).join(say("say.comma"))}${mine.text && html` <q>${mine.text}</q>`}</td>
  </tr>`)}</tbody>
</table>`;

const questionOf = () =>
  Object.values(snapshot.value.tasks ?? {}).map(({ question }) => question).find(Boolean) ?? null;

export const Predictions = () => {
  const all = people.value.filter(({ removed }) => !removed).map((person) => ({ person, mine: mineOf(person.seat) }));
  const said = all.filter(({ mine }) => mine);
  const asked = questionOf();
  if (stage.value.name === "lobby") return null;
  return html`<section class="card">
    <h2>${say("desk.predict", { n: said.length, of: all.length })}</h2>
    ${asked && html`<p>${say("desk.predict.question", { month: month(asked.month) })}</p>`}
    <ul class="chips">${all.map(({ person, mine }) => html`<li key=${person.seat} class=${mine ? "chip yes" : "chip"}>
      ${mine ? "✓ " : "… "}${person.name}<span class="sr-only"> ${say(mine ? "shown.state.decided" : "shown.state.thinking")}</span></li>`)}</ul>
    ${said.length > 0 && html`<details><summary>${say("desk.predict.look")}</summary>
      <div class="scrolls"><${Said} all=${said} /></div></details>`}
  </section>`;
};
