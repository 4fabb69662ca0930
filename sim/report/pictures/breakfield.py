"""Where the sign of a difference flips over two numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from sim.arrays import Floats
from sim.report.charts.types import BreakField
from sim.report.pictures.axis import TICKS
from sim.report.pictures.canvas import INK, QUIET, SIZE, axes_in, page, write
from sim.report.pictures.extent import extent
from sim.report.pictures.words import axis_words, change_label, scale_of

__all__ = ["draw"]

_SMALL = SIZE - 1.0
_BELOW, _EVEN, _ABOVE = "#1d4f8c", "#f7f7f7", "#e08a1e"  # apart in grey too: below 0 is darker
_PRINTED = 12  # values in cells while there are at most so many in a row


def draw(chart: BreakField) -> Figure:
    """Cells on even steps with their values; the line is where the difference is 0."""
    figure, body = page(chart, 6.2)
    box = body.inset(left=TICKS + 0.35, bottom=0.75, right=0.2, top=0.25)
    axes = axes_in(figure, box)
    values = np.array(chart.mean)
    most = max(map(abs, extent(values.ravel().tolist()))) or 1.0
    _colour(axes, values, most)
    _cells(axes, chart, most)
    _zero(axes, values)
    axes.set_xticks(range(len(chart.x)), [f"{x:.3g}" for x in chart.x])
    axes.set_yticks(range(len(chart.y)), [f"{y:.3g}" for y in chart.y])
    axes.spines["bottom"].set_visible(False)
    words = axis_words(chart.unit, most, differences=True)
    write(figure, box.left, box.top + 0.1, words, _SMALL, color=QUIET)
    write(figure, box.left, body.bottom + 0.06, chart.x_axis)
    middle = box.bottom + box.height / 2
    write(figure, body.left + 0.12, middle, chart.y_axis, rotation=90, va="center")
    return figure


def _colour(axes: Axes, values: Floats, most: float) -> None:
    rows, columns = values.shape
    axes.pcolormesh(
        np.arange(columns + 1) - 0.5,
        np.arange(rows + 1) - 0.5,
        values,
        cmap=LinearSegmentedColormap.from_list("sign", [_BELOW, _EVEN, _ABOVE]),
        norm=TwoSlopeNorm(0.0, -most, most),
        edgecolors="white",
        linewidth=0.6,
    )


def _cells(axes: Axes, chart: BreakField, most: float) -> None:
    printed, scale = len(chart.x) <= _PRINTED, scale_of(chart.unit, most)
    for i, (row, settled) in enumerate(zip(chart.mean, chart.settled, strict=True)):
        for j, (value, sure) in enumerate(zip(row, settled, strict=True)):
            if not sure:
                cell = Rectangle((j - 0.5, i - 0.5), 1, 1, fill=False, linewidth=0.0)
                cell.set(hatch="////", edgecolor="#b9b9b9")
                axes.add_patch(cell)
            if printed:
                _print(
                    axes, (j, i), change_label(value, chart.unit, scale), dark=value < -0.55 * most
                )


def _print(axes: Axes, place: tuple[int, int], text: str, *, dark: bool) -> None:
    """A cell's value, to be read over its hatch."""
    colour, under = ("white", _BELOW) if dark else (INK, "white")
    axes.annotate(
        text,
        place,
        ha="center",
        va="center_baseline",
        color=colour,
        fontsize=_SMALL,
        path_effects=[withStroke(linewidth=2.5, foreground=under)],
    )


def _zero(axes: Axes, values: Floats) -> None:
    low, high = extent(values.ravel().tolist())
    if low < 0.0 < high:
        rows, columns = values.shape
        x = [-0.5, *range(columns), columns - 0.5]
        y = [-0.5, *range(rows), rows - 0.5]
        whole = np.pad(values, 1, mode="edge")  # as far as the cells go, not only their middles
        axes.contour(x, y, whole, levels=[0.0], colors=[INK], linewidths=2.2)
