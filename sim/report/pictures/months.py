"""The axis of months: June 2025 is 0, and ticks keep to whole half-years where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from sim.report.charts.given import calendar
from sim.report.pictures.canvas import QUIET
from sim.report.pictures.extent import extent
from sim.scenario.types.months import ANCHOR, add_months, months_between

__all__ = ["june_label", "places", "time_axis"]

_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


def places(months: Sequence[str]) -> list[int]:
    """Months counted from June 2025."""
    return [months_between(ANCHOR, month) for month in months]


def _short(month: str) -> tuple[str, str]:
    name, year = calendar(month).split()
    return name[:3], year


def time_axis(axes: Axes, months: Sequence[str], most: int = 7, *, narrow: bool = False) -> None:
    """An x-axis from June 2025 to the last month, with at most ``most`` ticks.

    ``narrow`` puts the year below the month's name.
    """
    last = max(places(months)[-1], 1)
    step = next((step for step in _STEPS if last // step < most), _STEPS[-1])
    at = list(range(0, last + 1, step))
    between = "\n" if narrow else " "
    axes.set_xticks(at, [between.join(_short(add_months(ANCHOR, place))) for place in at])
    axes.set_xlim(0, last)


def june_label(axes: Axes, text: str, values: Sequence[float]) -> None:
    """Name June's value above what is drawn beside it.

    Args:
        axes: the plot; June is at 0.
        text: the value.
        values: the upper edge of what is drawn, from June on.
    """
    _, above = extent(values[: 1 + len(values) // 4])
    axes.annotate(
        f"June 2025: {text}",
        (0, above),
        xytext=(0, 6),
        textcoords="offset points",
    )
    axes.plot([0, 0], [values[0], above], color=QUIET, linewidth=1.0, clip_on=False)
