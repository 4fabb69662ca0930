// Asking for answers: one question is under way at a time, and the newest wins.
//
// While something moves, a quick answer on few futures is asked for; an answer under way is let
// finish, so that the picture follows the hand, and the newest state is asked for next. At rest the
// answer is refined in steps; a move ends a refinement at once. Answers are numbered as asked, and
// one is shown only if its number is higher than that of the shown one.
import { signal } from "@preact/signals";
import { asked, pinned } from "./store.js";
import { Refused, post } from "./server.js";
import { show, shown } from "./shown.js";

const REST = 150; // ms without a move
const LOOKED = 100; // ms that a quick answer has been on the page: a hand may wait for it to go on
const QUICK = 64;
const FIRST = 250;
const LONGEST = 60000;

/* kind: moving, refining, rest, away, busy, refused or failed. */
export const status = signal({ kind: "moving", message: "", problems: [], again: 0 });

let moves = 0; // how often the state has changed
let movedAt = 0; // when it last did: the time of the input that did it
let number = 0; // of the last question
let flight = null; // the question under way
let got = { move: 0, replications: 0 }; // what the last answer was to, and how fine it was
let stopped = -1; // the move whose question was refused or failed
let resting = true;
let restTimer = 0;
let againTimer = 0;
let tries = 0;

const tell = (kind, more = {}) => {
  status.value = { kind, message: "", problems: [], again: 0, ...more };
};

/* What would be asked next: nothing, a quick answer, or a finer one than there is. */
const wanted = () => {
  if (stopped === moves) return null;
  const most = asked.value.run.replications;
  // no hand waits for the first answer: the page begins with a finer one, which comes compressed
  if (got.move !== moves && moves > 1) return { detail: "quick", replications: Math.min(QUICK, most) };
  if (!resting) return null;
  const there = got.move === moves ? got.replications : 0;
  const finer = [Math.min(FIRST, most), most].find((each) => each > there);
  return finer ? { detail: "full", replications: finer } : null;
};

const questionOf = (want) => {
  const question = asked.value;
  const run = { ...question.run, replications: want.replications };
  return { ...question, run, detail: want.detail };
};

const next = () => {
  if (flight || againTimer) return;
  const want = wanted();
  if (want) send(want);
  else if (stopped !== moves) tell(resting ? "rest" : "moving");
};

const send = async (want) => {
  const mine = {
    number: (number += 1),
    move: moves,
    at: movedAt,
    detail: want.detail,
    asked: asked.value,
    pinned: pinned.value, // as it is called; what is asked has today's world laid over it
    abort: new AbortController(),
  };
  flight = mine;
  if (want.detail === "full") tell("refining", { replications: want.replications });
  const late = setTimeout(() => mine.abort.abort("late"), LONGEST);
  const body = await fetched(mine, questionOf(want));
  clearTimeout(late);
  if (body) landed(mine, body);
};

const fetched = async (mine, question) => {
  try {
    const response = await post("/api/answer", question, mine.abort.signal);
    return await response.json();
  } catch (error) {
    lost(mine, error);
    return null;
  }
};

/* Up to how many futures a full answer is no longer worth asking for. A quick answer may be made of
   many, where the server has them at hand. */
const reached = (mine, replications) => {
  if (mine.detail === "full") return replications;
  return Math.min(replications, mine.asked.run.replications - 1) >= FIRST ? FIRST : 0;
};

const landed = (mine, body) => {
  flight = null;
  tries = 0;
  got = { move: mine.move, replications: reached(mine, body.replications) };
  if (mine.detail === "quick") restIn(Math.max(LOOKED, REST - (performance.now() - movedAt)));
  next(); // the server works on the next answer while this one is drawn
  if (mine.number > (shown.value?.number ?? 0)) show(mine, body);
};

const lost = (mine, error) => {
  if (flight === mine) flight = null;
  if (mine.abort.signal.aborted && mine.abort.signal.reason !== "late") return next();
  if (error instanceof Refused && !error.busy) return refused(mine, error);
  tries += 1;
  const seconds = error instanceof Refused ? error.after : Math.min(2 ** tries / 2, 15);
  tell(error instanceof Refused ? "busy" : "away", { again: seconds });
  againTimer = setTimeout(again, 1000 * seconds);
};

const refused = (mine, error) => {
  if (mine.move !== moves) return next();
  stopped = moves;
  const kind = error.status < 500 ? "refused" : "failed";
  tell(kind, { message: error.message, problems: error.problems });
};

/* Tries again at once. */
export const again = () => {
  clearTimeout(againTimer);
  againTimer = 0;
  stopped = -1;
  next();
};

/* Rest begins in so many ms, if nothing moves until then; a page just opened rests at once. */
const restIn = (wait) => {
  resting = moves === 1;
  clearTimeout(restTimer);
  restTimer = setTimeout(() => {
    resting = true;
    next();
  }, wait);
};

const moved = () => {
  moves += 1;
  // the time of the input itself, where this is called from one: waiting in line counts as well
  movedAt = globalThis.event?.timeStamp ?? performance.now();
  document.documentElement.dataset.moves = moves;
  restIn(REST);
  if (flight?.detail === "full") flight.abort.abort();
  if (status.value.kind !== "away" && status.value.kind !== "busy") tell("moving");
  next();
};

/* Answers from now on whatever is asked. */
export const begin = () => asked.subscribe(moved);
