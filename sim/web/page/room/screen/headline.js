// What a session is called.
import { titleOf } from "../say.js";

/* Its own title; where that is just the scenario's, in the reader's language. */
export const headline = ({ title, scenario }) => (title === scenario.title ? titleOf(scenario) : title);
