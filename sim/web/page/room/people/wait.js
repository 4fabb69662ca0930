// Pages on which there is nothing to do: what goes on, and who is still deciding.
import { html } from "../../html.js";
import { say } from "../say.js";
import { counts, format, me, places, stage } from "../store.js";
import { placeName } from "./names.js";
import { Seats } from "./seats.js";

const stateOf = (row) => {
  if (row.desk) return "desk";
  if (row.absent) return "absent";
  if (!row.decided) return "deciding";
  return row.ready || format.value === "design" ? "ready" : "decided";
};

const ownWorld = (row) => {
  const world = me.value.place && places.value.find((each) => each.key === me.value.place)?.world;
  return !world || row.world === world;
};

/* Who is still deciding, place by place; by count where everybody plays for themselves. */
export const Others = () => {
  const { decided, of } = counts.value;
  if (format.value === "predict") {
    return html`<p class="waiting" role="status"><span class="pulse" aria-hidden="true"></span>
      ${say("wait.counts", { decided: decided ?? 0, of: of ?? 0 })}</p>`;
  }
  return html`<section class="card others" aria-labelledby="others"><h2 id="others">${say("wait.others")}</h2>
    <ul class="states">${places.value.filter(ownWorld).map((row) => html`<li key=${row.key}
      class=${`state ${stateOf(row)} ${row.key === me.value.place ? "mine" : ""}`}>
      <span>${placeName(row.key, true)}</span><span class="what">${say(`wait.${stateOf(row)}.${format.value}`)}</span>
    </li>`)}</ul>
  </section>`;
};

/* The round is closed: its results are being worked out, or wait for the facilitator. */
export const Closed = () => {
  const { ready, failed, round } = stage.value;
  const kind = failed ? "failed" : ready ? "ready" : "working";
  const { decided, of } = counts.value;
  return html`<section class="card closed">
    <h2>${say("closed.title", { round })}</h2>
    <p role="status">${!failed && html`<span class="pulse" aria-hidden="true"></span>`}${say(`closed.${kind}`)}</p>
    ${of > 0 && html`<p class="note">${say("closed.counts", { decided: decided ?? 0, of })}</p>`}
    <p class="note">${say(`closed.meanwhile.${format.value}`)}</p>
  </section>`;
};

/* A round goes on and the reader sits nowhere yet: who comes late may still choose. */
export const NoPlace = () => html`<section class="card">
    <h2>${say("no_place.title")}</h2>
    <p>${say("no_place.means")}</p>
  </section>
  <${Seats} />`;
