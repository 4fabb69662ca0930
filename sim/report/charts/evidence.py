"""The chart of what the history taught: each assumption's range before the fit and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.report.charts.given import calendar
from sim.report.charts.types import Chart
from sim.report.fitting import GRADES, edge_words, trading_pairs
from sim.scenario.types.months import ANCHOR
from sim.scenario.types.numbers import Quantity
from sim.study.calibrate.identify import Fitted
from sim.world.draws import place
from sim.world.world import register

__all__ = ["Trade", "Width", "Widths", "widths"]


@dataclass(frozen=True)
class Width:
    """One assumption before and after; places are 0 to 1 in its range, on the scale of its draws.

    Attributes:
        name: in the register; unit: its unit.
        ends: of its range, in that unit.
        before: places between which 90% of the range lie.
        after: places of the 5%, 50% and 95% quantiles of the ensemble.
        width: how wide the 90% after are, as a part of those before.
        grade: identified, weakly or open; told: the same in words.
        edge: which end it presses against, in words, or nothing.
    """

    name: str
    unit: str
    ends: tuple[float, float]
    before: tuple[float, float]
    after: tuple[float, float, float]
    width: float
    grade: str
    told: str
    edge: str


@dataclass(frozen=True)
class Trade:
    """Two assumptions that the history cannot tell apart, and their rank correlation."""

    first: str
    second: str
    correlation: float


@dataclass(frozen=True)
class Widths(Chart):
    """How much of each range the history left, most learnt first; and what trades off."""

    rows: tuple[Width, ...]
    trades: tuple[Trade, ...]


def widths(
    fitted: Sequence[Fitted], until: str = ANCHOR, ranges: Mapping[str, Quantity] | None = None
) -> Widths:
    """The chart of a fit.

    Args:
        fitted: what it says of each assumption; at least one.
        until: the last month of the history that it used.
        ranges: that were fitted within, by name; the register's when None.
    """
    known = register() if ranges is None else ranges
    return Widths(
        title=f"The history to {calendar(until)} {_finding(fitted)}",
        note=(
            "Each row has the scale of its own range in the register, whose ends stand beside it. "
            "Per cent: how wide the dark bar is, as a part of the light one; up to 75% is "
            "identified, up to 90% narrowed a little."
        ),
        unit="mixed",
        rows=tuple(_row(each, known[each.name]) for each in sorted(fitted, key=_learnt)),
        trades=tuple(Trade(*pair) for pair in trading_pairs(tuple(fitted))),
    )


def _finding(fitted: Sequence[Fitted]) -> str:
    count = sum(each.grade == "identified" for each in fitted)
    if len(fitted) == 1:
        return f"{'identifies' if count else 'does not identify'} {fitted[0].name}"
    return f"identifies {count or 'none'} of {len(fitted)} assumptions"


def _learnt(each: Fitted) -> tuple[float, str]:
    return each.width, each.name


def _row(each: Fitted, number: Quantity) -> Width:
    low, high = _places(number, each.low, each.high)
    p05, p50, p95 = _places(number, each.p05, each.p50, each.p95)
    return Width(
        name=each.name,
        unit=each.unit,
        ends=number.bounds,
        before=(low, high),
        after=(p05, p50, p95),
        width=each.width,
        grade=each.grade,
        told=GRADES[each.grade],
        edge=edge_words(each),
    )


def _places(number: Quantity, *values: float) -> list[float]:
    return [float(found) for found in place(number, np.array(values))]
