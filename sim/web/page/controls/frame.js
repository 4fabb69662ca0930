// The frame of an event or a rule: its heading, a way to take it out, and whether it is new.
import { say } from "../state.js";
import { html } from "../html.js";
import { Fresh } from "./field.js";
import { About, useAbout } from "./find.js";
import { Drop } from "./inputs.js";

export const Frame = ({ title, fresh, colour, of, onDrop, children }) => {
  const about = useAbout(title);
  const label = say("event.remove_of", { title });
  return html`<${About.Provider} value=${about}><${Fresh.Provider} value=${fresh}>
    <section class="event" aria-label=${title} style=${colour ? `--brand:${colour}` : ""}>
      <h3>
        <span>${title}${fresh && html` <small class="new">${say("event.added")}</small>`}</span>
        <${Drop} data-remove=${of} onClick=${onDrop} aria-label=${label}>${say("event.remove")}<//>
      </h3>
      ${children}
    </section>
  <//><//>`;
};
