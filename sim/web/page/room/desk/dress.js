// The participants' forms wear their own styles, which end at the edge of the sheet they lie on.
const SHEETS = [
  "/page/controls/controls.css",
  "/page/room/styles/people.css",
  "/page/room/styles/forms.css",
  "/page/room/styles/play.css",
];

let begun = false;

const textOf = async (path) => (await fetch(path)).text();

/* Loads the styles once; a browser that knows no @scope shows the forms plainly. */
export const dress = async () => {
  if (begun) return;
  begun = true;
  const sheets = await Promise.all(SHEETS.map(textOf)).catch(() => []);
  begun = sheets.length > 0;
  const style = document.createElement("style");
  style.textContent = `@scope (.acting-form) {\n${sheets.join("\n")}\n}`;
  document.head.append(style);
};
