// A chart's place on the page: as many drawings as the chart has views, redrawn as answers come.
/* global echarts */

export const RENDERER = "svg";

const boxFor = (holder) => {
  const box = holder.appendChild(document.createElement("div"));
  const title = box.appendChild(document.createElement("p"));
  title.className = "view-title";
  const area = box.appendChild(document.createElement("div"));
  area.className = "view";
  return { box, title, area, instance: null, width: 0, height: 0, shape: "" };
};

/* What must be alike for a chart to be moved rather than made anew. */
const shapeOf = (option) =>
  JSON.stringify([
    option.series.map((one) => [one.type, one.stack !== undefined, Boolean(one.markLine)]),
    option.series.map((one) => Boolean(one.endLabel)),
    Boolean(option.legend?.show),
  ]);

export class Plot {
  constructor(holder) {
    this.holder = holder;
    this.boxes = [];
    this.last = null;
    this.watch = new ResizeObserver(() => this.last && this.draw(...this.last));
    this.watch.observe(holder);
  }

  /* Draws views; `height` is for all of them, where it is not their own. */
  draw(views, common, height) {
    this.last = [views, common, height];
    while (this.boxes.length > views.length) this.drop(this.boxes.pop());
    while (this.boxes.length < views.length) this.boxes.push(boxFor(this.holder));
    this.holder.classList.toggle("many", views.length > 1);
    views.forEach((view, i) => this.put(this.boxes[i], view, common, height ?? view.height));
  }

  put(box, view, common, height) {
    const title = view.title ?? "";
    if (box.title.textContent !== title) box.title.textContent = title;
    box.title.hidden = !title;
    if (box.height !== height) box.area.style.height = `${height}px`;
    const width = box.area.clientWidth;
    if (!width) return;
    const resized = width !== box.width || height !== box.height;
    box.width = width;
    box.height = height;
    if (!box.instance) {
      box.instance = echarts.init(box.area, null, { renderer: RENDERER, width, height });
    } else if (resized) {
      box.instance.resize({ width, height });
    }
    const option = view.option(width, common, height);
    const shape = shapeOf(option);
    box.instance.setOption(option, { notMerge: resized || shape !== box.shape, silent: true });
    box.shape = shape;
  }

  drop(box) {
    box.instance?.dispose();
    box.box.remove();
  }

  end() {
    this.watch.disconnect();
    while (this.boxes.length) this.drop(this.boxes.pop());
  }
}
