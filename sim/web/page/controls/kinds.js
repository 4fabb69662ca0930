// Kinds of events: what each is called, and which of its fields a reader can move, as the server's catalogue says.
import { brands, catalogue, knows, say } from "../state.js";
import { agentName, brandName, headed } from "../say.js";
import { figure, months, percentage, push } from "./format.js";

/* How a value is written, by the name that the server has for it. */
export const WRITTEN = { number: figure, percent: percentage, months, "log points": push };

const kinds = () => catalogue.value?.events ?? [];

const declared = (kind) => kinds().find((each) => each.key === kind);

export const kindOf = (event) => kinds().find((kind) => event?.[kind.key] !== undefined)?.key;

/* The keys of the kinds that a section shows. */
export const kindsIn = (section) => kinds().filter((kind) => kind.section === section).map((kind) => kind.key);

/* The text of a key; what the server says where the language has none. */
export const worded = (key, text) => (knows(key) ? say(key) : text);

const fieldOf = (kind, { field, options, low, high, step, written, ...more }) => {
  const key = `event.${kind}.${field}`;
  return {
    path: `${kind}.${field}`,
    label: worded(key, more.title),
    why: knows(`explain.${key}`) ? key : { text: more.description },
    options: options.length ? options.map((word) => [word, worded(`${kind}.${word}`, word)]) : undefined,
    min: low,
    max: high,
    step,
    words: WRITTEN[written],
    fallback: more.default ?? undefined,
    only: more.optional ? field : undefined,
  };
};

/* The fields of an event that a reader can move; one that may be left out only where it is given. */
export const fieldsOf = (event) => {
  const kind = kindOf(event);
  const fields = declared(kind).fields.map((field) => fieldOf(kind, field));
  return fields.filter((field) => !field.only || event[kind][field.only] !== undefined);
};

const nameOf = { brand: brandName, name: agentName };

const titled = ({ key, title, subject }, form, about) => {
  const named = subject ? nameOf[subject](about) : "";
  const known = [`event.title.${key}.${form}`, `event.title.${key}`].find(knows);
  return known ? say(known, { title: named }) : named ? `${named}: ${title}` : headed(title);
};

/* An event as a heading. */
export const titleOf = (event) => {
  const kind = declared(kindOf(event));
  const what = event[kind.key];
  const form = kind.fields.find(({ field, optional }) => optional && what[field] !== undefined)?.field;
  return titled(kind, form, what[kind.subject]);
};

const subjects = {
  brand: (kind) => brands.value.filter(({ hima }) => hima || !kind.members_only),
  name: () => catalogue.value.rivals,
};

/* What a section offers to add: a name, a heading, and the event without its month. */
export const addable = (section) =>
  kinds().filter((kind) => kind.section === section).flatMap((kind) => {
    const abouts = kind.subject ? subjects[kind.subject](kind).map(({ key }) => key) : [undefined];
    return abouts.flatMap((about) => kind.forms.map(({ form, values }) => ({
      which: [kind.key, about, form].filter(Boolean).join(":"),
      name: [about, form ?? kind.key].filter(Boolean).join("_"),
      title: titled(kind, form, about),
      event: { [kind.key]: kind.subject ? { [kind.subject]: about, ...values } : values },
    })));
  });
