// The model's names and choices, which the explorer's controls need; fetched once, until they are there.
import { catalogue } from "../../store.js";
import { get, pause } from "../wire.js";

const AGAIN = 1500;
let asked = null;

const fetchIt = async () => {
  for (;;) {
    const found = await get("/api/catalogue").catch(() => null);
    if (found) return found;
    await pause(AGAIN);
  }
};

export const loadCatalogue = () => {
  asked ??= fetchIt().then((found) => (catalogue.value ??= found));
  return asked;
};
