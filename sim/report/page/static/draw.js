/* Puts the charts on the page, again when its width changes, and at paper width for printing. */
"use strict";

sim.begin = () => {
  const block = JSON.parse(document.getElementById("alliance-sim").textContent);
  const charts = block.numbers.charts;
  const views = [];
  for (const figure of document.querySelectorAll("figure")) {
    const holders = [...figure.querySelectorAll("[data-chart]")];
    const common = sim.common(holders.map((holder) => charts[holder.dataset.chart]));
    for (const holder of holders) {
      views.push(...place(holder, charts[holder.dataset.chart], common));
    }
  }
  const drawAll = () => views.forEach(draw);
  drawAll();
  let due = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(drawAll);
  });
  paper(drawAll);
};

/* A place on the page for every view of a chart. */
const place = (holder, chart, common) => {
  const views = sim.kinds[chart.kind](chart, holder.dataset.scenario);
  holder.replaceChildren();
  holder.classList.toggle("many", views.length > 1);
  return views.map((view) => {
    const box = holder.appendChild(document.createElement("div"));
    if (view.title) {
      const title = box.appendChild(document.createElement("p"));
      title.className = "view-title";
      title.textContent = view.title;
    }
    const area = box.appendChild(document.createElement("div"));
    area.className = "view";
    area.style.height = `${view.height}px`;
    return { view, area, common, instance: null, width: 0 };
  });
};

const draw = (each) => {
  const width = each.area.clientWidth;
  if (!width || width === each.width) return;
  const size = { width, height: each.view.height };
  if (each.instance) each.instance.resize(size);
  else each.instance = echarts.init(each.area, null, { renderer: "svg", ...size });
  each.instance.setOption(each.view.option(width, each.common), true);
  each.width = width;
};

/* Paper is as wide as @page says, and everything that can be folded up is unfolded. */
const paper = (drawAll) => {
  let folded = [];
  const before = () => {
    if (document.documentElement.classList.contains("printing")) return;
    document.documentElement.classList.add("printing");
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((each) => (each.open = true));
    drawAll();
  };
  const after = () => {
    document.documentElement.classList.remove("printing");
    folded.forEach((each) => (each.open = false));
    drawAll();
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
};

sim.begin();
