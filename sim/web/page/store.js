// The page's state: what is set, what it is held against, how it is run, in which language.
import { computed, signal } from "@preact/signals";
import { BASE, COMPARED } from "./declared/scenarios.js";
import { applied } from "./tree.js";

export const RUN = { replications: 1000, months: 36, seed: 625, prior: false };
export const SETTING = { base: COMPARED, changes: {} };
export const PINNED = { base: BASE, changes: {} };

export const catalogue = signal(null);
export const setting = signal(SETTING);
export const pinned = signal(PINNED);
export const run = signal(RUN);
export const chosen = signal(""); // the outcome that a reader chose; the headline where that is none
export const sameWorld = signal(true); // what the world is counts for the pinned setting as well
export const lang = signal("en");
export const words = signal({});
export const view = signal("");

/* What the workshop's scenario adds to the shipped brands and agents. */
export const guests = signal(null);

export const scenarioNamed = (name) =>
  catalogue.value?.scenarios.find((scenario) => scenario.name === name);

export const base = computed(() => scenarioNamed(setting.value.base)?.plain);
export const plain = computed(() => applied(base.value, setting.value.changes));

/* Everybody of a kind: the shipped ones, then those that scenarios add. */
const onStage = (kind, scenarios, id = "key") => {
  const all = [catalogue.value, ...scenarios, guests.value].flatMap((each) => each?.[kind] ?? []);
  return all.filter((each, place) => all.findIndex((other) => other[id] === each[id]) === place);
};
const looked = () => [setting.value.base, pinned.value?.base].map(scenarioNamed);

/* The brands that the setting has, for controls; the brands and agents of all that is shown. */
export const brands = computed(() => onStage("brands", [scenarioNamed(setting.value.base)]));
export const brandsShown = computed(() => onStage("brands", looked()));
export const agents = computed(() => onStage("agents", looked()));

/* Everything that can be led with, and what is: the headline where nobody on stage has what was chosen. */
export const outcomes = computed(() => onStage("outcomes", looked(), "name"));
export const measure = computed(() =>
  (outcomes.value.some(({ name }) => name === chosen.value) ? chosen.value : catalogue.value?.headline));
export const isOutcome = (name) =>
  [catalogue.value, ...(catalogue.value?.scenarios ?? [])].some((each) => each?.outcomes?.some((one) => one.name === name));

/* Keys of the kinds of events that the world does. */
const ofTheWorld = () =>
  (catalogue.value?.events ?? []).filter((kind) => !kind.is_choice).map((kind) => kind.key);

/* Whether a change is about the world rather than about what Huawei and its partners choose. */
export const isWorld = (key, value, events) => {
  const [group, name] = key.split(".");
  if (group === "assumptions") return true;
  const event = key.split(".").length === 2 && value ? value : events?.[name];
  return group === "events" && ofTheWorld().some((kind) => event && kind in event);
};

const worldOf = (changes) => {
  const events = plain.value.events;
  const others = scenarioNamed(pinned.value.base)?.plain.events ?? {};
  return Object.fromEntries(
    Object.entries(changes).filter(([key, value]) => {
      const [group, name, ...deeper] = key.split(".");
      if (!isWorld(key, value, events ?? {})) {
        // an event that is taken out is no longer there to ask what it was
        return group === "events" && value === null && isWorld(`events.${name}`, others[name]);
      }
      return group !== "events" || name in others || (value !== null && !deeper.length);
    }),
  );
};

/* What the setting is held against: in the same world, unless they are to be apart. */
export const held = computed(() => {
  const given = pinned.value;
  if (!given || !sameWorld.value) return given;
  return { base: given.base, changes: { ...given.changes, ...worldOf(setting.value.changes) } };
});

/* The question that the page asks. */
export const asked = computed(() => ({
  setting: setting.value,
  pinned: held.value,
  run: run.value,
  measure: measure.value === catalogue.value?.headline ? null : measure.value,
}));
