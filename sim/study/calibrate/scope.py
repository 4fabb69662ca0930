"""Whom and when the history speaks of."""

from __future__ import annotations

from sim.scenario.types.months import add_months, months_between

__all__ = ["ALLIANCE", "BRANDS", "FIRST", "months_to"]

BRANDS = ("aito", "luxeed", "stelato", "avatr", "voyah", "deepal")
"""The brands with a history; the first three are the alliance's."""
ALLIANCE = 3
FIRST = "2024-01"


def months_to(last: str) -> tuple[str, ...]:
    """The months from FIRST to a last one."""
    return tuple(add_months(FIRST, t) for t in range(months_between(FIRST, last) + 1))
