"""Numbers as the report shows them, by their unit; the page's charts do the same."""

from __future__ import annotations

import math

from sim.report.words import part_of_futures
from sim.signed import signed

__all__ = ["NOTHING", "change_html", "part_html", "unit_words", "value_html"]

NOTHING = "–"
"""Shown where there is no number."""

_FORMS = {
    "share": (100.0, 1, "%"),
    "index": (1.0, 0, ""),
    "number": (1.0, 2, ""),
    "vehicles": (1.0, 0, ""),
    "yuan": (1e-9, 3, ""),
    "yuan_per_month": (1e-9, 3, ""),
}
_WORDS = {
    "share": "%",
    "index": "index, 0 to 10,000",
    "number": "number",
    "vehicles": "vehicles a month",
    "yuan": "billion yuan",
    "yuan_per_month": "billion yuan a month",
}


def value_html(number: float | None, unit: str) -> str:
    """0.8512 of unit share as 85.1%; yuan in billions."""
    if number is None or not math.isfinite(number):
        return NOTHING
    scale, digits, sign = _FORMS[unit]
    return f"{format(scale * number, f'z,.{digits}f')}{sign}"


def change_html(number: float | None, unit: str) -> str:
    """A difference, with its sign; of shares in percentage points."""
    if number is None or not math.isfinite(number):
        return NOTHING
    scale, digits, _ = _FORMS[unit]
    return signed(scale * number, digits)


def part_html(number: float | None) -> str:
    """A part of the futures: 0.812 as 81%; 0% and 100% only for none and for all of them."""
    return NOTHING if number is None or not math.isfinite(number) else part_of_futures(number)


def unit_words(unit: str, *, difference: bool = False) -> str:
    """A unit in words; differences of shares are percentage points, of indices points."""
    if difference:
        return {"share": "percentage points", "index": "points of 10,000"}.get(unit, _WORDS[unit])
    return _WORDS[unit]
