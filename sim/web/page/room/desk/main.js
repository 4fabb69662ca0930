// Opens the desk: language, login, and the session that stands in the address.
import { effect } from "@preact/signals";
import { render } from "preact";
import { html } from "../../html.js";
import { preferred, say, speak } from "../say.js";
import { connect, disconnect } from "../socket.js";
import { connection, forget, session } from "../store.js";
import { loadCatalogue } from "../people/catalogue.js";
import { follow } from "../results.js";
import { Desk } from "./app.js";
import { loadSessions, logged, wanted } from "./store.js";

const codeInAddress = () => decodeURIComponent(location.hash.slice(1)).trim().toUpperCase();

/* The session in the address is the one that is shown, as soon as somebody is logged in. */
const followAddress = () => {
  const take = () => (wanted.value = codeInAddress());
  window.addEventListener("hashchange", take);
  take();
  effect(() => {
    if (logged.value && wanted.value) connect(wanted.value, "desk");
    else {
      disconnect();
      forget();
      // the list may have grown while a session was looked at
      if (logged.value) queueMicrotask(loadSessions);
    }
  });
  // the cookie may run out while the desk is open
  effect(() => connection.value === "denied" && (logged.value = false));
};

const open = async () => {
  await speak(preferred(), "desk");
  effect(() => (document.title = session.value ? `${session.value.title} – ${say("desk.title")}` : say("desk.title")));
  document.querySelector("#app").replaceChildren();
  render(html`<${Desk} />`, document.querySelector("#app"));
  if (!(await loadSessions())) logged.value ??= false;
  loadCatalogue();
  follow();
  followAddress();
};

open();
