// The register of assumptions: the main ones first, all others behind a search.
import { useSignal } from "@preact/signals";
import { catalogue, say } from "../state.js";
import { html } from "../html.js";
import { Assumption, nameOf } from "./assumption.js";
import { matches, wanted } from "./find.js";
import { Section } from "./section.js";
import { changesBelow, signalAt } from "./setting.js";

const AT_ONCE = 20; // how many are drawn before a reader asks for more

const rows = (main) => catalogue.value.assumptions.filter((row) => row.main === main);
const keys = (main) => rows(main).map((row) => `assumptions.${row.name}`);

export const Main = () => html`<${Section} name="main" count=${() => changesBelow(...keys(true))}>
  ${rows(true).map((row) => html`<${Assumption} key=${row.name} row=${row} />`)}
<//>`;

const found = (list, text) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return list.filter((row) => matches(`${nameOf(row)} ${row.name} ${say(`evidence.${row.evidence}`)}`, words));
};

const List = () => {
  const text = useSignal("");
  const shown = useSignal(AT_ONCE);
  const looked = wanted.value.join(" ");
  const list = found(rows(false), looked || text.value);
  // what differs from the scenario comes first
  const changed = (row) => signalAt(`assumptions.${row.name}`).value !== undefined;
  const ordered = [...list.filter(changed), ...list.filter((row) => !changed(row))];
  const type = (event) => {
    text.value = event.currentTarget.value;
    shown.value = AT_ONCE;
  };
  return html`${!looked && html`<label class="seek"><span>${say("all.find")}</span>
      <input type="search" data-find="assumptions" value=${text.value} onInput=${type} /></label>`}
    <p class="lead" role="status">${say("all.found", { count: list.length })}</p>
    ${ordered.slice(0, shown.value).map((row) => html`<${Assumption} key=${row.name} row=${row} />`)}
    ${ordered.length > shown.value && html`<button type="button" class="plus" data-more="assumptions"
      onClick=${() => (shown.value += AT_ONCE)}>
      ${say("all.more", { count: ordered.length - shown.value })}</button>`}`;
};

export const All = () => html`<${Section} name="all" title=${say("all.title", { count: rows(false).length })}
  count=${() => changesBelow(...keys(false))}><${List} /><//>`;
