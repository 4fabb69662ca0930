"""Values as a user writes them: numbers, and what is wrong with those that are none."""

from __future__ import annotations

import math
import re

from sim.scenario.nearest import quoted

__all__ = ["number_of", "value_problem"]

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_BOUNDS = {
    "_share": (0.0, 1.0),
    "_units": (0.0, 1e7),  # nobody sells more in a month
    "hhi": (0.0, 1e4),
    "effective_brands": (1.0, 1e3),
}
"""Lowest and highest value, by how a measure's name ends."""


def number_of(text: str) -> float | None:
    """The number that is written; None where none is. 1e999 is infinite, and out of all bounds."""
    return float(text) if _NUMBER.fullmatch(text) else None


def value_problem(measure: str, text: str) -> str:
    """What is wrong with a value of a measure; nothing where it is sound or left out."""
    value = number_of(text)
    if not text:
        return ""
    if value is None:
        return f"{quoted(text)} is not a number; {_instead(text)}"
    ends = (bounds for end, bounds in _BOUNDS.items() if measure.endswith(end))
    low, high = next(ends, (-math.inf, math.inf))
    if value < low:
        return f"{quoted(text)} is too low; the lowest is {low:g}"
    if value > high:
        part = f"; write {value / 100:g} for {text}%" if high == 1.0 and value <= 100.0 else ""
        return f"{quoted(text)} is too high; the highest is {high:,.0f}{part}"
    return ""


def _instead(text: str) -> str:
    bare = text.replace(",", "").removesuffix("%")
    value = number_of(bare)
    if value is None or bare == text:
        return "write one such as 44685 or 0.85, or nothing where it is not known"
    return f"write {value / 100:g}" if text.endswith("%") else f"write {bare}"
