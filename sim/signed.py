"""Differences as text: the sign that is printed is always the sign of the number.

A difference that rounds to zero gets more digits instead of a zero with a sign, and only a
difference of exactly zero is printed as zero. The pages do the same in
``sim/report/page/static/shown.js``.
"""

from __future__ import annotations

from math import isnan

__all__ = ["UNDEFINED", "plus_minus", "signed", "unsigned"]

UNDEFINED = "-"
"""Stands for a number that is undefined."""

_MORE = 3
"""Digits that are added before a number is written with a power of ten."""


def signed(value: float, digits: int) -> str:
    """A difference with its sign: 3.42 as +3.4, -0.04 with one digit as -0.04, 0 as 0.0.

    A difference that is undefined is a dash.
    """
    if isnan(value):
        return UNDEFINED
    if value == 0.0:
        return f"{0.0:.{digits}f}"
    for more in range(digits, digits + _MORE + 1):
        text = f"{value:+,.{more}f}"
        if _is_not_zero(text):
            return text
    return f"{value:+.0e}"


def unsigned(value: float, digits: int) -> str:
    """The size of a difference, without its sign; 0 only for exactly 0."""
    return signed(abs(value), digits).lstrip("+")


def plus_minus(value: float, half: float, digits: int) -> str:
    """A mean difference and half the width of its interval: ``+3.4 ±0.3``.

    Digits are added where the two would read alike, which would leave open whether the interval
    holds zero. A mean that is undefined is a dash.
    """
    if isnan(value):
        return UNDEFINED
    for more in range(digits, digits + _MORE + 1):
        mean, error = signed(value, more), unsigned(half, more)
        if mean.lstrip("+-") != error:
            break
    return f"{mean} ±{error}"


def _is_not_zero(text: str) -> bool:
    return text.strip("+-0.,") != ""
