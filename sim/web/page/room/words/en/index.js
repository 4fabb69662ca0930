// Texts that all pages of the workshop share, in English: the explorer's words, the charts', the participants'.
import declared from "../../../declared/en.js";
import controls from "../../../words/en/controls.js";
import page from "../../../words/en/page.js";
import charts from "./charts.js";
import people from "./people.js";
import roles from "./roles.js";
import shown from "./shown.js";

export default { ...page, ...declared, ...controls, ...charts, ...shown, ...people, ...roles };
