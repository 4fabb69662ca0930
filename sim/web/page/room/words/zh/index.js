// Texts that all pages of the workshop share, in Chinese: the explorer's words, the charts', the participants'.
import controls from "../../../words/zh/controls.js";
import happened from "../../../words/zh/happened.js";
import page from "../../../words/zh/page.js";
import scenarios from "../../../words/zh/scenarios.js";
import charts from "./charts.js";
import people from "./people.js";
import roles from "./roles.js";
import shown from "./shown.js";

export default { ...page, ...scenarios, ...happened, ...controls, ...charts, ...shown, ...people, ...roles };
