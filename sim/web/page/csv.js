// A table as comma-separated values whose texts no spreadsheet takes for formulas: sim/csv_text.py.

const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/* Before a sign that begins a cell, whichever separator a spreadsheet splits lines at. */
const FORMULA = /((?:^|[,;|])[\s"]*)(?=[=+@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b-])/g;

const escaped = (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`;

const cell = (value) => {
  if (typeof value === "number") return String(value);
  const safe = String(value ?? "").replace(HIDDEN, escaped).replace(FORMULA, "$1'");
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/* Rows of texts and numbers, the head among them; the mark tells spreadsheets that it is UTF-8. */
export const csvText = (rows) =>
  `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
