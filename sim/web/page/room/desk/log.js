// The last lines of the log: when, who, what.
import { html } from "../../html.js";
import { knows, say } from "../say.js";
import { placeName, stageWords } from "./names.js";
import { people, snapshot } from "./store.js";

const who = (by) => {
  if (by === "desk" || by === "file") return say(`desk.log.by.${by}`);
  return people.value.find(({ seat }) => seat === by)?.name ?? by;
};

const what = ({ kind, content = {} }) => {
  const key = `desk.log.${kind}${content.on === false ? ".off" : content.locked === false ? ".off" : ""}`;
  const place = content.place ? placeName(content.place) : "";
  const seat = people.value.find((each) => each.seat === content.seat)?.name ?? "";
  return say(knows(key) ? key : `desk.log.${kind}`, {
    place, seat, name: content.name ?? "", stage: stageWords(content.from ?? ""), text: content.text ?? "" });
};

const time = (at) => new Date(at > 1e11 ? at : 1000 * at).toTimeString().slice(0, 8);

export const Log = () => {
  const entries = [...(snapshot.value.log ?? [])].sort((a, b) => b.number - a.number);
  return html`<details class="card">
    <summary><h2>${say("desk.log")}</h2></summary>
    <ol class="log">
      ${entries.map((each) => html`<li key=${each.number}>
        <time>${time(each.at)}</time> <strong>${who(each.by)}</strong> ${what(each)}
      </li>`)}
    </ol>
  </details>`;
};
