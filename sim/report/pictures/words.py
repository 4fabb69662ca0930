"""Numbers on pictures: levels, changes and axes by their unit."""

from __future__ import annotations

from collections.abc import Callable

from sim.report import forms

__all__ = ["axis_words", "change", "level", "scale_of", "sign", "tick"]

MINUS = "\N{MINUS SIGN}"
_MILLION, _BILLION = 1e6, 1e9


def sign(text: str) -> str:
    """A number's text with a true minus sign."""
    return text.replace("-", MINUS)


def scale_of(unit: str, largest: float) -> float:
    """What values are divided by before they are written: of yuan millions, or billions."""
    if unit == "share":
        return 0.01
    if unit != "yuan":
        return 1.0
    return _BILLION if largest >= _BILLION else _MILLION


def level(value: float, unit: str, scale: float | None = None) -> str:
    """A value as it is read: 52%, 4,174, 2.50, 27,431; of yuan so many ``scale``."""
    if unit == "yuan":
        return _scaled(value, scale, "")
    return sign(forms.level(unit, value))


def change(value: float, unit: str, scale: float | None = None) -> str:
    """A difference with its sign: +2.6, of a share in points; of yuan so many ``scale``."""
    if unit == "yuan":
        return _scaled(value, scale, "+")
    return sign(forms.change(unit, value))


def _scaled(value: float, scale: float | None, plus: str) -> str:
    divisor = scale or scale_of("yuan", abs(value))
    text = f"{value / divisor:{plus},.{2 if divisor == _BILLION else 0}f}"
    return sign(text) if text.strip("+-0.,") else text.lstrip("+-")


def axis_words(unit: str, largest: float = 0.0, *, differences: bool = False) -> str:
    """What stands above an axis: its unit in words, or nothing where its ticks say it."""
    if unit == "yuan":
        return f"{'billion' if scale_of(unit, largest) == _BILLION else 'million'} yuan"
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
