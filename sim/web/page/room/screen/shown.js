// The results of a round, by format: for the projector, and with tables on the desk.
import { html } from "../../html.js";
import { Designed } from "./designed.js";
import { Lived } from "./lived.js";
import { Predicted } from "./predicted.js";

const PARTS = { predict: Predicted, design: Designed, roles: Lived };

export const Shown = ({ result, big }) => {
  const Part = PARTS[result.format];
  return Part ? html`<${Part} result=${result} big=${big} />` : null;
};
