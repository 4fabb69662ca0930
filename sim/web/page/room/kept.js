// What a browser keeps for the reader between visits; one that keeps nothing forgets it with the page.
const PLACE = "sim.room.";
const unkept = new Map();

export const keep = (name, value) => {
  unkept.set(name, value);
  try {
    if (value === null) localStorage.removeItem(PLACE + name);
    else localStorage.setItem(PLACE + name, JSON.stringify(value));
  } catch {
    // private windows and full ones: the map above has it while the page is open
  }
};

export const kept = (name) => {
  if (unkept.has(name)) return unkept.get(name);
  try {
    return JSON.parse(localStorage.getItem(PLACE + name));
  } catch {
    return null;
  }
};

/* A name that nobody guesses and nobody else has; also where the page is not a secure context. */
export const fresh = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
