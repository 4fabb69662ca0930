// The search over all controls: what a reader types hides all that does not speak of it.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { computed, signal } from "@preact/signals";

export const query = signal("");

/* The words looked for; none while nothing is typed. */
export const wanted = computed(() => query.value.toLowerCase().split(/\s+/).filter(Boolean));

export const matches = (text, words = wanted.value) => {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
};

/* What the controls around one are about: headings count as words of what stands below them. */
export const About = createContext("");

export const useAbout = (text) => `${useContext(About)} ${text}`;

export const useHidden = (text) => {
  const about = useAbout(text);
  return wanted.value.length > 0 && !matches(about);
};
