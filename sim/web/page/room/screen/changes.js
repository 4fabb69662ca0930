// What a team changed, in a few words: "Luxeed · who sells: Chery".
import { MAKERS } from "../../declared/cast.js";
import { HOLDERS, OWNERS, PERCENT, RULES, TITLES } from "../../declared/levers.js";
import { brands } from "../../store.js";
import { agentName, brandName, knows, month, percent, say } from "../say.js";

const isBrand = (key) => key in MAKERS || brands.value.some((brand) => brand.key === key);

const makerOf = (brand) => MAKERS[brand] ?? brands.value.find(({ key }) => key === brand)?.maker;

/* Who holds a part; "partner" is the brand's maker where there is one. */
export const holderName = (holder, brand) =>
  say(`holder.${holder}`, { maker: makerOf(brand) ? agentName(makerOf(brand)) : say("shown.maker") });

const MONTH = /^\d{4}-\d{2}$/;

const plainText = (value) => {
  if (value === null) return say("shown.gone");
  if (value === true || value === false) return say(value ? "control.on" : "control.off");
  if (typeof value === "number") return String(value);
  if (MONTH.test(value)) return month(value);
  return isBrand(value) ? brandName(value) : String(value);
};

/* A key in words; where the language has none, by the lever's declared title. */
const labelOf = (name) => (knows(`shown.key.${name}`) ? say(`shown.key.${name}`) : TITLES[name] ?? name.replaceAll("_", " "));

/* The words of a choice: those of the key, or those that all rules of sharing have. */
const choiceKey = (name, value) => [`${name}.${value}`, RULES.includes(value) && `floor_rule.${value}`].find((key) => key && knows(key));

const part = (name, value, brand) => {
  if (value && typeof value === "object") return whole(name, value, brand);
  if (brand && HOLDERS.includes(value)) return holderName(value, brand);
  if (typeof value === "string" && choiceKey(name, value)) return say(choiceKey(name, value));
  if (PERCENT.includes(name) && typeof value === "number") return percent(value);
  return plainText(value);
};

const whole = (name, value, brand) => {
  if (Array.isArray(value)) return value.map((each) => part(name, each, brand)).join(say("say.comma"));
  return Object.entries(value).map(([key, each]) => `${labelOf(key)} ${part(key, each, brand)}`).join(say("say.comma"));
};

/* One change of a design: a dotted key and its value. */
export const changeWords = (key, value) => {
  const [group, first, ...rest] = key.split(".");
  const owner = OWNERS[group];
  const brand = owner === "automaker of the brand" ? first : null;
  const names = (owner?.startsWith("automaker") ? rest : [first, ...rest]).filter((each) => !/^\d+$/.test(each));
  const name = names.at(-1) ?? "";
  const label = names.map((each) => (group === "rules" && each === first ? each : labelOf(each)));
  const who = brand ? brandName(brand) : owner === "automaker" ? agentName(first) : say(`shown.group.${group}`);
  return `${[who, ...label].filter(Boolean).join(" · ")}${say("shown.colon")}${part(name, value, brand)}`;
};
