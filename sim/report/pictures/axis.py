"""Axes of values: few ticks, quiet lines, the unit in words above."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from sim.report.pictures.canvas import QUIET, SIZE, Box, Plot, axes_in, write
from sim.report.pictures.words import axis_words, scale_of, tick

__all__ = ["plot_in", "value_axis"]

TICKS = 0.78  # inches left of a plot: the widest tick is 10,000, or +10,000
_ABOVE = 0.34


def plot_in(
    figure: Figure, box: Box, right: float, *, left: float = TICKS, title: str = ""
) -> Plot:
    """Axes within a box, with room for ticks, for labels right of them and for a title above.

    Args:
        figure: the page.
        box: the room there is.
        right: inches that labels at the ends of lines need.
        left: inches that ticks need.
        title: of a part of the picture; in bold, above. Such a part is narrow: its months have two
            lines.
    """
    below, above = (0.5, _ABOVE) if title else (0.3, 0.05)
    inner = box.inset(left=left, bottom=below, right=right, top=above)
    if title:
        write(
            figure,
            box.left + (0.1 if left else 0.0),
            box.top - 0.16,
            title,
            SIZE - 0.5,
            weight="bold",
        )
    return Plot(figure, axes_in(figure, inner), inner)


def value_axis(
    plot: Plot,
    unit: str,
    limits: tuple[float, float],
    *,
    differences: bool = False,
    words: bool = True,
    ticks: int = 6,
) -> None:
    """Limits, round ticks, a quiet line at each, and the unit above the axis.

    Args:
        plot: whose axis it is.
        unit: as in ``Chart``.
        limits: of the y-axis, in the unit itself (a share from 0 to 1).
        differences: ticks have a sign, and 0 a line of its own.
        words: write the unit; a picture with several plots does it once, or in their titles.
        ticks: about how many.
    """
    axes, box = plot.axes, plot.box
    largest = max(map(abs, limits))
    scale = scale_of(unit, largest)
    axes.set_ylim(*limits)
    found = MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]).tick_values(
        limits[0] / scale, limits[1] / scale
    )
    axes.set_yticks([v * scale for v in found if limits[0] <= v * scale <= limits[1] * (1 + 1e-9)])
    axes.yaxis.set_major_formatter(FuncFormatter(tick(unit, largest, differences=differences)))
    axes.grid(axis="y")
    if differences:
        axes.axhline(0.0, color=QUIET, linewidth=1.2, zorder=1.5)
    told = axis_words(unit, largest, differences=differences) if words else ""
    if told:
        write(plot.figure, box.left - TICKS + 0.1, box.top + 0.12, told, SIZE - 1, color=QUIET)
