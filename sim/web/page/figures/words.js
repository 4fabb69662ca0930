// The words and number forms that the charts write, in the reader's language.
/* global sim */
import { words } from "../store.js";

const ENGLISH = { ...sim.words };
const YUAN = { en: { scale: 1e-9, digits: 3, sign: "" }, zh: { scale: 1e-8, digits: 2, sign: "" } };

/* Lays a language's words over those of the charts. */
export const dress = (lang) => {
  const own = Object.keys(ENGLISH)
    .filter((name) => `chart.${name}` in words.value)
    .map((name) => [name, words.value[`chart.${name}`]]);
  sim.words = { ...ENGLISH, ...Object.fromEntries(own) };
  for (const unit of ["yuan", "yuan_per_month"]) sim.forms[unit] = { ...YUAN[lang] };
};
