"""What the history says of each assumption: how narrow it is, and what it trades off with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.scenario.types.numbers import Quantity
from sim.world.draws import spread

__all__ = ["Fitted", "grade", "grade_of"]


_IDENTIFIED, _UNTOUCHED = 0.75, 0.9
_TRADE = 0.4
"""Rank correlation from which two assumptions are said to trade off."""


@dataclass(frozen=True)
class Fitted:
    """One assumption before and after.

    Attributes:
        name: in the register; unit: its unit.
        low, high: the middle 90% before: of the register's range.
        p05, p50, p95: after.
        width: of the middle 90% after, as a part of that before, on the scale it is drawn on.
        grade: ``identified`` (width up to 0.75), ``weakly`` (up to 0.9) or ``open``.
        edge: which end of the range it presses against, ``low``, ``high`` or nothing: the range
            would have to be wider for the history to have its way.
        trades: the assumptions it trades off with, and their rank correlation.
    """

    name: str
    unit: str
    low: float
    high: float
    p05: float
    p50: float
    p95: float
    width: float
    grade: str
    edge: str
    trades: tuple[tuple[str, float], ...]

    def to_plain(self) -> Json:
        """As maps and lists."""
        return asdict(self)


def grade_of(width: float) -> str:
    """What a width is called."""
    if width <= _IDENTIFIED:
        return "identified"
    return "weakly" if width <= _UNTOUCHED else "open"


def _edge(points: Floats) -> str:
    """Whether the tenth of the range at an end holds over three times its part of the draws."""
    low, high = (points < 0.1).mean(), (points > 0.9).mean()
    return "low" if low > 0.3 else "high" if high > 0.3 else ""


def grade(points: Floats, ranges: Sequence[Quantity], names: Sequence[str]) -> tuple[Fitted, ...]:
    """What an ensemble says of each assumption.

    Args:
        points: uniforms, (draws, fitted): places in the ranges.
        ranges: of the register.
        names: of the assumptions.
    """
    ranks = points.argsort(axis=0).argsort(axis=0)
    together: Floats = np.atleast_2d(np.corrcoef(ranks.T))
    found = []
    for i, (name, number) in enumerate(zip(names, ranges, strict=True)):
        ends = np.quantile(points[:, i], (0.05, 0.5, 0.95))
        width = float(ends[2] - ends[0]) / 0.9
        after, before = spread(number, ends), spread(number, np.array([0.05, 0.95]))
        others = sorted(
            ((names[j], float(together[i, j])) for j in range(len(names)) if j != i),
            key=lambda pair: -abs(pair[1]),
        )
        found.append(
            Fitted(
                name=name,
                unit=number.unit,
                low=float(before[0]),
                high=float(before[1]),
                p05=float(after[0]),
                p50=float(after[1]),
                p95=float(after[2]),
                width=width,
                grade=grade_of(width),
                edge=_edge(points[:, i]),
                trades=tuple(pair for pair in others if abs(pair[1]) >= _TRADE),
            )
        )
    return tuple(found)
