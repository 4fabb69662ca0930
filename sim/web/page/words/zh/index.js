// 本页的全部中文文字。
import declared from "../../declared/zh.js";
import controls from "./controls.js";
import numbers from "./numbers.js";
import page from "./page.js";
import tour from "./tour.js";

export default { ...page, ...tour, ...declared, ...numbers, ...controls };
