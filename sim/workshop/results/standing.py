"""Who is ahead, and whether that can be told: ranks over the same futures.

All scores here are by team and future, (teams, futures); more is better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.study.ensemble import half_width

__all__ = ["Standing", "standings"]


@dataclass(frozen=True)
class Standing:
    """Where one team stands.

    Attributes:
        rank: from 1; who cannot be told apart from the first of a group shares its rank.
        tied: whether somebody else has the same rank.
        first: part of the futures in which nobody does better; a shared first place counts in
            parts, so those of all teams add up to 1.
    """

    rank: int
    tied: bool
    first: float


def standings(scores: Floats) -> list[Standing]:
    """Where every team stands, in the order of the scores.

    The best mean leads. Whoever follows shares its rank as long as the paired mean difference to
    the leader has 0 inside its 95% interval; the first for whom it has not leads the next group.
    """
    if not len(scores):
        return []
    order = sorted(range(len(scores)), key=lambda i: (-float(scores[i].mean()), i))
    ranks = dict.fromkeys(order, 1)
    leader = order[0]
    for place, i in enumerate(order, 1):
        behind = scores[leader] - scores[i]
        if float(behind.mean()) > float(half_width(behind)):
            leader = i
            ranks[i] = place
        else:
            ranks[i] = ranks[leader]
    given = list(ranks.values())
    first = _first(scores)
    return [
        Standing(ranks[i], given.count(ranks[i]) > 1, float(first[i])) for i in range(len(scores))
    ]


def _first(scores: Floats) -> Floats:
    """Part of the futures in which each team is first; ties are shared."""
    best = scores == scores.max(axis=0)
    return np.asarray((best / best.sum(axis=0)).mean(axis=1))
