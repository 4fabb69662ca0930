/* Who controls whose sales: sellers left, brands right, bands as wide as what is sold. */
"use strict";

const GAP = 7;
const LINE = 15;

sim.kinds.network = (chart) => {
  const most = Math.max(total(chart.before), total(chart.after), 1);
  const height = Math.max(320, chart.nodes.length * 26);
  const views = [
    { title: chart.before_label, links: chart.before, sizes: chart.sizes_before },
    { title: chart.after_label, links: chart.after, sizes: chart.sizes_after },
  ];
  return views.map((view) => ({
    title: view.title,
    height,
    option: (width) => network(chart, view, width, height, most),
  }));
};

const total = (links) => links.reduce((sum, link) => sum + link.vehicles, 0);

/* Places of one side's nodes: as high as what they sell, apart enough for their names. */
const column = (nodes, scale, height) => {
  let y = 0;
  const placed = nodes.map(({ node, size }) => {
    const high = Math.max(size * scale, 1.5);
    const needed = Math.max(high, LINE);
    const place = { node, size, high, top: y + (needed - high) / 2, used: 0 };
    y += needed + GAP;
    return place;
  });
  const down = Math.max((height - y + GAP) / 2, 0);
  placed.forEach((place) => (place.top += down));
  return new Map(placed.map((place) => [place.node.key, place]));
};

const network = (chart, view, width, height, most) => {
  const sides = ["seller", "brand"].map((role) =>
    chart.nodes
      .map((node, i) => ({ node, size: view.sizes[i] }))
      .filter(({ node, size }) => node.role === role && size > 0),
  );
  const crowd = Math.max(...sides.map((side) => side.length));
  const scale = Math.max(height - 24 - crowd * (GAP + LINE * 0.8), 60) / most;
  const [sellers, brands] = sides.map((side) => column(side, scale, height - 8));
  const name = ({ node, size }) => `${node.label} ${sim.value(size, "vehicles")}`;
  const widths = (side) => [...side.values()].map((each) => sim.textWidth(name(each), 11));
  const room = (side) => Math.max(...widths(side)) + 14;
  const left = room(sellers);
  const right = width - room(brands);
  const node = (x, place, side) => ({
    value: [x, place.top + place.high / 2],
    symbolSize: [8, place.high],
    itemStyle: { color: place.node.colour, borderColor: "#fff", borderWidth: 0.5, opacity: 1 },
    label: {
      show: true,
      position: side,
      distance: 5,
      color: sim.INK,
      fontSize: 11,
      formatter: () => name(place),
    },
  });
  const order = [...sellers.keys()];
  const links = [...view.links].sort((a, b) => order.indexOf(a.seller) - order.indexOf(b.seller));
  return {
    ...sim.base(),
    grid: { left: 0, right: 0, top: 4, bottom: 4 },
    tooltip: { trigger: "item", confine: true, formatter: (met) => met.data.tip && met.data.tip() },
    xAxis: { type: "value", min: 0, max: width, show: false },
    yAxis: { type: "value", min: 0, max: height - 8, inverse: true, show: false },
    series: [
      ...links.map((link) => {
        const [seller, brand] = [sellers.get(link.seller), brands.get(link.brand)];
        return band(link, seller, brand, left, right, scale);
      }),
      nodes([...sellers.values()].map((place) => node(left, place, "left"))),
      nodes([...brands.values()].map((place) => node(right, place, "right"))),
    ],
  };
};

const nodes = (data) => ({ type: "scatter", symbol: "rect", z: 5, data });

const band = (link, seller, brand, left, right, scale) => {
  const wide = Math.max(link.vehicles * scale, 1);
  const start = seller.top + seller.used + wide / 2;
  const end = brand.top + brand.used + wide / 2;
  seller.used += wide;
  brand.used += wide;
  const tip = () =>
    sim.tip(`${seller.node.label} – ${brand.node.label}`, [
      ["of the brand's sales", sim.part(link.part)],
      ["vehicles a month", sim.value(link.vehicles, "vehicles")],
    ]);
  const steps = [...Array(25).keys()].map((i) => i / 24);
  return {
    type: "line",
    symbol: "none",
    triggerLineEvent: true,
    data: steps.map((t) => ({
      value: [left + 4 + (right - left - 8) * t, start + (end - start) * t * t * (3 - 2 * t)],
      tip,
    })),
    lineStyle: { color: seller.node.colour, width: wide, opacity: 0.5, cap: "butt" },
    emphasis: { lineStyle: { width: wide, opacity: 0.8 } },
  };
};
