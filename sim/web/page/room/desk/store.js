// The desk's state beside the session's: who is logged in, which sessions there are, what went wrong.
import { computed, signal } from "@preact/signals";
import { send } from "../socket.js";
import { actsFor, refused, snapshot, stage } from "../store.js";
import { get, post } from "../wire.js";

export { actsFor, code, connection, counts, format, places, refused, session, snapshot, stage } from "../store.js";

export const logged = signal(null); // null: not known yet
export const wanted = signal(""); // the code in the address
export const sessions = signal([]);
export const opening = signal(false); // the form for a new one is open
export const trouble = signal(null); // what went wrong beside the session's commands
export const sending = signal(""); // what is on its way, so that its button rests
export const returned = signal(null); // {seat, code}: a return code that was just made

export const people = computed(() => snapshot.value?.people ?? []);
export const worlds = computed(() => snapshot.value?.session.teams ?? 0);

const LONG = 120000; // ms that opening a session or a debrief may take

/* Does something and keeps what went wrong for the page to show; gives null then. */
export const attempt = async (name, work) => {
  if (sending.value === name) return null;
  sending.value = name;
  trouble.value = null;
  try {
    return (await work()) ?? true;
  } catch (error) {
    if (error.status === 401 && name !== "login") logged.value = false;
    else trouble.value = error;
    return null;
  } finally {
    if (sending.value === name) sending.value = "";
  }
};

/* One entry of the log, made by the desk; while it is on its way the same button does nothing. */
export const act = async (kind, content = {}, name = kind) => {
  if (sending.value === name) return null;
  sending.value = name;
  const outcome = await send(kind, content);
  if (sending.value === name) sending.value = "";
  return outcome.error ? null : outcome;
};

/* The next stage. It names the one that it leaves, so that a second click does nothing. */
export const advance = () => act("advance", { from: stage.value.key });

export const tell = async (path, body) => (await post(path, body, LONG)).json().catch(() => null);

export const loadSessions = () =>
  attempt("sessions", async () => {
    const found = await get("/api/desk/sessions");
    sessions.value = Array.isArray(found) ? found : (found?.sessions ?? []);
    logged.value = true;
  });

export const login = (key) =>
  attempt("login", async () => {
    await post("/api/desk/login", { key });
    logged.value = true;
  });

export const logout = () =>
  attempt("logout", async () => {
    await post("/api/desk/logout", {});
    logged.value = false;
    show("");
  });

/* Another session, or none; it stands in the address, so that a reload comes back to it. */
export const show = (wanted) => {
  opening.value = false;
  actsFor.value = "";
  returned.value = null;
  [trouble.value, refused.value] = [null, null];
  location.hash = wanted;
};
