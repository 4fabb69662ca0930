// Scales and ticks of the charts, and where labels can stand without covering each other.

/* A function from values to pixels. */
export const linear = (from, to, start, end) => (value) =>
  start + ((value - from) / (to - from || 1)) * (end - start);

const NICE = [1, 2, 2.5, 5, 10];

/* Round values that cover a range, at most so many. */
export const ticks = (low, high, most = 5) => {
  const rough = (high - low || 1) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * NICE.find((each) => each * power >= rough * 0.999);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
};

export const extent = (...lists) => {
  const all = lists.flat(2).filter((value) => Number.isFinite(value));
  return all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
};

/* Places for labels at least `room` apart, as near to what they name as that lets them be. */
export const apart = (wanted, room, from, to) => {
  const order = wanted.map((y, i) => [y, i]).sort((a, b) => a[0] - b[0]);
  const places = [];
  let least = from;
  for (const [y] of order) {
    places.push(Math.max(y, least));
    least = places.at(-1) + room;
  }
  let most = to;
  for (let i = places.length - 1; i >= 0; i -= 1) {
    places[i] = Math.min(places[i], most);
    most = places[i] - room;
  }
  const found = [];
  order.forEach(([, i], k) => (found[i] = places[k]));
  return found;
};

const SIZE = 100;
const known = new Map();
let pen = null;

/* How wide a text is at a size of letters, in pixels: as the page's own font draws it. */
export const textWidth = (text, em, bold = false) => {
  const key = `${bold}${text}`;
  if (!known.has(key)) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${bold ? 600 : 400} ${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
    if (known.size > 2000) known.clear();
    known.set(key, pen.measureText(text).width / SIZE);
  }
  return known.get(key) * em;
};

/* A text cut to a width. */
export const cut = (text, width, em, bold = false) => {
  let kept = String(text);
  if (textWidth(kept, em, bold) <= width) return kept;
  while (kept.length > 1 && textWidth(`${kept}…`, em, bold) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
};
