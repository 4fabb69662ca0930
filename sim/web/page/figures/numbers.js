// A figure's numbers, as a table on the page and as a file.
/* global sim */
import { csvText } from "../csv.js";
import { html } from "../html.js";
import { say } from "../say.js";
import { shown } from "../shown.js";

const written = (value, column) => {
  if (typeof value === "string") return value;
  if (!column.unit) return value ?? "–";
  return column.change ? sim.change(value, column.unit) : sim.value(value, column.unit);
};

const unitOf = (column) => {
  if (!column.unit) return "";
  const key = column.unit === "share" && column.change ? "points" : column.unit;
  return say(`units.${key}`);
};

/* Columns of one group that stand together share a heading above their own. */
const Groups = ({ head }) => {
  if (!head.some((column) => column.group)) return null;
  const groups = [];
  for (const { group = "" } of head) {
    if (groups.length && groups.at(-1).group === group) groups.at(-1).span += 1;
    else groups.push({ group, span: 1 });
  }
  return html`<tr class="groups">
    ${groups.map(({ group, span }) => group
      ? html`<th scope="colgroup" colspan=${span}>${group}</th>`
      : html`<td colspan=${span}></td>`)}
  </tr>`;
};

export const Numbers = ({ figure }) => {
  const answer = figure.given?.() ?? shown.value;
  if (!answer || (figure.needsPinned && !answer.compared)) return null;
  const { head, rows } = figure.table(answer);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${figure.title(answer)}>
    <table>
      <caption class="sr-only">${figure.title(answer)}</caption>
      <thead>
        <${Groups} head=${head} />
        <tr>
          ${head.map((column) => html`<th scope="col" class=${column.unit ? "number" : ""}>
            ${column.text}${unitOf(column) && html` <small>${unitOf(column)}</small>`}
          </th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>
          ${row.map((value, i) => i === 0
            ? html`<th scope="row">${written(value, head[i])}</th>`
            : html`<td class=${head[i].unit ? "number" : ""}>${written(value, head[i])}</td>`)}
        </tr>`)}
      </tbody>
    </table>
  </div>`;
};

/* The figure's numbers in full precision: shares 0 to 1, yuan, vehicles. */
export const csvOf = (figure, answer) => {
  const { head, rows } = figure.table(answer);
  const named = ({ group, text }) => (group ? `${group}: ${text}` : text);
  return csvText([head.map(named), ...rows]);
};
