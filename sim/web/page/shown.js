// The answer that is on the page, ready to be looked up, and the marks of when it was painted.
import { signal } from "@preact/signals";
import { paint } from "./paint.js";

export const shown = signal(null);

const keyOf = (lens, scope, entity, measure) => `${lens}/${scope}/${entity}/${measure}`;

const indexed = (rows) =>
  new Map((rows ?? []).map((row) => [keyOf(row.lens, row.scope, row.entity, row.measure), row]));

/* An answer with its rows by key: `row`, `before` (the pinned one's) and `paired` find them. */
class Answer {
  constructor(question, body) {
    Object.assign(this, question, { body });
    const maps = [body.rows, body.pinned, body.paired].map(indexed);
    const find = (map) => (lens, scope, entity, measure) =>
      map.get(keyOf(lens, scope, entity, measure));
    [this.row, this.before, this.paired] = maps.map(find);
    this.months = body.months;
    // the outcome to lead with: its name, its unit, June's value, and its rows
    const { lens, scope, entity, measure } = body.lead.row;
    const [now, before, paired] = maps.map((map) => find(map)(lens, scope, entity, measure));
    this.lead = { ...body.lead, now, before, paired };
    this.sinceJune = ["2025-06", ...body.months];
    this.compared = Boolean(body.pinned);
  }

  /* Whether no finer answer to this question will come. */
  get final() {
    return this.detail === "full" && this.body.replications >= this.asked.run.replications;
  }
}

const mark = (answer) => {
  const { number, move, detail, at } = answer;
  const data = document.documentElement.dataset;
  data.shown = number;
  data.answered = move;
  data.replications = answer.body.replications;
  data.detail = answer.final ? "final" : detail;
  const told = { number, move, detail: answer.detail, replications: answer.body.replications };
  performance.measure("sim:answer", { start: at, end: performance.now(), detail: told });
};

/* Puts an answer on the page: the main chart now, the others when it has been painted. */
export const show = (question, body) => {
  const answer = new Answer(question, body);
  shown.value = answer;
  paint(answer, () => mark(answer));
};
