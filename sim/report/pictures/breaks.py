"""Where the sign of a difference flips: against one number, or over two."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from numpy.typing import NDArray

from sim.report.charts.types import BreakCurve, BreakField
from sim.report.pictures.axis import TICKS, plot_in, value_axis
from sim.report.pictures.canvas import INK, QUIET, SIZE, Box, axes_in, page, write
from sim.report.pictures.labels import Tag, room_for, tag_ends
from sim.report.pictures.words import change

__all__ = ["draw_curve", "draw_field"]

_LINE = "#1f2a44"
_SMALL = SIZE - 1.0
_BELOW, _ABOVE = "#1d4f8c", "#e08a1e"  # dark below 0, light above: apart in grey too
_PRINTED = 12  # values in cells while there are at most so many in a row


def draw_curve(chart: BreakCurve) -> Figure:
    """The difference with its interval and the flips; below, how many futures go up."""
    figure, body = page(chart, 6.2)
    room = room_for(["100% up"])
    above = plot_in(figure, body.inset(top=0.25, bottom=1.75), room)
    below = plot_in(figure, Box(body.left, body.bottom + 0.3, body.width, 1.45), room)
    upper, lower = above.axes, below.axes
    upper.fill_between(chart.at, chart.low, chart.high, color=_LINE, alpha=0.25, linewidth=0.0)
    upper.plot(chart.at, chart.mean, color=_LINE, linewidth=2.6, marker="o", markersize=4)
    lower.plot(chart.at, chart.higher, color=_LINE, linewidth=2.0, marker="o", markersize=3)
    every = [0.0, *chart.low, *chart.high]
    air = 0.12 * (max(every) - min(every)) or 1.0
    limits = (min(every) - air, max(every) + air)
    value_axis(above, chart.unit, limits, differences=True)
    value_axis(below, "share", (0.0, 1.0), ticks=2)
    lower.axhline(0.5, color=QUIET, linewidth=1.2)
    for axes in (upper, lower):
        axes.set_xlim(chart.at[0], max(chart.at[-1], chart.at[0] + 1e-9))
        for low, _, high in chart.crossings:
            axes.axvspan(low, high, color=_ABOVE, alpha=0.22, linewidth=0.0)
    upper.tick_params(axis="x", labelbottom=False)
    _flips(upper, chart)
    tag_ends(above, [Tag(chart.mean[-1], change(chart.mean[-1], chart.unit), _LINE)])
    last = chart.higher[-1]
    tag_ends(below, [Tag(last, f"{100 * last:.0f}% up", _LINE)])
    write(figure, below.box.left, body.bottom, chart.axis, SIZE)
    write(figure, body.left + 0.1, below.box.top + 0.12, "part of futures that go up", _SMALL)
    return figure


def _flips(axes: Axes, chart: BreakCurve) -> None:
    middle = (chart.at[0] + chart.at[-1]) / 2
    top = axes.get_ylim()[1]
    for i, (low, best, high) in enumerate(chart.crossings):
        axes.axvline(best, color=INK, linewidth=1.4)
        axes.annotate(
            f"flips at {best:.3g} ({_between(chart, low, high)})",
            (best, top),
            xytext=(6 if best <= middle else -6, -4 - 16 * i),
            textcoords="offset points",
            ha="left" if best <= middle else "right",
            va="top",
            weight="bold",
        )


def _between(chart: BreakCurve, low: float, high: float) -> str:
    """An interval in words; one that reaches the range's end may go on beyond it."""
    open_below, open_above = low <= chart.at[0], high >= chart.at[-1]
    if open_below and open_above:
        return "or anywhere else here"
    if open_below:
        return f"{high:.3g} or less"
    return f"{low:.3g} or more" if open_above else f"{low:.3g}\N{EN DASH}{high:.3g}"


def draw_field(chart: BreakField) -> Figure:
    """Cells on even steps with their values; the line is where the difference is 0."""
    figure, body = page(chart, 6.2)
    name = width = TICKS + 0.35
    box = body.inset(left=name, bottom=0.75, right=0.2, top=0.1)
    axes = axes_in(figure, box)
    values = np.array(chart.mean)
    most = float(np.abs(values).max()) or 1.0
    colours = LinearSegmentedColormap.from_list("sign", [_BELOW, "#f7f7f7", _ABOVE])
    axes.imshow(
        values,
        origin="lower",
        aspect="auto",
        cmap=colours,
        norm=TwoSlopeNorm(0.0, -most, most),
        interpolation="nearest",
    )
    _cells(axes, chart, most)
    axes.set_xticks(range(len(chart.x)), [f"{x:.3g}" for x in chart.x])
    axes.set_yticks(range(len(chart.y)), [f"{y:.3g}" for y in chart.y])
    axes.spines["bottom"].set_visible(False)
    write(figure, box.left, body.bottom + 0.06, chart.x_axis)
    x = box.left - width + 0.12
    write(figure, x, box.bottom + box.height / 2, chart.y_axis, rotation=90, va="center")
    _zero(axes, values)
    return figure


def _cells(axes: Axes, chart: BreakField, most: float) -> None:
    printed = len(chart.x) <= _PRINTED
    for i, (row, settled) in enumerate(zip(chart.mean, chart.settled, strict=True)):
        for j, (value, sure) in enumerate(zip(row, settled, strict=True)):
            if not sure:
                axes.add_patch(
                    Rectangle(
                        (j - 0.5, i - 0.5), 1, 1, fill=False, hatch="////", edgecolor="#b9b9b9",
                        linewidth=0.0,
                    )
                )  # fmt: skip
            if printed:
                _print(axes, (j, i), change(value, chart.unit), dark=value < -0.55 * most)


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


def _zero(axes: Axes, values: NDArray[np.float64]) -> None:
    if min(values.shape) > 1 and values.min() < 0.0 < values.max():
        rows, columns = values.shape
        x = [-0.5, *range(columns), columns - 0.5]
        y = [-0.5, *range(rows), rows - 0.5]
        whole = np.pad(values, 1, mode="edge")  # as far as the cells go, not only their middles
        axes.contour(x, y, whole, levels=[0.0], colors=[INK], linewidths=2.2)
