// Opens the participant's page: the language, then the session.
import { effect } from "@preact/signals";
import { render } from "preact";
import { html } from "../../html.js";
import { preferred, say, sessionTitle, speak } from "../say.js";
import { session } from "../store.js";
import { follow } from "../results.js";
import { App } from "./app.js";
import { begin } from "./entering.js";

const AGAIN = 3000;

const open = async () => {
  await speak(preferred(), "screen", "people", "roles");
  effect(() => {
    const title = session.value && sessionTitle(session.value);
    document.title = title ? `${title} · ${say("room.title")}` : say("room.title");
  });
  begin();
  follow();
  document.querySelector("#app").replaceChildren();
  render(html`<${App} />`, document.querySelector("#app"));
};

/* A phone may open the page when the server is gone for a moment. */
const openOrWait = () =>
  open().catch((error) => {
    console.warn(error);
    document.querySelector(".opening")?.replaceChildren("The server does not answer yet. / 服务器尚未响应。");
    setTimeout(() => location.reload(), AGAIN);
  });

openOrWait();
