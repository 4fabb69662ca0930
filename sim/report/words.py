"""Numbers in words; one that is undefined (NaN) is a dash."""

from __future__ import annotations

from math import isfinite, isnan

from sim.signed import UNDEFINED, signed
from sim.world.cast import agent_name as agent

__all__ = [
    "CENT",
    "agent",
    "billions",
    "count",
    "months",
    "part_of_futures",
    "percent",
    "points",
    "short_number",
    "sides",
    "span",
    "times",
    "undefined_in",
]


CENT = 5e6
"""Yuan a month that round to a hundredth of a billion: less is not told."""


def percent(share: float) -> str:
    """0.8512 as 85%."""
    return UNDEFINED if isnan(share) else f"{round(100 * share):d}%"


def part_of_futures(part: float | None) -> str:
    """A part of the futures as a percentage; 0% and 100% only for none and for all of them."""
    if part is None or not isfinite(part):
        return "-"
    return _bounded(part, round(100 * part))


def _bounded(part: float, whole: int) -> str:
    if whole == 0 and part > 0.0:
        return "<1%"
    return ">99%" if whole == 100 and part < 1.0 else f"{whole}%"


def sides(higher: float, lower: float) -> tuple[str, str, str]:
    """Parts of the futures that are higher, lower and not different, as percentages.

    Rounded by the largest remainders, so that they add up to 100. Of no futures, they are dashes.
    """
    if isnan(higher):
        return UNDEFINED, UNDEFINED, UNDEFINED
    parts = (higher, lower, max(0.0, round(1.0 - higher - lower, 9)))
    whole = [int(100 * part) for part in parts]
    by_remainder = sorted(range(3), key=lambda i: (whole[i] - 100 * parts[i], i))
    for i in by_remainder[: 100 - sum(whole)]:
        whole[i] += 1
    up, down, same = (_bounded(*each) for each in zip(parts, whole, strict=True))
    return up, down, same


def points(change: float) -> str:
    """A change of a share, in percentage points."""
    return signed(100 * change, 1)


def count(units: float) -> str:
    """44834.95 as 44,835."""
    return UNDEFINED if isnan(units) else f"{units:,.0f}"


def billions(yuan: float) -> str:
    """Yuan in billions with two digits and a sign."""
    return signed(yuan / 1e9, 2)


def short_number(value: float) -> str:
    """A value of an assumption or a lever: three digits, from 1,000 on whole numbers."""
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def times(number: float) -> str:
    """An effective number with one digit."""
    return UNDEFINED if isnan(number) else f"{number:.1f}"


def span(low: str, high: str) -> str:
    """A band, or the one value where both ends read alike."""
    return low if low == high else f"{low}-{high}"


def undefined_in(futures: int) -> str:
    """Return how many futures are left out: ``undefined in 12 futures``."""
    return f"undefined in {futures:,} future{'s' * (futures > 1)}"


def months(number: int) -> str:
    """1 month, 6 months."""
    return "1 month" if number == 1 else f"{number} months"
