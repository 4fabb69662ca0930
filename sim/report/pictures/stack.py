"""Stacks: brands that add up to what the alliance sells."""

from __future__ import annotations

from matplotlib.figure import Figure

from sim.report.charts.types import Stack
from sim.report.pictures.axis import plot_in, value_axis
from sim.report.pictures.canvas import INK, page
from sim.report.pictures.labels import Tag, room_for, tag_ends
from sim.report.pictures.months import june_label, places, time_axis
from sim.report.pictures.words import level_label

__all__ = ["draw"]


def draw(chart: Stack) -> Figure:
    """Layers from the largest in June upwards, each named at its end; the whole has a line."""
    figure, body = page(chart)
    values = [layer.values for layer in chart.layers]
    whole = [sum(month) for month in zip(*values, strict=True)]
    tags = [Tag(whole[-1], f"together {level_label(whole[-1], chart.unit)}", INK, bold=True)]
    below = 0.0
    for layer in chart.layers:
        last = layer.values[-1]
        if last:  # under one badge the others end
            text = f"{layer.label} {level_label(last, chart.unit)}"
            tags.append(Tag(below + last / 2, text, layer.colour, thick=7.0))
        below += last
    room = room_for([tag.text for tag in tags], bold=True)
    plot = plot_in(figure, body.inset(top=0.25), room)
    axes, at = plot.axes, places(chart.months)
    colours = [layer.colour for layer in chart.layers]
    axes.stackplot(at, values, colors=colours, edgecolor="white", linewidth=1.0)
    axes.plot(at, whole, color=INK, linewidth=1.6)
    time_axis(axes, chart.months)
    value_axis(plot, chart.unit, (0.0, 1.1 * max(whole)))
    june_label(axes, level_label(whole[0], chart.unit), whole)
    tag_ends(plot, tags)
    return figure
