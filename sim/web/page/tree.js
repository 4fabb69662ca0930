// Values in a scenario by dotted key, laid over as `sim run BASE --set key=value` lays them over.
import { DATED, HOLDERS, PARTS } from "./declared/levers.js";

const RANGE = ["low", "high", "fixed"];
const FORMS = [["fixed", "value"], ["low", "high"]];

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/* The parts of a key. Names of the register have dots of their own. */
export const partsOf = (key) => {
  const parts = key.split(".");
  if (parts[0] !== "assumptions" || parts.length < 3) return parts;
  const last = parts[parts.length - 1];
  if (RANGE.includes(last)) return ["assumptions", parts.slice(1, -1).join("."), last];
  return ["assumptions", parts.slice(1).join(".")];
};

/* A shorthand written out: one word for sales control is its parts, a list of one is that one. */
const opened = (value, path) => {
  if (path[path.length - 1] === "sales_control" && HOLDERS.includes(value)) {
    return Object.fromEntries(PARTS.map((part) => [part, value]));
  }
  const dated = path.length === 2 && DATED.includes(path[0]) && Array.isArray(value);
  return dated && value.length === 1 ? value[0] : value;
};

export const lookup = (tree, parts) => {
  let value = tree;
  for (let i = 0; i < parts.length; i += 1) {
    value = opened(value, parts.slice(0, i));
    if (value === null || typeof value !== "object") return undefined;
    value = value[parts[i]];
  }
  return value === undefined ? undefined : opened(value, parts);
};

const pruned = (value) =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([, v]) => v !== null).map(([k, v]) => [k, pruned(v)]),
      )
    : value;

/* A fixed number and a range are two forms of one thing: the later one wins. */
const otherForm = (over, path) => {
  if (!["assumptions", "brands"].includes(path[0])) return [];
  const has = (form) => form.some((key) => key in over);
  const [one, two] = FORMS;
  if (has(one) === has(two)) return [];
  return has(one) ? two : one;
};

const merged = (base, over, path) => {
  const below = opened(base, path);
  if (!isMap(below) || !isMap(over)) return pruned(over);
  const result = { ...below };
  for (const key of otherForm(over, path)) delete result[key];
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else if (key in result) result[key] = merged(result[key], value, [...path, key]);
    else result[key] = pruned(value);
  }
  return result;
};

const put = (node, parts, value, path) => {
  if (!parts.length) return merged(node, value, path);
  const [key, ...rest] = parts;
  const held = opened(node, path);
  const copy = Array.isArray(held) ? [...held] : { ...(isMap(held) ? held : {}) };
  if (!rest.length && value === null) delete copy[key];
  else if (key in copy) copy[key] = put(copy[key], rest, value, [...path, key]);
  else copy[key] = rest.length ? put({}, rest, value, [...path, key]) : pruned(value);
  return copy;
};

/* A scenario with changes laid over it, in their order. */
export const applied = (plain, changes) =>
  Object.entries(changes).reduce(
    (tree, [key, value]) => put(tree, partsOf(key), value, []),
    plain ?? {},
  );

/* A value at a path with every shorthand in it written out. */
export const writtenOut = (value, path) => {
  const full = opened(value, path);
  if (Array.isArray(full)) return full.map((each, i) => writtenOut(each, [...path, String(i)]));
  if (!isMap(full)) return full;
  return Object.fromEntries(Object.entries(full).map(([k, v]) => [k, writtenOut(v, [...path, k])]));
};

/* Whether two JSON values are alike, whatever the order of their keys. */
export const alike = (a, b) => {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && alike(a[key], b[key]))
  );
};
