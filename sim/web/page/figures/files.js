// A figure's files: picture as SVG or PNG, its numbers as CSV.
import { html } from "../html.js";
import { say } from "../say.js";
import { shown } from "../shown.js";
import { Menu } from "../menu.js";
import { save } from "../save.js";
import { csvOf } from "./numbers.js";
import { pngOf, svgOf } from "./picture.js";

const KINDS = {
  svg: (figure, answer) => new Blob([svgOf(figure, answer)], { type: "image/svg+xml" }),
  png: pngOf,
  csv: (figure, answer) => new Blob([csvOf(figure, answer)], { type: "text/csv" }),
};

const nameOf = (figure, kind) =>
  `${shown.value.asked.setting.base}-${figure.fileName?.(shown.value) ?? figure.id}.${kind}`;

const fetchFile = async (figure, kind) => {
  const answer = figure.given?.() ?? shown.value;
  if (!answer || (figure.needsPinned && !answer.compared)) return;
  save(nameOf(figure, kind), await KINDS[kind](figure, answer));
};

export const Files = ({ figure, kinds = Object.keys(KINDS) }) => html`<${Menu}
  name=${say("files")}
  label=${say("files.of", { figure: say(`figure.${figure.id}.title`) })}
  side="right"
  quiet
>
  ${kinds.map((kind) => html`<button
    class="item"
    data-file=${kind}
    onClick=${() => fetchFile(figure, kind)}
  >${say(`files.${kind}`)}</button>`)}
<//>`;
