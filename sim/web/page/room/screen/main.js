// Opens the projector's screen: the session in the address, its language, no buttons but a few.
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { html } from "../../html.js";
import { loadCatalogue } from "../people/catalogue.js";
import { follow } from "../results.js";
import { say, speak } from "../say.js";
import { connect } from "../socket.js";
import { connection, session } from "../store.js";
import { Screen } from "./app.js";
import { chosen } from "./language.js";

const AGAIN = 4000; // ms

const wanted = signal("");

const inAddress = () => decodeURIComponent(location.hash.slice(1)).trim().toUpperCase();

/* The language is the session's unless somebody has switched it here. */
const followLanguage = () =>
  effect(() => {
    const language = chosen.value ?? session.value?.language;
    if (language) speak(language, "screen");
  });

const open = async () => {
  await speak("en", "screen");
  document.querySelector("#app").replaceChildren();
  render(html`<${Screen} />`, document.querySelector("#app"));
  effect(() => (document.title = session.value ? `${session.value.title} – ${say("screen.title")}` : say("screen.title")));
  followLanguage();
  follow();
  effect(() => wanted.value && connect(wanted.value, "screen"));
  // as soon as somebody logs in at the desk of this browser, the screen may be seen
  effect(() => {
    if (connection.value === "denied") setTimeout(() => connect(wanted.value, "screen"), AGAIN);
  });
  window.addEventListener("hashchange", () => (wanted.value = inAddress()));
  wanted.value = inAddress();
  loadCatalogue();
};

open();
