// The design that a team makes on this device: the explorer's setting, with a reason, until it is sent.
import { computed, effect, signal } from "@preact/signals";
import { catalogue, run, setting } from "../../../store.js";
import { alike } from "../../../tree.js";
import { keep, kept } from "../../kept.js";
import { code, me, session, task } from "../../store.js";
import { loadCatalogue } from "../catalogue.js";

const BASE = "session"; // the name under which the controls know the session's scenario
const NOTHING = { changes: {}, text: "" };

export const text = signal("");

/* What the server had when this design was begun. */
const from = signal(NOTHING);

export const ready = signal(false);

const part = (mine) => (mine ? { changes: mine.changes, text: mine.text } : NOTHING);
const served = computed(() => part(task.value?.mine));

export const now = computed(() => ({ changes: setting.value.changes, text: text.value }));
export const dirty = computed(() => !alike(now.value, from.value));

/* Whether somebody else of the team sent another design while this one was made. */
export const overtaken = computed(() => dirty.value && !alike(served.value, from.value) && !alike(served.value, now.value));

const put = ({ changes, text: words }) => {
  setting.value = { base: BASE, changes };
  text.value = words;
};

/* Goes on from what the team has. */
export const takeTheirs = () => {
  from.value = served.peek();
  put(from.peek());
};

/* Keeps what is made here, knowing that it replaces theirs. */
export const keepMine = () => {
  from.value = served.peek();
};

/* What was sent is what the team has. */
export const sent = (design) => {
  from.value = part(design);
};

const name = () => `draft.${code.peek()}.design.${me.peek().place}`;

const prepare = (known) => {
  const { scenario, calendar } = session.peek();
  const own = { name: BASE, title: scenario.title, question: scenario.question, plain: task.peek().plain };
  catalogue.value = { ...known, scenarios: [...known.scenarios.filter((each) => each.name !== BASE), own] };
  run.value = { ...run.peek(), months: calendar.length };
  const found = kept(name());
  from.value = found?.from ?? served.peek();
  put(found ?? from.peek());
};

/* Follows the team while nothing is unsent here, and keeps what is. Gives what ends it. */
export const begin = () => {
  let ended = false;
  let seen = null;
  const ends = [];
  const start = (known) => {
    if (ended || !task.peek()?.plain) return;
    prepare(known);
    ends.push(effect(() => {
      const theirs = served.value;
      if (seen && alike(seen, theirs)) return;
      seen = theirs;
      if (!dirty.peek()) takeTheirs();
      else if (alike(theirs, now.peek())) from.value = theirs;
    }));
    ends.push(effect(() => keep(name(), dirty.value ? { ...now.value, from: from.value } : null)));
    ready.value = true;
  };
  loadCatalogue().then(start);
  return () => {
    ended = true;
    ready.value = false;
    ends.forEach((end) => end());
  };
};
