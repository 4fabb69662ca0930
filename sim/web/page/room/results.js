// Results of the rounds that are shown, fetched once each; again where their digest changes, and when
// the session is over, since then everything may be seen.
import { effect } from "@preact/signals";
import { code, connection, results, role, snapshot, stage } from "./store.js";
import { get, pause } from "./wire.js";

const AGAIN = 1000;
const under = new Set();

const fetchOne = async (round, digest) => {
  const owner = code.value;
  const name = `${owner} ${round} ${digest}`;
  if (under.has(name)) return;
  under.add(name);
  try {
    const path = `/api/room/${encodeURIComponent(owner)}/result/${round}?as=${role.value}`;
    const body = await get(path);
    if (owner === code.value && body) results.value = { ...results.value, [round]: { digest, body } };
  } catch {
    await pause(AGAIN);
  }
  under.delete(name);
  due();
};

const markOf = (digest) => (stage.value?.name === "over" ? `${digest} over` : digest);

/* Rounds with what marks the state of their results. */
const wanted = () =>
  Object.entries(snapshot.value?.results ?? {}).map(([round, digest]) => [round, markOf(digest)]);

const due = () => {
  for (const [round, digest] of wanted()) {
    if (results.peek()[round]?.digest !== digest) fetchOne(round, digest);
  }
};

/* The result of a round, or null where it is not shown or not there yet. */
export const resultOf = (round) => {
  const shown = snapshot.value?.results?.[round];
  const found = results.value[round];
  // what was fetched before the end stays in sight until all of it is there
  return shown !== undefined && [shown, markOf(shown)].includes(found?.digest) ? found.body : null;
};

/* Keeps the results as the snapshots say. */
export const follow = () => effect(() => (connection.value, due()));
