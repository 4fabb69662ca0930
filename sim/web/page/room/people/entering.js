// Into a session and out of it: joining, coming back, which session this browser was in last.
import { effect, signal } from "@preact/signals";
import { fresh, keep, kept } from "../kept.js";
import { code, connection, forget, snapshot } from "../store.js";
import { connect } from "../socket.js";
import { get, post } from "../wire.js";

/* Whether the page asks who is there: null no, else {code, why}. */
export const entering = signal(null);

/* The return code that was just given, until the reader has taken note of it. */
export const given = signal(null);

export const codeOf = (text) => text.replace(/[^0-9a-z]/gi, "").toUpperCase();

const inAddress = () => codeOf(decodeURIComponent(location.hash.slice(1)));

const enter = (session) => {
  entering.value = null;
  keep("code", session);
  if (inAddress() !== session) history.replaceState(null, "", `#${session}`);
  connect(session);
};

/* Lets the server tell this device's wrong codes from those of others in the same network. */
effect(() => {
  if (entering.value) get("/api/room/device").catch(() => null);
});

/* Takes a seat. The request keeps its id until it is answered, so that a retry is no second seat. */
export const join = async (session, name) => {
  const id = kept(`join.${session}`) ?? fresh();
  keep(`join.${session}`, id);
  const answer = await (await post("/api/room/join", { code: session, name, id })).json();
  keep(`join.${session}`, null);
  keep(`return.${session}`, answer.return_code);
  given.value = answer.return_code;
  enter(session);
};

/* Back to a seat with the code that was written down. */
export const comeBack = async (session, returnCode) => {
  await post("/api/room/return", { code: session, return_code: returnCode });
  keep(`return.${session}`, returnCode);
  enter(session);
};

/* Away from the seat on this device; the return code still leads back to it. */
export const leaveSeat = () => {
  keep("code", null);
  keep(`return.${code.value}`, null);
  forget();
  code.value = "";
  history.replaceState(null, "", location.pathname);
  entering.value = { code: "", why: null };
};

const turnedAway = () => {
  const why = snapshot.value ? "seat_gone" : null;
  entering.value = { code: code.value, why: connection.value === "missing" ? "no_session" : why };
  snapshot.value = null;
};

/* Goes where the address says, else where this browser was last. */
export const begin = () => {
  const wanted = inAddress() || kept("code");
  if (wanted) connect(wanted);
  else entering.value = { code: "", why: null };
  effect(() => {
    if (["denied", "missing"].includes(connection.value)) queueMicrotask(turnedAway);
  });
  window.addEventListener("hashchange", () => {
    const session = inAddress();
    if (session && session !== code.value) connect(session);
  });
};
