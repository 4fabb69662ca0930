"""Numbers on pictures: levels, changes and axes by their unit."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

from sim.report import forms
from sim.signed import signed

__all__ = ["axis_words", "change_label", "level_label", "scale_of", "sign", "tick"]

MINUS = "\N{MINUS SIGN}"
_MILLION, _BILLION = 1e6, 1e9
_YUAN = {"yuan": "yuan", "yuan_per_month": "yuan a month"}


def sign(text: str) -> str:
    """A number's text with a true minus sign."""
    return text.replace("-", MINUS)


def scale_of(unit: str, largest: float) -> float:
    """What values are divided by before they are written: of yuan millions, or billions."""
    if unit == "share":
        return 0.01
    if unit not in _YUAN:
        return 1.0
    return _BILLION if largest >= _BILLION else _MILLION


def level_label(value: float, unit: str, scale: float | None = None) -> str:
    """A value as it is read: 52%, 4,174, 2.50, 27,431; of yuan so many ``scale``."""
    return _written(value, unit, scale, signs=False)


def change_label(value: float, unit: str, scale: float | None = None) -> str:
    """A difference with its sign: +2.6, of a share in points; of yuan so many ``scale``."""
    return _written(value, unit, scale, signs=True)


def _written(value: float, unit: str, scale: float | None, *, signs: bool) -> str:
    if isnan(value):
        return "undefined"
    if unit not in _YUAN:
        return sign((forms.change if signs else forms.level)(unit, value))
    divisor = scale or scale_of("yuan", abs(value))
    digits = 2 if divisor == _BILLION else 0
    if signs:
        return sign(signed(value / divisor, digits))
    return sign(format(value / divisor, f"z,.{digits}f"))


def axis_words(unit: str, largest: float = 0.0, *, differences: bool = False) -> str:
    """What stands above an axis: its unit in words, or nothing where its ticks say it."""
    if unit in _YUAN:
        size = "billion" if scale_of(unit, largest) == _BILLION else "million"
        return f"{size} {_YUAN[unit]}"
    if unit == "share":
        return "percentage points" if differences else ""
    return {"vehicles": "vehicles a month", "index": "HHI", "number": ""}.get(unit, "")


def tick(
    unit: str, largest: float = 0.0, *, differences: bool = False
) -> Callable[[float, object], str]:
    """A tick's text, as matplotlib's FuncFormatter asks for it."""
    divisor = scale_of(unit, largest)

    def told(value: float, _place: object) -> str:
        text = f"{value / divisor:{'+' if differences else ''},.10g}"
        if float(text.replace(",", "")) == 0.0:
            text = "0"
        return sign(text) + ("%" if unit == "share" and not differences else "")

    return told
