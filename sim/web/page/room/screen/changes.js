// What a team changed, in a few words: "Luxeed · who sells: Chery".
import { MAKERS } from "../../declared/cast.js";
import { brands } from "../../store.js";
import { agentName, brandName, knows, month, percent, say } from "../say.js";

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
  return knows(`brand.${value}`) ? brandName(value) : String(value);
};

const WORDED = { model_type: "model_type", floor_rule: "floor_rule", resource_rule: "floor_rule", consent: "consent" };
const HOLDERS = ["sales_control", "stores", "policy", "after_sales"];
const SHARES = ["yinwang_share", "now", "in_36_months"];

const labelOf = (name) => (knows(`shown.key.${name}`) ? say(`shown.key.${name}`) : name.replaceAll("_", " "));

const part = (name, value, brand) => {
  if (value && typeof value === "object") return whole(name, value, brand);
  if (HOLDERS.includes(name) && knows(`holder.${value}`)) return holderName(value, brand);
  if (name in WORDED && knows(`${WORDED[name]}.${value}`)) return say(`${WORDED[name]}.${value}`);
  if (SHARES.includes(name) && typeof value === "number") return percent(value);
  return plainText(value);
};

const whole = (name, value, brand) => {
  if (Array.isArray(value)) return value.map((each) => part(name, each, brand)).join(say("say.comma"));
  return Object.entries(value).map(([key, each]) => `${labelOf(key)} ${part(key, each, brand)}`).join(say("say.comma"));
};

/* One change of a design: a dotted key and its value. */
export const changeWords = (key, value) => {
  const [group, first, ...rest] = key.split(".");
  const brand = group === "alliance" ? first : null;
  const names = (brand ? rest : [first, ...rest]).filter((each) => !/^\d+$/.test(each));
  const name = names.at(-1) ?? "";
  const label = names.map((each) => (group === "rules" && each === first ? each : labelOf(each)));
  const who = brand ? brandName(brand) : group === "makers" ? "" : say(`shown.group.${group}`);
  return `${[who, ...label].filter(Boolean).join(" · ")}${say("shown.colon")}${part(name, value, brand)}`;
};
