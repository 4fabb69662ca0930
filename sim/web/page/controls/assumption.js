// One assumption: drawn as it is, or pinned at a value between the ends of its range.
import { knows, say } from "../state.js";
import { brandName, agentName, headed } from "../say.js";
import { html } from "../html.js";
import { Field } from "./field.js";
import { bare, inUnit, isPart, withUnit } from "./format.js";
import { Drop, Range } from "./inputs.js";
import { before, edit, signalAt } from "./setting.js";

const STEPS = 100; // places on a slider from one end of a range to the other

/* The words of a number: of all brands, or of one brand, its nameplate, a rival or the market. */
const keyOf = ({ name, field }) => (field ? `number.${field}` : `assumption.${name}`);

/* Its name; one that the language has no words for is called as it is declared. */
export const nameOf = (row) => {
  const [whose] = row.name.split(".");
  const owner = row.brand ? brandName(whose) : row.rival ? agentName(whose) : headed(whose);
  const title = row.nameplate ? `${owner} ${row.nameplate}` : owner;
  const key = keyOf(row);
  return knows(key) || !row.title ? say(key, { title }) : say("number.of", { title, what: row.title });
};

const told = (kind, text) => (knows(`${kind}.${text}`) ? say(`${kind}.${text}`) : text);

const meaning = (row) => {
  const key = `${keyOf(row)}.means`;
  const means = knows(key) || !row.means ? say(key) : row.means;
  const reason = row.name.includes(".") && row.reason ? told("reason", row.reason) : "";
  const whole = reason ? say("assumption.because", { means, reason }) : means;
  const inLogs = row.unit.startsWith("log points") && row.unit !== "log points a log point";
  return inLogs ? `${whole} ${say("assumption.logs")}` : whole;
};

const history = (row) => {
  if (!row.history) return say("history.none");
  const { grade, p05, p95, edge } = row.history;
  const words = say(`history.${grade}`, { low: bare(p05, row.unit), high: bare(p95, row.unit) });
  return edge ? `${words} ${say(`history.${edge}`)}` : words;
};

const evidence = (row) =>
  say("assumption.evidence", {
    kind: say(`evidence.${row.evidence}`), source: told("source", row.source), history: history(row),
  });

/* Where a value stands on the slider, 0 to 100, and which value stands at a place. */
const scaleOf = ({ low, high, shape }) => {
  const [a, b] = shape === "log" ? [Math.log(low), Math.log(high)] : [low, high];
  const inverse = shape === "log" ? Math.exp : (each) => each;
  const digits = Math.max(0, 3 - Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))));
  return {
    place: (value) => (STEPS * ((shape === "log" ? Math.log(value) : value) - a)) / (b - a || 1),
    value: (place) => Number(inverse(a + ((b - a) * place) / STEPS).toFixed(digits)),
  };
};

const middle = ({ low, high, shape, history }) =>
  history?.p50 ?? (shape === "log" ? Math.sqrt(low * high) : (low + high) / 2);

const rangeOf = (row, own) => (own?.low === undefined ? row : { ...row, low: own.low, high: own.high });

const inWords = (row, own) => {
  if (own?.fixed !== undefined) return say("assumption.pinned", { value: withUnit(own.fixed, row.unit) });
  const { low, high } = rangeOf(row, own);
  const range = say("assumption.range", { low: bare(low, row.unit), high: bare(high, row.unit) });
  return say("assumption.drawn", { range: inUnit(range, row.unit) });
};

/* Where the fit to the history lies within the range, drawn under the slider. */
const Fit = ({ row, scale }) => {
  if (!row.history) return null;
  const ends = ["p05", "p50", "p95"].map((each) => Math.min(100, Math.max(0, scale.place(row.history[each]))));
  const [a, m, b] = ends;
  return html`<span class="fit" aria-hidden="true" style=${`--a:${a}%;--m:${m}%;--b:${b}%`}></span>`;
};

/* A number field for a pinned value, which may lie beyond the range where that still makes sense. */
const Exact = ({ row, name, value, onPin }) => {
  const [least, most] = [row.least ?? -Infinity, row.most ?? Infinity];
  const scale = isPart(row.unit) ? 100 : 1;
  const round = (each) => Number((each * scale).toPrecision(6));
  const typed = (event) => {
    const next = Number(event.currentTarget.value) / scale;
    if (event.currentTarget.value !== "" && next >= least && next <= most) onPin(next);
    else event.currentTarget.value = round(value);
  };
  return html`<label class="exact"><span class="sr-only">${say("assumption.exact", { name: nameOf(row) })}</span>
    <input type="number" data-key=${name} step="any" value=${round(value)} onChange=${typed}
      min=${row.least === null ? undefined : round(row.least)} max=${row.most === null ? undefined : round(row.most)} />
    ${scale === 100 && html`<span aria-hidden="true">%</span>`}</label>`;
};

/* A number of the register as a control. */
export const Assumption = ({ row }) => {
  const name = `assumptions.${row.name}`;
  const fixed = signalAt(`${name}.fixed`).value;
  const [low, high] = ["low", "high"].map((end) => signalAt(`${name}.${end}`).value);
  const own = fixed === undefined ? { low, high } : { fixed };
  const was = before(name);
  const scale = scaleOf(rangeOf(row, own));
  const value = fixed ?? middle(row);
  const place = scale.place(value);
  const pinnedNow = fixed !== undefined;
  const text = inWords(row, own);
  const pin = (next) => edit(name, { fixed: next });
  const restore = () => edit(name, was);
  const free = () => edit(name, was?.fixed === undefined ? was : null);
  return html`<${Field} label=${nameOf(row)} value=${text} changed=${text !== inWords(row, was)} onBack=${restore}
    why=${{ text: meaning(row) }} was=${inWords(row, was)} evidence=${evidence(row)}
    kind=${pinnedNow ? "assumption pinned" : "assumption"}>
    ${(id, described) => html`
      <span class="track">
        <${Range} id=${id} name=${name} described=${described} value=${place} text=${text} step="1"
          min=${Math.min(0, place)} max=${Math.max(STEPS, place)} onMove=${(to) => pin(scale.value(to))} />
        <${Fit} row=${row} scale=${scale} />
      </span>
      ${pinnedNow && html`<span class="pinning">
        <${Exact} row=${row} name=${name} value=${value} onPin=${pin} />
        <${Drop} data-free=${name} onClick=${free}>${say("assumption.free")}<//>
      </span>`}`}
  <//>`;
};
