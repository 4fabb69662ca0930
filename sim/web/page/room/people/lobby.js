// Before the first round: what will be played, and where people sit.
import { html } from "../../html.js";
import { goalName } from "../measures.js";
import { month, say, titleOf } from "../say.js";
import { counts, format, session } from "../store.js";
import { Seats } from "./seats.js";

const Explained = () => {
  const { minutes, rounds, scenario, base } = session.value;
  const values = { minutes, rounds, scenario: titleOf(scenario), base: titleOf(base), goal: goalName() };
  return html`<section class="card">
    <h2>${say(`format.${format.value}`)}</h2>
    <p>${say(`lobby.${format.value}`, values)}</p>
    <p class="note">${say("lobby.length", values)}</p>
  </section>`;
};

const questions = () =>
  (session.value.questions ?? []).map((months) => month(session.value.calendar[months - 1])).join(say("room.comma"));

export const Lobby = () => html`
  <${Explained} />
  ${format.value === "predict"
    ? html`<section class="card"><p>${say("lobby.questions", { months: questions() })}</p></section>`
    : html`<${Seats} />`}
  <p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>
    ${say("lobby.waiting", { here: counts.value.here ?? counts.value.joined ?? 0 })}</p>
`;
