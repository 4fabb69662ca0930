"""Panels: paired differences, a plot for each measure."""

from __future__ import annotations

from math import isnan

from matplotlib.figure import Figure

from sim.report.charts.types import Panel, Panels
from sim.report.pictures.axis import plot_in, value_axis
from sim.report.pictures.canvas import INK, SIZE, Box, page
from sim.report.pictures.extent import extent
from sim.report.pictures.labels import Tag, line_style, room_for, tag_ends
from sim.report.pictures.months import places, time_axis
from sim.report.pictures.words import change_label

__all__ = ["draw"]

_SMALL = SIZE - 1.5


def draw(chart: Panels) -> Figure:
    """The panels two by two; each ends with its mean, and how many futures go that way."""
    figure, body = page(chart, 6.6)
    rows = -(-len(chart.panels) // 2)
    for panel, part in zip(chart.panels, body.grid(2, rows, 0.25), strict=False):
        _draw_one(figure, part, chart, panel)
    return figure


def _draw_one(figure: Figure, part: Box, chart: Panels, panel: Panel) -> None:
    unit = ", points" if panel.unit == "share" else ""
    told = _told(panel)
    plot = plot_in(figure, part, room_for(["no difference"], _SMALL), title=f"{panel.label}{unit}")
    axes, at = plot.axes, places(chart.months)
    axes.fill_between(at, panel.p05, panel.p95, color=chart.colour, alpha=0.16, linewidth=0.0)
    axes.fill_between(at, panel.low, panel.high, color=chart.colour, alpha=0.45, linewidth=0.0)
    axes.plot(at, panel.mean, color=chart.colour, linewidth=2.2)
    if any(abs(value) > 0.0 for value in panel.accounting):  # NaN is not
        style = line_style("dotted")
        axes.plot(at, panel.accounting, color=INK, linewidth=1.8, linestyle=style)
    time_axis(axes, chart.months, 4, narrow=True)
    value_axis(plot, panel.unit, _limits(panel), differences=True, words=False, ticks=5)
    tags = [Tag(panel.mean[-1], text, chart.colour, bold=bool(i)) for i, text in enumerate(told)]
    tag_ends(plot, tags, _SMALL)


def _told(panel: Panel) -> list[str]:
    """How often the scenario has more, and by how much on average, from below."""
    if not any((*panel.p05, *panel.p95, *panel.mean)):
        return ["no difference"]
    last = change_label(panel.mean[-1], panel.unit)
    return [last] if isnan(panel.higher[-1]) else [f"up in {100 * panel.higher[-1]:.0f}%", last]


def _limits(panel: Panel) -> tuple[float, float]:
    """All that is drawn, 0 among it, with some air."""
    every = [0.0, *panel.p05, *panel.p95, *panel.low, *panel.high, *panel.accounting]
    low, high = extent(every)
    air = 0.06 * (high - low) or (0.01 if panel.unit == "share" else 1.0)
    return low - air, high + air
