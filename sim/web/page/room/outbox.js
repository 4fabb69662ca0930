// Commands to the server. Each has an id of its own and is kept until the server has answered it, over
// reloads and restarts; the server counts an id once. So none is lost and none is doubled.
import { effect } from "@preact/signals";
import { code, connection, refused, role, snapshot, stage, waiting } from "./store.js";
import { fresh, keep, kept } from "./kept.js";
import { pause, post } from "./wire.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;

/* Sent only while the stage is the one that they were made for. */
const OF_A_STAGE = [
  "ready", "predict", "design", "policy", "offer", "counter", "answer", "withdraw", "leave", "advance",
];

const listeners = new Map();
let busy = false;

const name = () => `outbox.${code.peek()}.${role.peek()}`;
const all = () => kept(name()) ?? [];
const put = (list) => {
  keep(name(), list.length ? list : null);
  waiting.value = list.length;
};
const drop = (id) => put(all().filter((each) => each.id !== id));

const settle = (item, outcome) => {
  drop(item.id);
  const told = listeners.get(item.id);
  listeners.delete(item.id);
  told?.(outcome);
};

const show = (item, error) => {
  refused.value = { key: error.key, values: error.values, message: error.message, kind: item.kind };
};

const fail = (item, error) => {
  show(item, error);
  settle(item, { error });
};

/* The server cannot write: people are told so, while the command goes on waiting. */
const NOT_KEPT = "not_kept";

/* Too late for its round: sending it now would decide the next one. */
const isLate = (item) => item.stage !== null && stage.peek() && item.stage !== stage.peek().key;

const deliver = async (item) => {
  const path = role.peek() === "desk" ? "/api/desk/do" : "/api/room/do";
  const { id, kind, content, stage: meant } = item;
  const response = await post(path, { code: code.peek(), id, kind, content, stage: meant });
  return response.json();
};

/* The first command that waits; whether another may follow at once. */
const first = async (item, state) => {
  if (isLate(item)) {
    fail(item, { key: "late", values: {}, message: "the round closed before this arrived" });
    return;
  }
  const owner = name();
  try {
    const answer = await deliver(item);
    state.wait = FIRST_WAIT;
    if (refused.peek()?.key === NOT_KEPT) refused.value = null;
    if (owner === name()) settle(item, answer);
  } catch (error) {
    if (owner !== name()) return;
    if (!error.passing) return void fail(item, error);
    if (error.key === NOT_KEPT) show(item, error);
    await pause(Math.max(state.wait, 1000 * error.after));
    state.wait = Math.min(2 * state.wait, LONGEST_WAIT);
  }
};

/* Sends what waits, one after the other, so that the last decision is the one that counts. */
export const flush = async () => {
  if (busy || !snapshot.peek()) return;
  busy = true;
  const state = { wait: FIRST_WAIT };
  try {
    for (let list = all(); list.length && snapshot.peek(); list = all()) await first(list[0], state);
  } finally {
    busy = false;
    waiting.value = all().length;
  }
};

/* Gives a command to the server; the promise ends when it is answered: {number} or {error}. */
export const send = (kind, content) => {
  const made = OF_A_STAGE.includes(kind) ? stage.peek()?.key ?? null : null;
  const item = { id: fresh(), kind, content, stage: made };
  refused.value = null;
  put([...all(), item]);
  const outcome = new Promise((done) => listeners.set(item.id, done));
  flush();
  return outcome;
};

effect(() => {
  if (snapshot.value && connection.value) flush();
});
