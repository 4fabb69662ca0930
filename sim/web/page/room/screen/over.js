// The end: who came out ahead and how far that can be told, and questions with the room's own numbers.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../../html.js";
import { shown, signed } from "../charts/format.js";
import { lang, percent, say } from "../say.js";
import { code, format, snapshot } from "../store.js";
import { scoreUnit } from "../measures.js";
import { placeName } from "../people/names.js";
import { pause, post } from "../wire.js";

const LONG = 180000;
const QUESTIONS = 3;
const RANKED = 8;

const debrief = signal(null); // {of, body}: `of` names the state of the session that it was made for
const failed = signal("");

const load = async (of, language) => {
  for (let wait = 1000; debrief.value?.of !== of; wait = Math.min(2 * wait, 10000)) {
    try {
      const response = await post("/api/desk/debrief", { code: code.value, kind: "json", language }, LONG);
      debrief.value = { of, body: await response.json() };
      failed.value = "";
    } catch (error) {
      failed.value = error.message;
      if (!error.passing) return;
      await pause(wait);
    }
  }
};

const unitOf = () => (format.value === "roles" ? "yuan" : format.value === "predict" ? "score" : scoreUnit());

const nameOf = ({ place, people }) => {
  if (format.value === "predict") return people?.[0] ?? place;
  return people?.length ? `${placeName(place)} (${people.join(say("say.comma"))})` : placeName(place);
};

const valueOf = ({ score }) => (format.value === "roles" ? signed : shown)(score.mean, unitOf());

/* Of roles only the best are told, so that a rank says nothing; with a single world there is none. */
const Line = ({ line, columns }) => html`<tr>
  ${columns.includes("rank") && html`<td class="rank">${line.rank}${line.tied ? html`<small>=</small>` : ""}</td>`}
  <th scope="row">${nameOf(line)}${line.own_rule ? html` <small>${say("shown.state.own_rule")}</small>` : ""}</th>
  <td>${valueOf(line)}</td>
  ${columns.includes("first") && html`<td>${percent(line.first)}</td>`}
</tr>`;

const columnsOf = (lines) => {
  if (lines.every(({ rank }) => rank === null)) return ["who", "score"];
  return format.value === "roles" ? ["who", "score", "first"] : ["rank", "who", "score", "first"];
};

const Ranking = ({ lines }) => {
  const columns = columnsOf(lines);
  return html`<table class=${`ranking of-${format.value}`}>
    <thead><tr>${columns.map((key) => html`<th scope="col">${say(`screen.over.${key}`)}</th>`)}</tr></thead>
    <tbody>${lines.map((line) => html`<${Line} key=${line.place} line=${line} columns=${columns} />`)}</tbody>
  </table>`;
};

/* Roles are ranked with the same role in the other worlds; the screen tells the best of each. */
const best = (lines) => (format.value === "roles" ? lines.filter(({ rank }) => rank === null || rank === 1) : lines);

const More = ({ n }) => n > 0 && html`<p class="note">${say("screen.over.more", { n })}</p>`;

const titleKey = (lines) => {
  if (format.value !== "roles") return "screen.over.ranking";
  return lines.every(({ rank }) => rank === null) ? "screen.over.worth" : "screen.over.best";
};

const cautionOf = (lines) =>
  format.value === "roles" && lines.every(({ rank }) => rank === null)
    ? "screen.over.caution.alone"
    : `screen.over.caution.${format.value}`;

/* A question: what the numbers say, and what to ask. */
const Question = ({ said, ask }) => html`<li>${said} <strong>${ask}</strong></li>`;

export const Over = () => {
  const of = `${code.value} ${JSON.stringify(snapshot.value.results)} ${lang.value}`;
  const language = lang.value;
  useEffect(() => {
    load(of, language);
  }, [of]);
  const body = debrief.value?.of === of ? debrief.value.body : null;
  if (!body) {
    return html`<section class="middle" role="status"><p class="huge">${say("screen.over")}</p>
      <p>${failed.value ? say("screen.over.failed") : say("screen.over.working")}</p></section>`;
  }
  return html`<div class="end">
    <section class="part"><h2>${say(titleKey(body.ranking))}</h2>
      <${Ranking} lines=${best(body.ranking).slice(0, RANKED)} />
      <${More} n=${best(body.ranking).length - RANKED} />
      <p class="caution">${say(cautionOf(body.ranking))}</p></section>
    <section class="part"><h2>${say("screen.over.questions")}</h2>
      <ol class="questions">${(body.asked ?? []).slice(0, QUESTIONS).map((each) => html`<${Question} ...${each} />`)}</ol></section>
  </div>`;
};
