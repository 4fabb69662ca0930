// What actors decided beyond their own rules, as the ledger has it, in the reader's language.
import { say } from "../state.js";
import { agentName } from "../say.js";
import { figure } from "./format.js";

const part = (number) => `${figure(100 * Number(number))}%`;

const names = (list, named) => list.split(", ").map(named).join(say("told.list"));

const shared = (rule, named) => {
  const focus = /^focus on (.+)$/.exec(rule);
  return focus ? say("happened.lever.focus", { names: names(focus[1], named) }) : say(`floor_rule.${rule}`);
};

/* `named` gives the name of whoever an English title belongs to. */
export const lever = (entry, named) => {
  const factor = /^(effort|outlets) times (.+)$/.exec(entry.to);
  if (factor) return say(`happened.lever.${factor[1]}`, { agent: agentName(entry.agent), share: part(factor[2]) });
  const share = /^Yinwang's share ([\d.e-]+)/.exec(entry.to);
  if (share) return say("happened.lever.yinwang", { share: part(share[1]) });
  const [, what, rule] = /^(floor|resources|list) (.+)$/.exec(entry.to) ?? [];
  if (!what) return say("happened.lever", { agent: agentName(entry.agent), change: entry.to });
  if (what === "list") return say("happened.lever.list", { names: names(rule, named) });
  return say(`happened.lever.${what}`, { how: shared(rule, named) });
};
