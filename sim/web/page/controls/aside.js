// The controls' column: as tall as its part of the window, so that its last group can be scrolled to.
import { useEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { say } from "../state.js";
import { Controls } from "./index.js";

/* It begins below the header, and at the top of the window once it sticks there. */
const fit = (column) => {
  const above = Math.max(0, Math.round(column.getBoundingClientRect().top));
  column.style.setProperty("--above", `${above}px`);
};

export const Aside = () => {
  const column = useRef(null);
  useEffect(() => {
    const follow = () => fit(column.current);
    const size = new ResizeObserver(follow); // notices above it come and go
    size.observe(document.body);
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      size.disconnect();
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, []);
  return html`<aside id="controls" ref=${column} tabindex="-1" aria-label=${say("controls")}>
    <${Controls} />
  </aside>`;
};
