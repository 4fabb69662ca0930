// All texts of the page in English.
import declared from "../../declared/en.js";
import controls from "./controls.js";
import numbers from "./numbers.js";
import page from "./page.js";
import tour from "./tour.js";

export default { ...page, ...tour, ...declared, ...numbers, ...controls };
