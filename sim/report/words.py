"""Numbers in words."""

from __future__ import annotations

from sim.world.cast import agent_name as agent

__all__ = ["CENT", "agent", "billions", "count", "months", "percent", "points", "span", "times"]


CENT = 5e6
"""Yuan a month that round to a hundredth of a billion: less is not told."""


def percent(share: float) -> str:
    """0.8512 as 85%."""
    return f"{round(100 * share):d}%"


def points(change: float) -> str:
    """A change of a share, in percentage points."""
    return f"{100 * change:+.1f}"


def count(units: float) -> str:
    """44834.95 as 44,835."""
    return f"{units:,.0f}"


def billions(yuan: float) -> str:
    """Yuan in billions with two digits and a sign."""
    return f"{yuan / 1e9:+.2f}"


def times(number: float) -> str:
    """An effective number with one digit."""
    return f"{number:.1f}"


def span(low: str, high: str) -> str:
    """A band, or the one value where both ends read alike."""
    return low if low == high else f"{low}-{high}"


def months(number: int) -> str:
    """1 month, 6 months."""
    return "1 month" if number == 1 else f"{number} months"
