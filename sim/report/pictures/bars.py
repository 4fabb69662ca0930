"""Bars: a value for each agent, a column of bars for each scenario."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.report.charts.types import Bars
from sim.report.pictures.canvas import (
    INK,
    QUIET,
    SIZE,
    Box,
    axes_in,
    page,
    width_of,
    write,
)
from sim.report.pictures.words import axis_words, change_label, level_label, scale_of, tick

__all__ = ["draw"]

_COLUMNS = 3
_SMALL = SIZE - 1.0


def draw(chart: Bars) -> Figure:
    """Bars lie, so that agents' names can be read; scenarios stand side by side on one scale."""
    columns = min(len(chart.bars), _COLUMNS)  # more would have no room for their names
    rows = -(-len(chart.bars) // columns)
    figure, body = page(chart, 1.6 + rows * (0.75 + 0.3 * len(chart.agents)))
    names = max(width_of(name) for name in chart.agents) + 0.2
    for i, part in enumerate(body.inset(left=names).grid(columns, rows, 0.25)[: len(chart.bars)]):
        axes = _column(figure, part, chart, i)
        if i % columns == 0:
            axes.tick_params(axis="y", labelleft=True, labelsize=SIZE)
    return figure


def _largest(chart: Bars) -> float:
    return max(abs(value) for ends in (*chart.low, *chart.high) for value in ends)


def _column(figure: Figure, part: Box, chart: Bars, place: int) -> Axes:
    bar, low, high = chart.bars[place], chart.low[place], chart.high[place]
    titled = len(chart.bars) > 1
    box = part.inset(bottom=0.5, top=0.3 if titled else 0.0)
    if titled:
        write(figure, box.left, box.top + 0.1, bar.label, _SMALL, weight="bold")
    axes = axes_in(figure, box)
    rows = range(len(chart.agents))
    axes.barh(rows, bar.values, height=0.62, color=bar.colour)
    for row, ends in enumerate(zip(low, high, strict=True)):
        axes.plot(ends, [row, row], color=INK, linewidth=1.3, solid_capstyle="butt")
    axes.set_yticks(rows, chart.agents)
    axes.tick_params(axis="y", labelleft=False)
    axes.set_ylim(len(chart.agents) - 0.4, -0.6)
    _value_axis(axes, box, chart)
    _values(axes, chart, place)
    words = f"{axis_words(chart.unit, _largest(chart))} a month"
    write(figure, box.left, part.bottom + 0.06, words, _SMALL, color=QUIET)
    return axes


def _value_axis(axes: Axes, box: Box, chart: Bars) -> None:
    """From the lowest to the highest, with as much air as the numbers beside the bars need."""
    largest, signed = _largest(chart), chart.differences
    every = [0.0, *(v for ends in (*chart.low, *chart.high) for v in ends)]
    low, high = min(every), max(every)
    sides = 2 if low < 0.0 else 1
    text = width_of("+0,000", _SMALL) + 0.08
    per_inch = (high - low or 1.0) / max(box.width - text * sides, 0.4)
    axes.set_xlim(low - per_inch * text * (sides - 1), high + per_inch * text)
    scale = scale_of(chart.unit, largest)
    found = MaxNLocator(3 if box.width < 4 else 6, steps=[1, 2, 5, 10]).tick_values(
        low / scale, high / scale
    )
    axes.set_xticks([v * scale for v in found if low <= v * scale <= high])
    axes.xaxis.set_major_formatter(FuncFormatter(tick(chart.unit, largest, differences=signed)))
    axes.grid(axis="x")
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0.0, color=QUIET, linewidth=1.2)


def _values(axes: Axes, chart: Bars, place: int) -> None:
    scale, told = (
        scale_of(chart.unit, _largest(chart)),
        change_label if chart.differences else level_label,
    )
    ends = zip(chart.bars[place].values, chart.low[place], chart.high[place], strict=True)
    for row, (value, low, high) in enumerate(ends):
        left = value < 0.0
        axes.annotate(
            told(value, chart.unit, scale),
            (min(low, 0.0) if left else max(high, 0.0), row),
            xytext=(-4 if left else 4, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center_baseline",
            fontsize=_SMALL,
        )
