// The sections of dated events: launches and signings on one side, the world's on the other.
import { setting } from "../state.js";
import { html } from "../html.js";
import { Events, addEvent, changedEvents } from "./events.js";
import { Add } from "./inputs.js";
import { addable, kindsIn } from "./kinds.js";
import { Section } from "./section.js";

/* A section of some kinds of events, with a form that adds one. */
const Happenings = ({ name }) => {
  const kinds = kindsIn(name);
  const choices = addable(name);
  const add = (which) => {
    const chosen = choices.find((choice) => choice.which === which);
    addEvent(chosen.name, chosen.event);
  };
  return html`<${Section} name=${name} count=${() => changedEvents(setting.value.changes, kinds)}>
    <${Events} kinds=${kinds} />
    <${Add} name=${name} options=${choices.map(({ which, title }) => [which, title])} onAdd=${add} />
  <//>`;
};

/* New models and signings of the alliance's and Yinwang's brands. */
export const Launches = () => html`<${Happenings} name="launches" />`;

/* What rivals do. */
export const Rivals = () => html`<${Happenings} name="rivals" />`;

/* Market, law, and what befalls a brand. */
export const Market = () => html`<${Happenings} name="market" />`;
