"""The one way from a chart to a picture."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sim.errors import InputError
from sim.report.charts.types import Chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw", "need_matplotlib"]

_KINDS = (
    "fan",
    "stack",
    "lenses",
    "panels",
    "waterfall",
    "bars",
    "network",
    "breakcurve",
    "breakfield",
    "widths",
)
"""Each has a module of its name, imported when first used, since matplotlib is heavy."""


def need_matplotlib() -> None:
    """Nothing, where pictures can be drawn.

    Raises:
        InputError: matplotlib is not installed.
    """
    try:
        import matplotlib  # noqa: F401, PLC0415 - heavy, and only some users have it
    except ImportError:
        raise InputError("pictures need matplotlib: pip install 'alliance-sim[plot]'") from None


def draw(chart: Chart) -> Figure:
    """A chart as a figure of matplotlib, which a notebook shows as it is.

    Raises:
        InputError: matplotlib is not installed, or there is no picture of this kind of chart.
    """
    need_matplotlib()
    if chart.kind not in _KINDS:
        raise InputError(f"there is no picture of a {chart.kind}; {', '.join(_KINDS)} have one")
    from sim.report.pictures.canvas import styled  # noqa: PLC0415 - imports matplotlib
    from sim.report.pictures.fonts import text_of  # noqa: PLC0415 - imports matplotlib

    with styled(text_of(chart)):
        figure: Figure = import_module(f"sim.report.pictures.{chart.kind}").draw(chart)
    return figure
