"""Where the sign of a difference flips as one number moves."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.report.charts.types import BreakCurve
from sim.report.pictures.axis import plot_in, value_axis
from sim.report.pictures.canvas import INK, QUIET, SIZE, Box, Plot, page, write
from sim.report.pictures.extent import extent
from sim.report.pictures.labels import Tag, room_for, tag_ends
from sim.report.pictures.words import change_label, level_label, scale_of

__all__ = ["draw"]

_LINE, _FLIP = "#1f2a44", "#e08a1e"


def draw(chart: BreakCurve) -> Figure:
    """The difference with its interval and the flips; below, how many futures go up."""
    figure, body = page(chart, 6.2)
    room = room_for(["100% up"])
    above = plot_in(figure, body.inset(top=0.25, bottom=1.85), room)
    below = plot_in(figure, Box(body.left, body.bottom + 0.3, body.width, 1.4), room)
    for axes in (above.axes, below.axes):
        axes.set_xlim(chart.at[0], max(chart.at[-1], chart.at[0] + 1e-9))
        for low, _, high in chart.crossings:
            axes.axvspan(low, high, color=_FLIP, alpha=0.22, linewidth=0.0)
    above.axes.tick_params(axis="x", labelbottom=False)
    _differences(above, chart)
    _parts(below, chart)
    write(figure, below.box.left, body.bottom, chart.axis)
    write(figure, body.left + 0.1, below.box.top + 0.12, "part of futures that go up", SIZE - 1)
    return figure


def _differences(plot: Plot, chart: BreakCurve) -> None:
    low, high = extent([0.0, *chart.low, *chart.high])
    air = 0.12 * (high - low) or 1.0
    limits = (low - air, high + air)
    value_axis(plot, chart.unit, limits, differences=True)
    plot.axes.fill_between(chart.at, chart.low, chart.high, color=_LINE, alpha=0.25, linewidth=0.0)
    plot.axes.plot(chart.at, chart.mean, color=_LINE, linewidth=2.6, marker="o", markersize=4)
    _flips(plot.axes, chart)
    scale = scale_of(chart.unit, max(map(abs, limits)))
    tag_ends(plot, [Tag(chart.mean[-1], change_label(chart.mean[-1], chart.unit, scale), _LINE)])


def _parts(plot: Plot, chart: BreakCurve) -> None:
    value_axis(plot, "share", (0.0, 1.0), ticks=2)
    plot.axes.axhline(0.5, color=QUIET, linewidth=1.2)
    plot.axes.plot(chart.at, chart.higher, color=_LINE, linewidth=2.0, marker="o", markersize=3)
    last = chart.higher[-1]
    tag_ends(plot, [Tag(last, level_label(last, "share") + " up", _LINE)])


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
