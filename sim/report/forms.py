"""How values and changes of each unit are written."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, isnan

from sim.report.words import count, percent
from sim.signed import UNDEFINED, plus_minus, signed

__all__ = ["change", "change_unit", "give_or_take", "level", "span_of"]

_LEVELS: dict[str, Callable[[float], str]] = {
    "share": percent,
    "index": lambda value: f"{value:,.0f}",
    "number": lambda value: f"{value:.2f}",
    "vehicles": count,
    "yuan": lambda value: f"{value / 1e9:.2f} bn yuan",
    "yuan_per_month": lambda value: f"{value / 1e9:.3f} bn yuan a month",
}
_CHANGES = {
    "share": (100.0, 1),
    "index": (1.0, 0),
    "number": (1.0, 2),
    "vehicles": (1.0, 0),
    "yuan": (1e-9, 2),
    "yuan_per_month": (1e-9, 3),
}
"""What differences are multiplied by before they are written, and digits after the point."""
_UNITS = {
    "share": "points",
    "index": "HHI",
    "number": "",
    "vehicles": "",
    "yuan": "bn yuan",
    "yuan_per_month": "bn yuan a month",
}


def level(unit: str, value: float) -> str:
    """A value: 0.8512 of unit share as 85%; a dash where it is undefined."""
    return UNDEFINED if isnan(value) else _LEVELS[unit](value)


def change(unit: str, value: float) -> str:
    """A difference, with its sign: 0.034 of unit share as +3.4 (points); 0.0 for exactly none."""
    scale, digits = _CHANGES[unit]
    return signed(scale * value, digits)


def change_unit(unit: str) -> str:
    """What differences of a unit are counted in; empty where the title says it."""
    return _UNITS[unit]


def give_or_take(unit: str, value: float, half: float) -> str:
    """A mean difference with half the width of its interval: ``+3.4 ±0.3``."""
    if half == 0.0 or not isfinite(half):
        return change(unit, value)
    scale, digits = _CHANGES[unit]
    return plus_minus(scale * value, scale * half, digits)


def span_of(unit: str, low: float, high: float) -> str:
    """Two differences as a range: ``+3.1 to +3.7``."""
    return f"{change(unit, low)} to {change(unit, high)}"
