"""Which assumptions the history cannot tell apart, in lines below a picture."""

from __future__ import annotations

from sim.report.charts.evidence import Trade
from sim.report.pictures.words import sign
from sim.signed import signed

__all__ = ["pair_lines"]

_MOST = 8
"""Pairs that are told one by one."""


def pair_lines(trades: tuple[Trade, ...]) -> list[str]:
    """A heading, then the pairs that trade off in words, the strongest first."""
    if not trades:
        return ["No pair trades off: no rank correlation of 0.4 or more."]
    shown = trades if len(trades) <= _MOST else trades[: _MOST - 1]
    lines = [f"{each.first} and {each.second}: {_correlation(each)}" for each in shown]
    more = [f"and {len(trades) - len(shown)} weaker pairs"] if len(shown) < len(trades) else []
    return ["Trading off: rank correlations of 0.4 or more in the ensemble", *lines, *more]


def _correlation(each: Trade) -> str:
    told = "high together" if each.correlation > 0 else "one is high where the other is low"
    return f"{sign(signed(each.correlation, 2))}, {told}"
