// The ledger's entries in the reader's language.
import { brandsShown, catalogue, knows, say } from "../state.js";
import { agentName, brandName } from "../say.js";
import { figure, months, push } from "./format.js";
import { lever } from "./levers.js";

const reasonOf = (text) => {
  const rule = /^the rule (\w+) holds$/.exec(text);
  if (rule) return say("happened.reason.rule", { name: rule[1] });
  return knows(`happened.reason.${text}`) ? say(`happened.reason.${text}`) : text;
};

/* The name of whoever an English title belongs to. */
const named = (title) => {
  const { rivals } = catalogue.value;
  const brand = brandsShown.value.find((each) => each.title === title);
  const rival = rivals.find((each) => each.title === title);
  return brand ? brandName(brand.key) : rival ? agentName(rival.key) : title;
};

/* Who holds a part: the maker of the brand that a title belongs to by its name. */
const held = (word, title) => {
  const maker = brandsShown.value.find((each) => each.title === title)?.maker;
  if (word === "partner" && maker) return agentName(maker);
  return knows(`told.${word}`) ? say(`told.${word}`) : word;
};
const typed = (word) => (knows(`type.${word}`) ? say(`type.${word}`) : word);

const PART = /^(sales control|stores|policy|after_sales) (.+)$/;

/* "stores huawei, policy shared" after "partner over 6 months", as a sentence. */
const changeOf = (entry) => {
  const [, title, from] = /^([^:]+): (.*)$/.exec(entry.from) ?? [null, "", entry.from];
  const [, to, over] = /^(.*?)(?: over (\d+) months)?$/.exec(entry.to);
  const before = from.split(", ");
  const change = to.split(", ").map((after, i) => partOf(before[i] ?? "", after, title)).join(say("told.and"));
  const lasting = over && say("happened.over", { change, months: months(Number(over)) });
  return { title: named(title), change: lasting || change };
};

const partOf = (before, after, title) => {
  const was = PART.exec(before);
  if (!was) return say("happened.model_type", { after: typed(after) });
  const part = was[1] === "sales control" ? "control" : was[1];
  const now = PART.exec(after)?.[2] ?? after;
  const same = was[2] === now ? "same." : "";
  return say(`happened.${same}${part}`, { before: held(was[2], title), after: held(now, title) });
};

const launch = (entry) => {
  const [, title, first] = /^(.+?) launches( its first model)?$/.exec(entry.reason) ?? [null, entry.reason];
  const kind = first ? "launch.first" : entry.to === "refresh" ? "launch.refresh" : "launch";
  return say(`happened.${kind}`, { title: named(title) });
};

const supply = (entry) => {
  const [, title, factor] = /^capacity of (.+) times (.+)$/.exec(entry.reason);
  if (entry.to === "over") return say("happened.supply.over", { title: named(title) });
  const part = `${figure(100 * Number(factor))}%`;
  return say("happened.supply", { title: named(title), factor: part, months: lasting(entry) });
};

const lasting = (entry) => months(Number(/\d+/.exec(entry.to)?.[0] ?? 0));

const TOLD = {
  launch,
  supply,
  refresh: (entry) => say("happened.refresh", { title: named(entry.to) }),
  demand: (entry) => {
    const [, title, shock] = /^demand for (.+) (\S+) log points$/.exec(entry.reason);
    return say("happened.demand", { title: named(title), shock: push(Number(shock)) });
  },
  market: (entry) => {
    const [, factor] = /^buyers times (.+)$/.exec(entry.reason);
    return say("happened.market", { factor: `${figure(100 * Number(factor))}%`, months: lasting(entry) });
  },
  tax: () => say("happened.tax"),
  pull: (entry) => {
    const [, title, pull] = /^(.+)'s pull (\S+) log points$/.exec(entry.reason);
    return say("happened.pull", { title: named(title), pull: push(Number(pull)) });
  },
  sign: (entry) => {
    const title = named(entry.reason.replace(/^signs /, ""));
    const kind = entry.from === "served" ? "sign.served" : "sign";
    return say(`happened.${kind}`, { title, model_type: typed(entry.to) });
  },
  consent: (entry) => say("happened.consent", { title: named(entry.from.split(":")[0]) }),
  contract: (entry) => say("happened.contract", changeOf(entry)),
  lever: (entry) => lever(entry, named),
};

/* What a conditional rule did: its name is the ledger's `rule`. */
const byRule = (entry) => {
  const reason = reasonOf(entry.reason);
  if (entry.to === "never") return say("happened.rule.never", { name: entry.rule, reason });
  const floor = /^floor (\w+)$/.exec(entry.to);
  if (floor) return say("happened.rule.floor", { floor: say(`floor_rule.${floor[1]}`), reason });
  const share = /^Yinwang's share (.+)$/.exec(entry.to);
  if (share) return say("happened.rule.yinwang", { share: `${figure(100 * Number(share[1]))}%`, reason });
  if (!/^[^:]+: /.test(entry.from)) return plainly(entry);
  return say("happened.rule.terms", { ...changeOf(entry), reason });
};

/* An entry in the ledger's own words. */
const plainly = (entry, rule = entry.rule) => {
  const change = [entry.from, entry.to].filter(Boolean).join(" \u2192 ");
  return say("happened.other", { rule, reason: reasonOf(entry.reason), change });
};

/* An entry of the ledger as a sentence; in the ledger's own words where it says something new. */
export const told = (entry) => {
  const kind = catalogue.value.events.find(({ entries }) => entries.includes(entry.rule));
  if (kind && !TOLD[entry.rule]) return plainly(entry, kind.title);
  try {
    return (TOLD[entry.rule] ?? byRule)(entry);
  } catch {
    return plainly(entry);
  }
};
