// Opens the page: language and catalogue, then the link's state, then answers to whatever is set.
import { effect } from "@preact/signals";
import { render } from "preact";
import { html } from "./html.js";
import { App } from "./app.js";
import { begin, status } from "./ask.js";
import { fragment, mend, parse, restoreFrom } from "./link.js";
import { notice } from "./notices.js";
import { redo, step, undo } from "./past.js";
import { redraw } from "./paint.js";
import { say, speak } from "./say.js";
import { get } from "./server.js";
import { asked, catalogue, lang, sameWorld, view } from "./store.js";
import { dress } from "./figures/words.js";
import { takeView } from "./tour/steps.js";

const LATER = 300;

const take = (first) => {
  const { found, broken } = parse(location.hash);
  if (first) restoreFrom(found);
  else step(null, () => restoreFrom(found));
  if (broken.length) notice("link.broken", { parts: broken.join("  ") });
  return found;
};

/* The address follows the state, when it rests. */
const followState = () => {
  let timer = 0;
  effect(() => {
    [asked.value, lang.value, sameWorld.value, view.value];
    clearTimeout(timer);
    timer = setTimeout(() => {
      const written = fragment();
      if (written !== location.hash) history.replaceState(null, "", written);
    }, LATER);
  });
};

const followLink = () =>
  window.addEventListener("hashchange", () => {
    // links within the page go to a place on it, and are no state; what was written last may be older
    // than the state, so that it is the state which the address is held against
    if (location.hash === fragment() || !location.hash.includes("=")) return;
    const found = take(false);
    if (found.lang && found.lang !== lang.value) speak(found.lang);
    mendLink();
  });

/* A link may hold what no scenario takes: it is left out, and told, until the rest is taken. */
const mendLink = () => {
  let given = asked.value;
  const parts = [];
  const end = status.subscribe(({ kind, problems }) => {
    if (kind === "rest" || asked.peek() !== given) return queueMicrotask(() => end());
    if (kind !== "refused") return undefined;
    return queueMicrotask(() => {
      parts.push(...mend(problems));
      if (asked.peek() === given) return end();
      given = asked.peek();
      return notice("link.refused", { parts: parts.join(", ") });
    });
  });
};

const TYPED = ["text", "search", "number", "url", "email", ""];

const typesIn = (element) =>
  element.tagName === "TEXTAREA" ||
  element.isContentEditable ||
  (element.tagName === "INPUT" && TYPED.includes(element.getAttribute("type") ?? ""));

const onKey = (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || typesIn(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
};

const preferred = () =>
  (navigator.languages?.[0] ?? navigator.language ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";

const open = async () => {
  const wanted = parse(location.hash).found.lang ?? preferred();
  const [known] = await Promise.all([get("/api/catalogue"), speak(wanted)]);
  catalogue.value = known;
  take(true);
  effect(() => {
    dress(lang.value);
    document.title = say("title.page");
    redraw();
  });
  begin();
  mendLink();
  document.querySelector("#app").replaceChildren();
  render(html`<${App} />`, document.querySelector("#app"));
  followState();
  followLink();
  takeView();
  window.addEventListener("keydown", onKey);
};

/* Without a server there is no catalogue either: it is tried again until it is there. */
const openOrWait = (wait = 1000) =>
  open().catch((error) => {
    console.warn(error);
    document.querySelector(".opening")?.replaceChildren("The server does not answer yet. / 服务器尚未响应。");
    setTimeout(() => openOrWait(Math.min(2 * wait, 10000)), wait);
  });

openOrWait();
