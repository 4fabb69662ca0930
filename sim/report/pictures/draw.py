"""The one way from a chart to a picture."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sim.errors import InputError
from sim.report.charts.types import Chart

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw"]

_DRAWERS = {
    "fan": ("fan", "draw"),
    "stack": ("stack", "draw"),
    "lenses": ("lenses", "draw"),
    "panels": ("panels", "draw"),
    "waterfall": ("waterfall", "draw"),
    "bars": ("bars", "draw"),
    "network": ("network", "draw"),
    "breakcurve": ("breaks", "draw_curve"),
    "breakfield": ("breaks", "draw_field"),
}
"""Module and function by the chart's kind; imported when first used, since matplotlib is heavy."""


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
    if chart.kind not in _DRAWERS:
        raise InputError(f"there is no picture of a {chart.kind}; {', '.join(_DRAWERS)} have one")
    module, name = _DRAWERS[chart.kind]
    from sim.report.pictures.canvas import styled  # noqa: PLC0415 - imports matplotlib

    with styled():
        figure: Figure = getattr(import_module(f"sim.report.pictures.{module}"), name)(chart)
    return figure
