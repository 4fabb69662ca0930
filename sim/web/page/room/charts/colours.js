// One colour for each brand and agent: those of the report's charts.
import { AGENTS, BRANDS } from "../../declared/cast.js";
import { agents, brands } from "../../store.js";

const OTHER = "#57606a";

const own = (found, key) => found.value.find((each) => each.key === key)?.colour ?? OTHER;

export const brandColour = (key) => BRANDS[key] ?? own(brands, key);

export const agentColour = (key) => AGENTS[key] ?? own(agents, key);
