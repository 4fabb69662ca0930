"""Waterfalls: from one value to another in steps that add up, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.report.charts.types import Step, Waterfall
from sim.report.pictures.canvas import (
    EDGE,
    INK,
    QUIET,
    SIZE,
    WIDTH,
    Box,
    axes_in,
    page,
    width_of,
    wrapped,
    write,
)
from sim.report.pictures.extent import extent
from sim.report.pictures.words import axis_words, change_label, level_label, scale_of, tick

__all__ = ["draw"]

_ROW = 0.36  # inches
_NAMES = 3.9  # inches at most for the names of the steps
_SMALL = SIZE - 1.0


def draw(chart: Waterfall) -> Figure:
    """Rows from the start at the top to the end at the bottom; whiskers: the steps' intervals."""
    labels = [chart.start_label, *(step.label for step in chart.steps), chart.end_label]
    names = min(_NAMES, 0.15 + max(width_of(label, _SMALL) for label in labels))
    rows = [wrapped(label, names - 0.1, _SMALL) for label in labels]
    heights = [_ROW + 0.17 * (len(lines) - 1) for lines in rows]
    figure, body = page(chart, 2.0 + sum(heights))
    box = Box(EDGE + names, body.bottom + 0.5, WIDTH - 2 * EDGE - names, body.height - 0.55)
    axes = axes_in(figure, box)
    middles = _middles(heights)
    axes.set_ylim(sum(heights), 0.0)
    for lines, middle in zip(rows, middles, strict=True):
        bold = "bold" if middle in (middles[0], middles[-1]) else "normal"
        y = box.top - box.height * middle / sum(heights)
        for i, line in enumerate(lines):
            at = y + 0.17 * ((len(lines) - 1) / 2 - i)
            look = {"ha": "right", "va": "center_baseline", "weight": bold}
            write(figure, box.left - 0.1, at, line, _SMALL, **look)
    _value_axis(axes, box, chart)
    _bars(axes, chart, middles)
    words = axis_words(chart.unit, max(map(abs, extent([chart.start, chart.end]))))
    if chart.unit == "share":
        words = "steps in percentage points"
    write(figure, box.left, body.bottom, words, _SMALL, color=QUIET)
    return figure


def _middles(heights: Sequence[float]) -> list[float]:
    return [sum(heights[:i]) + height / 2 for i, height in enumerate(heights)]


def _levels(chart: Waterfall) -> list[float]:
    """Where each step begins, and where the last ends."""
    levels = [chart.start]
    for step in chart.steps:
        levels.append(levels[-1] + step.value)
    return levels


def _value_axis(axes: Axes, box: Box, chart: Waterfall) -> None:
    """As far as steps and whiskers go; from 0 only where that leaves the steps to be seen."""
    levels = _levels(chart)
    every = [*levels, chart.end]
    for begin, step in zip(levels, chart.steps, strict=False):
        every += [begin + step.low, begin + step.high]
    low, high = extent(every)
    if low >= 0.0 and high - low > 0.25 * high:
        low = 0.0
    air = (high - low or 1.0) / box.width
    axes.set_xlim(low - (0.75 * air if low else 0.0), high + 0.95 * air)
    largest = max(map(abs, (low, high)))
    scale = scale_of(chart.unit, largest)
    found = MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]).tick_values(low / scale, high / scale)
    inside = [v * scale for v in found if low <= v * scale <= high]
    axes.set_xticks(inside)
    axes.xaxis.set_major_formatter(FuncFormatter(tick(chart.unit, largest)))
    axes.grid(axis="x")
    axes.set_yticks([])
    axes.spines["bottom"].set_visible(False)


def _bars(axes: Axes, chart: Waterfall, middles: Sequence[float]) -> None:
    left = axes.get_xlim()[0]
    levels = _levels(chart)
    scale = scale_of(chart.unit, max(map(abs, extent(levels))))
    for value, middle in ((chart.start, middles[0]), (chart.end, middles[-1])):
        if left == 0.0:
            axes.barh(middle, value, height=0.24, color=QUIET)
        else:  # a bar that does not begin at 0 would lie about the size
            axes.plot([value], [middle], "D", color=QUIET, markersize=8)
        _tell(axes, value, middle, level_label(value, chart.unit, scale), bold=True)
    for step, begin, middle in zip(chart.steps, levels[:-1], middles[1:-1], strict=True):
        _step(axes, step, begin, middle, change_label(step.value, chart.unit, scale))
    for value, above, below in zip(levels, middles[:-1], middles[1:], strict=True):
        axes.plot([value, value], [above + 0.12, below - 0.12], color=QUIET, linewidth=0.9)


def _step(axes: Axes, step: Step, begin: float, middle: float, text: str) -> None:
    """A bar, hatched where the step goes down, so that the way is seen in grey too."""
    hatch = "////" if step.value < 0.0 else None
    bars = axes.barh(middle, step.value, left=begin, height=0.24, color=step.colour, hatch=hatch)
    if hatch:
        bars[0].set_edgecolor("white")
    ends = [begin + step.low, begin + step.high]
    axes.plot(ends, [middle, middle], color=INK, linewidth=1.3)
    right = max(begin, begin + step.value, ends[1])
    _tell(axes, right, middle, text)


def _tell(axes: Axes, x: float, y: float, text: str, *, bold: bool = False) -> None:
    axes.annotate(
        text,
        (x, y),
        xytext=(9 if bold else 5, 0),
        textcoords="offset points",
        va="center_baseline",
        fontsize=_SMALL,
        weight="bold" if bold else "normal",
    )
