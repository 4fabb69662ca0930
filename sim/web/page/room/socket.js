// The live connection: snapshots over a WebSocket, by polling where those do not get through, and
// back at once when a phone wakes up or its network returns.
import { code, connection, forget, role, snapshot, take } from "./store.js";
import { get } from "./wire.js";

export { flush, send } from "./outbox.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 2000;
const POLL = 600;
const OPENING = 4000; // ms that a WebSocket, or an answer, may take
const AGAIN = 15000; // ms until one is tried again that did not get through
const SILENT = 12000; // ms without a snapshot after which the connection is looked at
const ASLEEP = 3000; // ms out of sight after which a connection is not trusted

let running = 0;
let wake = () => {};
let socket = null;
let heard = 0;

const path = (what) => `/api/room/${encodeURIComponent(code.peek())}/${what}`;

const rest = (ms) =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    wake = () => {
      clearTimeout(timer);
      done();
    };
  });

/* Asks once; whether there is a server to talk to. */
const probe = async () => {
  const since = snapshot.peek()?.version ?? -1;
  const found = await get(`${path("state")}?since=${since}&as=${role.peek()}`, OPENING);
  if (found?.version !== undefined) take(found);
};

/* Opens a WebSocket and stays until it ends; whether it opened at all. */
const listen = () =>
  new Promise((done) => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const own = new WebSocket(`${scheme}://${location.host}${path(`live?as=${role.peek()}`)}`);
    let opened = false;
    const end = () => {
      clearTimeout(timer);
      clearInterval(watch);
      own.onclose = own.onmessage = own.onerror = null;
      own.close();
      if (socket?.own === own) socket = null;
      done(opened);
    };
    const timer = setTimeout(() => opened || end(), OPENING);
    const watch = setInterval(() => Date.now() - heard > SILENT && check(), SILENT / 4);
    // it counts as open when the first snapshot is through: some networks open it and pass nothing
    own.onmessage = (event) => {
      opened = true;
      heard = Date.now();
      connection.value = "live";
      take(JSON.parse(event.data));
    };
    own.onclose = own.onerror = end;
    socket = { own, end };
  });

/* A connection that is silent may be dead: the server is asked, and if need be a new one is made. */
const check = async () => {
  heard = Date.now();
  const [asked, version] = [socket, snapshot.peek()?.version];
  await probe().then(
    () => snapshot.peek()?.version !== version && asked?.end(),
    () => asked?.end(),
  );
};

const FINAL = { 401: "denied", 403: "denied", 404: "missing" };

/* Listens; where that failed before, it goes on asking until it is sure that it works now. */
const tried = async (failed) => {
  let over = false;
  const ended = listen().finally(() => (over = true));
  while (failed && !over && connection.peek() !== "live") {
    await rest(POLL);
    if (!over) await probe().catch(() => null);
  }
  return ended;
};

const round = async (state) => {
  try {
    await probe();
  } catch (error) {
    const final = FINAL[error.status];
    if (final) return final;
    connection.value = "lost";
    await rest(Math.max(state.wait * (0.75 + Math.random() / 2), 1000 * (error.after ?? 0)));
    state.wait = Math.min(2 * state.wait, LONGEST_WAIT);
    return null;
  }
  state.wait = FIRST_WAIT;
  if (!state.wanted()) return null;
  if (Date.now() >= state.next) {
    if (await tried(state.next > 0)) return null;
    state.next = Date.now() + AGAIN;
  }
  connection.value = "polling";
  await rest(POLL);
  return null;
};

/* Connects to a session and stays connected; another call moves on to another session. */
export const connect = async (wanted, as = "seat") => {
  const mine = ++running;
  socket?.end();
  forget();
  [code.value, role.value] = [wanted, as];
  const state = { wait: FIRST_WAIT, next: 0, wanted: () => mine === running };
  while (state.wanted()) {
    const final = await round(state);
    if (final && state.wanted()) {
      running += 1;
      connection.value = final;
    }
  }
};

export const disconnect = () => {
  running += 1;
  socket?.end();
  wake();
};

const again = () => {
  socket?.end();
  wake();
};

let hiddenSince = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenSince = Date.now();
  else if (Date.now() - hiddenSince > ASLEEP) again();
  else wake();
});
window.addEventListener("online", again);
window.addEventListener("pageshow", (event) => (event.persisted ? again() : wake()));
