// Texts that all pages of the workshop share, in Chinese: the explorer's words, the charts', the participants'.
import declared from "../../../declared/zh.js";
import controls from "../../../words/zh/controls.js";
import page from "../../../words/zh/page.js";
import charts from "./charts.js";
import people from "./people.js";
import roles from "./roles.js";
import shown from "./shown.js";

export default { ...page, ...declared, ...controls, ...charts, ...shown, ...people, ...roles };
