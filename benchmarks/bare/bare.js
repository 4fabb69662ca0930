/* The least that a live page could do: ask for an answer that is there already, draw one chart. */
"use strict";

const chart = echarts.init(document.getElementById("chart"), null, { renderer: "svg" });

const bandOf = (body, rows, label, colour, dash) => ({
  ...body[rows].find((row) => row.entity === "aito" && row.measure === "share"),
  key: label,
  label,
  colour,
  dash,
});

const draw = (body) => {
  const [view] = sim.kinds.fan({
    kind: "fan",
    unit: "share",
    months: body.months,
    start: body.june.aito_share,
    bands: [
      bandOf(body, "pinned", "pinned", "#2b2b2b", "solid"),
      bandOf(body, "rows", "now", "#c7253e", "dashed"),
    ],
  });
  chart.setOption(view.option(820, undefined, 340), { silent: true });
};

const painted = (then) =>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });

let moves = 0;

document.getElementById("move").addEventListener("input", async (event) => {
  const move = (moves += 1);
  const start = event.timeStamp;
  const body = { value: Number(event.target.value) };
  const response = await fetch("/canned", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  draw(await response.json());
  painted(() => {
    performance.measure("sim:answer", { start, end: performance.now() });
    document.documentElement.dataset.answered = move;
  });
});
