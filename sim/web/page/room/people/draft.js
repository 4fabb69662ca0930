// What somebody is making and has not sent: no snapshot touches it, and a reload brings it back.
import { signal } from "@preact/signals";
import { code } from "../store.js";
import { keep, kept } from "../kept.js";
import { alike } from "../../tree.js";

const drafts = new Map();

const signalOf = (name) => {
  if (!drafts.has(name)) drafts.set(name, signal(kept(name)));
  return drafts.get(name);
};

/* A draft by its name. `served` is what the server has (null: nothing yet), `blank` what a form begins
   with. Gives {value, dirty, set, drop}: `dirty` while there is something that was not sent. */
export const draftOf = (name, served, blank) => {
  const full = `draft.${code.value}.${name}`;
  const own = signalOf(full);
  const drop = () => {
    own.value = null;
    keep(full, null);
  };
  // what the server has by now is no draft any more; later changes by others are then seen
  if (own.peek() !== null && served && alike(own.peek(), served)) queueMicrotask(drop);
  const set = (next) => {
    own.value = next;
    keep(full, next);
  };
  const dirty = own.value !== null && !alike(own.value, served ?? null);
  return { value: own.value ?? served ?? blank, dirty, set, drop };
};
