// All texts of the page in English.
import assumptions from "./assumptions.js";
import controls from "./controls.js";
import happened from "./happened.js";
import page from "./page.js";
import scenarios from "./scenarios.js";
import tour from "./tour.js";

export default { ...page, ...tour, ...scenarios, ...assumptions, ...happened, ...controls };
