"""Lenses: one index of the same month by brand, automaker, channel and profit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.figure import Figure

from sim.report.charts.types import Lenses, Line
from sim.report.pictures.axis import plot_in, value_axis
from sim.report.pictures.canvas import SIZE, Box, Plot, page
from sim.report.pictures.extent import extent
from sim.report.pictures.labels import Tag, line_style, room_for, tag_ends
from sim.report.pictures.months import places, time_axis
from sim.report.pictures.words import level_label

__all__ = ["draw"]

_SMALL = SIZE - 1.5
_NARROWEST = 2500.0  # of the HHI's 10,000


def draw(chart: Lenses) -> Figure:
    """One plot of all lenses; of a comparison a plot for each, with base and accounting."""
    figure, body = page(chart, 6.6 if chart.base else 5.625)
    if not chart.base:
        _together(figure, body, chart)
        return figure
    for i, part in enumerate(body.grid(2, -(-len(chart.lines) // 2), 0.25)[: len(chart.lines)]):
        _one(figure, part, chart, i)
    return figure


def _together(figure: Figure, body: Box, chart: Lenses) -> None:
    tags = [
        Tag(same[0].values[-1], _named(same), same[0].colour, same[0].dash)
        for same in _coinciding(chart.lines)
    ]
    plot = plot_in(figure, body.inset(top=0.25), room_for([tag.text for tag in tags]))
    for line, start in zip(chart.lines, chart.start or [None] * len(chart.lines), strict=True):
        _line(plot, chart, line, start, 2.6)
    time_axis(plot.axes, chart.months)
    value_axis(plot, chart.unit, _limits(chart))
    tag_ends(plot, tags)


def _coinciding(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with the same values are named once."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(repr(line.values), []).append(line)  # NaN is not equal to itself
    return list(groups.values())


def _named(same: Sequence[Line]) -> str:
    return f"{' and '.join(line.label for line in same)} {level_label(same[0].values[-1], 'index')}"


def _one(figure: Figure, part: Box, chart: Lenses, place: int) -> None:
    line, base = replace(chart.lines[place], dash="solid"), chart.base[place]
    counted = next((each for each in chart.accounting if each.key == line.key), None)
    start = chart.start[place] if chart.start else None
    shown = [(base, base.label, 1.6), (line, level_label(line.values[-1], "index"), 2.6)]
    if counted is not None and counted.values != base.values:
        shown.insert(1, (counted, "accounting", 2.0))
    room = room_for([base.label, "accounting"], _SMALL)
    plot = plot_in(figure, part, room, title=line.label.capitalize())
    if counted is not None:
        _behaviour(plot, chart, counted, line)
    for each, _, width in shown:
        _line(plot, chart, each, start, width)
    time_axis(plot.axes, chart.months, 4, narrow=True)
    value_axis(plot, chart.unit, _around([e for e, *_ in shown], start), words=False, ticks=4)
    tags = [
        Tag(each.values[-1], text, each.colour, each.dash, bold=each is line, thick=width)
        for each, text, width in reversed(shown)
    ]
    tag_ends(plot, tags, _SMALL)


def _behaviour(plot: Plot, chart: Lenses, counted: Line, line: Line) -> None:
    """What is left when accounting is taken off."""
    at = places(chart.months)
    plot.axes.fill_between(
        at, counted.values, line.values, color=line.colour, alpha=0.25, linewidth=0.0
    )


def _line(plot: Plot, chart: Lenses, line: Line, start: float | None, width: float) -> None:
    at, values = places(chart.months), list(line.values)
    if start is not None:
        at, values = [0, *at], [start, *values]
    style = line_style(line.dash)
    plot.axes.plot(at, values, color=line.colour, linewidth=width, linestyle=style)


def _around(lines: Sequence[Line], start: float | None) -> tuple[float, float]:
    """Limits of a plot of its own: never so narrow that little looks like much."""
    every = [value for line in lines for value in line.values]
    every += [] if start is None else [start]
    low, high = extent(every)
    air = max(0.08 * (high - low), (_NARROWEST - (high - low)) / 2)
    return max(low - air, 0.0), min(high + air, 1.04e4)


def _limits(chart: Lenses) -> tuple[float, float]:
    lines = [*chart.lines, *chart.accounting, *chart.base]
    values = (value for line in lines for value in line.values)
    return 0.0, 1.04 * (extent([*filter(None, chart.start), *values])[1] or 1e4)
