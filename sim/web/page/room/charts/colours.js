// One colour for each brand and agent: those of the report's charts.
import { AGENTS, BRANDS } from "../../declared/cast.js";

const OTHER = "#57606a";

export const brandColour = (key) => BRANDS[key] ?? OTHER;

export const agentColour = (key) => AGENTS[key] ?? OTHER;
