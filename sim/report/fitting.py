"""What several places say of a fit: the words of its grades, and numbers rounded alike."""

from __future__ import annotations

import math

from sim.study.calibrate.identify import Fitted

__all__ = ["GRADES", "drawn_words", "edge_words", "in_figures", "trading_pairs"]

GRADES = {"identified": "identified", "weakly": "narrowed a little", "open": "open"}
"""The grades of a ``Fitted``, best first, in words."""

Pair = tuple[str, str, float]


def in_figures(value: float, low: float, high: float) -> str:
    """A value with as many decimals as tell the parts of a range apart: 0.55 within 0.4 to 2.

    Args:
        value: the value; low, high: the range that it belongs to, in the same unit.
    """
    size = (high - low) / 2
    decimals = max(0, 1 - math.floor(math.log10(size))) if size > 0 else 2
    return f"{value:,.{decimals}f}"


def drawn_words(*, prior: bool) -> str:
    """Where a run's draws come from, in a sentence."""
    if prior:
        return "All are drawn from the register's ranges, none from the fit to the sales history."
    return (
        "What the sales history to June 2025 can speak of is drawn from the ensemble fitted to it."
    )


def edge_words(each: Fitted) -> str:
    """Which end of its range an assumption presses against, or nothing."""
    return f"presses against its {each.edge} end" if each.edge else ""


def trading_pairs(fitted: tuple[Fitted, ...]) -> tuple[Pair, ...]:
    """The pairs that trade off, each once, with their rank correlation; the strongest first."""
    found: dict[frozenset[str], Pair] = {}
    for each in fitted:
        for other, value in each.trades:
            first, second = sorted((each.name, other))
            found[frozenset((first, second))] = (first, second, value)
    return tuple(sorted(found.values(), key=lambda pair: (-abs(pair[2]), pair)))
