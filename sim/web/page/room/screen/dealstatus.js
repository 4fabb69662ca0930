// How a deal stands: in force, agreed for later, over, or with a default rule that has yet to answer.
import { month, say } from "../say.js";

/* Whether the deal is in force, or will be. */
export const isLive = ({ status }) => status === "in_force" || status === "agreed";

/* Its status in words. */
export const dealStatus = ({ status, terms, ends }) =>
  say(`deal.status.${status}`, { month: month(status === "ended" ? ends : terms.from) });
