// The participant's page: what there is to see and to do at each stage of each format.
import { html } from "../../html.js";
import { say } from "../say.js";
import { connection, format, me, snapshot, stage } from "../store.js";
import { Banners } from "./banners.js";
import { CodeCard } from "./codecard.js";
import { Enter } from "./enter.js";
import { entering, given } from "./entering.js";
import { Head } from "./head.js";
import { Lobby } from "./lobby.js";
import { Closed, NoPlace } from "./wait.js";
import { Predict } from "./predict/play.js";
import { Reveal } from "./predict/reveal.js";
import { Design } from "./design/play.js";
import { Compared } from "./design/compared.js";
import { Roles } from "./roles/play.js";
import { Quarter } from "./roles/quarter.js";

const PLAY = { predict: Predict, design: Design, roles: Roles };
const SHOWN = { predict: Reveal, design: Compared, roles: Quarter };

const Opening = () => html`<section class="card"><h2>${say("opening.title")}</h2>
  <p role="status">${say(connection.value === "lost" ? "opening.lost" : "opening.means")}</p></section>`;

const Stage = () => {
  const { name } = stage.value;
  if (name === "lobby") return html`<${Lobby} />`;
  if (name === "closed") return html`<${Closed} />`;
  if (name === "open" && format.value !== "predict" && !me.value.place) return html`<${NoPlace} />`;
  const Part = (name === "open" ? PLAY : SHOWN)[format.value];
  return html`<${Part} key=${stage.value.key} />`;
};

const Body = () => {
  if (entering.value) return html`<${Enter} key=${entering.value.code} />`;
  if (given.value) return html`<${CodeCard} />`;
  return snapshot.value ? html`<${Stage} />` : html`<${Opening} />`;
};

export const App = () => html`
  <a class="skip" href="#main">${say("room.skip")}</a>
  <${Head} />
  <main id="main" tabindex="-1">
    ${!entering.value && html`<${Banners} />`}
    <${Body} />
  </main>
`;
