// Asking for the causes of a difference, when somebody wants them.
import { computed, signal } from "@preact/signals";
import { asked, catalogue } from "../store.js";
import { post } from "../server.js";

const chosen = signal(null);

/* The outcome whose difference is split: the world's headline until another is chosen. */
export const measure = computed(() => chosen.value ?? catalogue.value.headline);

export const choose = (name) => {
  chosen.value = name;
};

/* kind: none, working, done or failed; `body` and `asked` are of the last that was worked out. */
export const found = signal({ kind: "none", body: null, asked: null, message: "" });

/* Whether what was worked out is of an earlier setting, or of another measure. */
export const stale = computed(() => {
  const { body, asked: question } = found.value;
  return body !== null && (question !== asked.value || body.measure !== measure.value);
});

let flight = null;

export const workOut = async (name = measure.value) => {
  flight?.abort();
  const abort = (flight = new AbortController());
  const question = asked.value;
  if (!question.pinned) return;
  chosen.value = name;
  found.value = { ...found.value, kind: "working", message: "" };
  try {
    const response = await post("/api/causes", { ...question, measure: name }, abort.signal);
    const body = await response.json();
    found.value = { kind: "done", body, asked: question, message: "" };
  } catch (error) {
    if (abort.signal.aborted) return;
    found.value = { kind: "failed", body: null, asked: null, message: error.message };
  }
};
