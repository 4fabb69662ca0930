// The session as this page knows it: the newest snapshot, its parts, the connection, what went wrong.
import { computed, effect, signal } from "@preact/signals";
import { guests } from "../store.js";

/* Which session, and as whom: "seat", "desk" or "screen". */
export const code = signal("");
export const role = signal("seat");

/* "opening", "live", "polling" (WebSockets do not get through), "lost", "denied" (no valid cookie),
   "missing" (no such session). */
export const connection = signal("opening");

export const snapshot = signal(null);

/* The last command that was refused: {key, values, message, kind}; null when there is nothing to say. */
export const refused = signal(null);

/* How many commands the server has not acknowledged yet. */
export const waiting = signal(0);

/* Results by their round, as they were fetched: {"1": {digest, body}}. */
export const results = signal({});

export const session = computed(() => snapshot.value?.session ?? null);
export const stage = computed(() => snapshot.value?.stage ?? null);

/* The place that the desk decides for with the participants' own forms; empty everywhere else. */
export const actsFor = signal("");

export const me = computed(() => {
  const own = snapshot.value?.me ?? null;
  return own && actsFor.value ? { ...own, place: actsFor.value } : own;
});
/* The desk has every task, and the scenario that designs are laid over once for all of them. */
const taskOf = (found, acting) =>
  acting ? found.tasks?.[acting] && { plain: found.plain, ...found.tasks[acting] } : found.task;
export const task = computed(() => (snapshot.value && taskOf(snapshot.value, actsFor.value)) ?? null);
export const places = computed(() => snapshot.value?.places ?? []);
export const counts = computed(() => snapshot.value?.counts ?? {});
export const format = computed(() => session.value?.format ?? "");

/* The row of the place that the reader plays; none for a prediction, whose place is the seat. */
export const place = computed(() => places.value.find((each) => each.key === me.value?.place) ?? null);

/* The clock of the server less that of this device, in milliseconds. */
let ahead = null;
export const serverNow = () => Date.now() + (ahead ?? 0);

/* A snapshot may come late, and never early: the least late one tells the clocks apart best. */
export const take = (given) => {
  const found = given.now - Date.now();
  const jumped = ahead !== null && Math.abs(found - ahead) > 5000;
  ahead = ahead === null || jumped ? found : Math.max(ahead, found);
  guests.value = given.session?.stage ?? null;
  snapshot.value = given;
};

/* The time that moves on by itself, for timers. */
export const tick = signal(Date.now());
setInterval(() => (tick.value = Date.now()), 250);

/* Seconds that are left, or null where no timer runs; held timers stand still. */
export const left = computed(() => {
  const timer = stage.value?.timer;
  if (!timer) return null;
  if (timer.ends === undefined) return Math.max(0, Math.ceil(timer.left_ms / 1000));
  return tick.value && Math.max(0, Math.ceil((timer.ends - serverNow()) / 1000));
});

/* Back to before a session was entered. */
export const forget = () => {
  snapshot.value = null;
  results.value = {};
  refused.value = null;
  connection.value = "opening";
};

/* Where the page stands, on its root, for whoever drives it from outside. */
effect(() => {
  const { dataset } = document.documentElement;
  dataset.connection = connection.value;
  dataset.stage = stage.value?.key ?? "";
});
