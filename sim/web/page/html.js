// Markup in plain JavaScript: htm reads it, Preact keeps it on the page.
import { h } from "preact";
import htm from "htm";

export const html = htm.bind(h);
