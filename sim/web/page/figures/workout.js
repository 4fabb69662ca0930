// Asking for the causes of a difference, when somebody wants them.
import { computed, signal } from "@preact/signals";
import { asked } from "../store.js";
import { post } from "../server.js";

/* kind: none, working, done or failed; `body` and `asked` are of the last that was worked out. */
export const found = signal({ kind: "none", body: null, asked: null, message: "" });

/* Whether what was worked out is of an earlier setting, or of another outcome. */
export const stale = computed(() => found.value.body !== null && found.value.asked !== asked.value);

let flight = null;

export const workOut = async () => {
  flight?.abort();
  const abort = (flight = new AbortController());
  const question = asked.value;
  if (!question.pinned) return;
  found.value = { ...found.value, kind: "working", message: "" };
  try {
    const response = await post("/api/causes", question, abort.signal);
    const body = await response.json();
    found.value = { kind: "done", body, asked: question, message: "" };
  } catch (error) {
    if (abort.signal.aborted) return;
    found.value = { kind: "failed", body: null, asked: null, message: error.message };
  }
};
