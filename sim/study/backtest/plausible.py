"""Which values a measure can have, and which are so far from June 2025's that one must ask."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sim.measures.outcome import outcome_named, unit_of
from sim.scenario.text.nearest import quoted

__all__ = ["bounds_problem", "far_problem"]

_BOUNDS = {
    "share": (0.0, 1.0),
    "vehicles": (0.0, 1e7),  # nobody sells more in a month
    "index": (0.0, 1e4),
    "number": (1.0, 1e3),
}
"""Lowest and highest value, by a measure's unit."""

_FAR_ABOVE, _FAR_BELOW = 10.0, 50.0
"""How many times June's value, or what part of it, is far. A fall goes further than a rise: brands
fade, while no carmaker grows tenfold within the longest run."""
_FACTORS = {"share": (100.0,), "vehicles": (1e3, 1e4), "index": (1e4, 100.0), "number": ()}
"""Per cent, thousands, 万 (ten thousands), an index from 0 to 1 or to 100."""
_NEAR = 5.0
"""A value in another unit is suggested when it is at most this many times June's, or this part."""


def bounds_problem(measure: str, value: float, text: str) -> str:
    """What is wrong with a value that the measure cannot have; nothing where it can."""
    unit = unit_of(measure) if outcome_named(measure) else ""
    low, high = _BOUNDS.get(unit, (-math.inf, math.inf))
    if value < low:
        return f"{quoted(text)} is too low; the lowest is {low:g}"
    if value > high:
        is_percent = high == 1.0 and value <= 100.0
        question = f"; did you mean '{value / 100:.12g}'?" if is_percent else ""
        return f"{quoted(text)} is too high; the highest is {high:,.0f}{question}"
    return ""


def far_problem(
    measure: str, value: float, text: str, june: Mapping[str, float], months: int = 1
) -> str:
    """A question about a value far from June 2025's; nothing where it is near, or 0.

    Args:
        measure: the measure; one without a value in ``june`` is never far.
        value: in the measure's unit, within its bounds.
        text: the value as it was written.
        june: June 2025's values by measure, with ``hima_units``.
        months: that the value covers, 1 or 3.
    """
    unit = unit_of(measure)
    known = june.get(measure)
    if known is None or value == 0.0:
        return ""
    anchor = most = known
    if unit == "vehicles":
        anchor = known * months
        # a brand that has just been launched can grow to the size of the alliance, not beyond
        most = max(anchor, june["hima_units"] * months)
    wanted = _in_other_units(unit, value, anchor, most)
    if wanted is None:
        return ""
    written = quoted(text) if text == f"{value:.12g}" else f"{quoted(text)}, read as {value:.12g},"
    return _question(unit, written, anchor, [each for each in wanted if _is_near(each, anchor)])


def _is_low(unit: str, value: float, anchor: float) -> bool:
    if unit == "vehicles" and value < 100.0 and not value.is_integer():
        return True  # vehicles are whole: 4.6 is thousands or 万
    return value < anchor / _FAR_BELOW


def _in_other_units(unit: str, value: float, anchor: float, most: float) -> list[float] | None:
    """What a far value may have been meant as; None where it is not far."""
    if _FACTORS[unit] and _is_low(unit, value, anchor):
        return [value * factor for factor in _FACTORS[unit]]
    if unit != "share" and value > _FAR_ABOVE * most:
        return [value / factor for factor in _FACTORS[unit]]
    return None


def _is_near(value: float, anchor: float) -> bool:
    return anchor / _NEAR <= value <= anchor * _NEAR


def _question(unit: str, written: str, anchor: float, nearest: list[float]) -> str:
    shown = f"{anchor:.2f}" if unit in ("share", "number") else f"{anchor:,.0f}"
    best = min(nearest, key=lambda value: abs(math.log(value / anchor)), default=None)
    mend = "check its unit" if best is None else f"did you mean '{best:.12g}'?"
    return f"{written} is far from June 2025's {shown}; {mend} (--as-given keeps it)"
