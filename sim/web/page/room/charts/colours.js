// One colour for each brand and agent: those of the report's charts.
const BRANDS = {
  aito: "#0b3c6f",
  luxeed: "#e69f00",
  stelato: "#179063",
  maextro: "#6c1c3c",
  shangjie: "#6db6ee",
  avatr: "#c4a561",
  voyah: "#d0c5aa",
  deepal: "#f0d2ec",
  gac: "#c45600",
  dongfeng: "#ffd773",
  faw: "#3a4006",
};
const AGENTS = {
  huawei: "#c7253e",
  yinwang: "#cc79a7",
  seres: BRANDS.aito,
  chery: BRANDS.luxeed,
  baic: BRANDS.stelato,
  jac: BRANDS.maextro,
  saic: BRANDS.shangjie,
};
const OTHER = "#57606a";

export const brandColour = (key) => BRANDS[key] ?? OTHER;

export const agentColour = (key) => AGENTS[key] ?? OTHER;
