// What lists on the page are made of, without what their sliders move: so that a moved slider draws
// only itself anew.

const MOVED = ["month", "from", "sales_control"];

/* A plain value without its numbers and months. */
export const bare = (value) => {
  if (typeof value === "number") return 0;
  if (Array.isArray(value)) return value.map(bare);
  if (!value || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, each]) => [key, MOVED.includes(key) ? "." : bare(each)]);
  return Object.fromEntries(entries);
};

export const shapeText = (value) => JSON.stringify(bare(value ?? null));
