"""A game's worth split over its players: exactly, or by a sample of orders.

A future in which the worth of a coalition is undefined is NaN in every coalition
(``sim.study.defined.jointly_defined``), and left out: only so do the parts add up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import or_

import numpy as np

from sim.arrays import Floats
from sim.measures.outcome import unit_of
from sim.study.causes.changes import Player
from sim.study.causes.part import Explanation, Interaction, Part
from sim.study.causes.shapley import interaction, marginals, values, values_exactly
from sim.study.defined import mean, quantiles
from sim.study.effect import Paired, paired
from sim.study.ensemble import half_width, z_for

__all__ = [
    "Method",
    "Split",
    "by_orders",
    "coalitions_of",
    "exactly",
    "explanation_of",
    "split_parts",
]


_HARDLY = 0.02
"""Of the parts' own spread: a whole that varies by less has no variance worth splitting."""


@dataclass(frozen=True)
class Split:
    """What every player contributes, the asked month last among the months.

    Attributes:
        players: in the order of the arrays.
        means: by month, (players, months).
        futures: in the asked month by future, (players, replications); NaN where it is left out.
        alone, last: added to nothing, and to all others, (players,).
        interactions: of pairs, by the players' numbers; None where they were not worked out.
        order_error: variance of the mean that comes from sampling orders, (players,).
    """

    players: Sequence[Player]
    means: Floats
    futures: Floats
    alone: Floats
    last: Floats
    interactions: Mapping[tuple[int, int], float] | None
    order_error: Floats

    def by_month(self) -> dict[str, tuple[float, ...]]:
        """The values in every month, by the players' keys."""
        return {p.key: tuple(map(float, self.means[i])) for i, p in enumerate(self.players)}

    def whole(self) -> Paired:
        """All parts together in the asked month."""
        return paired(self.futures.sum(axis=0))

    def named_interactions(self) -> tuple[Interaction, ...]:
        """The pairs that do interact, largest first."""
        found = self.interactions or {}
        ranked = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))
        keys = [player.key for player in self.players]
        return tuple(Interaction(keys[i], keys[j], value) for (i, j), value in ranked if value)


def exactly(players: Sequence[Player], worth: Floats) -> Split:
    """The exact split.

    Args:
        players: the game's.
        worth: of every coalition, (2**players, months, replications).
    """
    means = mean(worth)
    count, last = len(players), means[:, -1].tolist()
    whole = (1 << count) - 1
    by_month = [values_exactly(month) for month in means.T.tolist()]
    return Split(
        players=players,
        means=np.array(by_month).T.reshape(count, worth.shape[1]),
        futures=values(worth[:, -1]),
        alone=np.array([last[1 << i] - last[0] for i in range(count)]),
        last=np.array([last[whole] - last[whole ^ 1 << i] for i in range(count)]),
        interactions=interaction(last),
        order_error=np.zeros(count),
    )


def by_orders(
    players: Sequence[Player], sample: Sequence[tuple[int, ...]], worth: Mapping[int, Floats]
) -> Split:
    """The mean over a sample of orders: it adds up as well, and a player without effect has 0.

    Args:
        players: the game's.
        sample: orders, each followed by its reverse.
        worth: of ``coalitions_of`` the sample, (months, replications) each.
    """
    count = len(players)
    whole = (1 << count) - 1
    found = np.stack([marginals(order, worth.__getitem__) for order in sample])
    pairs = mean(found[..., -1, :]).reshape(len(sample) // 2, 2, count).mean(axis=1)
    last = {coalition: float(mean(each[-1])) for coalition, each in worth.items()}
    return Split(
        players=players,
        means=mean(found.mean(axis=0)),
        futures=found.mean(axis=0)[:, -1],
        alone=np.array([last[1 << i] - last[0] for i in range(count)]),
        last=np.array([last[whole] - last[whole ^ 1 << i] for i in range(count)]),
        interactions=None,
        order_error=pairs.var(axis=0, ddof=1) / len(pairs),
    )


def coalitions_of(sample: Sequence[Sequence[int]], players: int) -> list[int]:
    """The coalitions that orders pass through, with every player alone and every one left out."""
    whole = (1 << players) - 1
    met = {0, whole, *(1 << i for i in range(players)), *(whole ^ 1 << i for i in range(players))}
    for order in sample:
        met.update(accumulate((1 << player for player in order), or_))
    return sorted(met)


@dataclass(frozen=True)
class Method:
    """How a split was found: ``runs`` scenarios of ``replications`` futures each."""

    name: str
    runs: int
    replications: int
    note: str = ""


def explanation_of(
    split: Split,
    parts: tuple[Part, ...],
    names: tuple[str | None, str],
    measure: str,
    months: tuple[str, ...],
    ends: tuple[float, float],
    method: Method,
) -> Explanation:
    """Put together what a split explains.

    Args:
        split: the split.
        parts: its parts, in the order in which they are told.
        names: the base's, None where the movement from June is split, and the scenario's.
        measure: the outcome.
        months: of the split, by their calendar names.
        ends: the outcome's mean before and after, in the last of them.
        method: how the split was found.
    """
    whole = split.whole()
    return Explanation(
        base=names[0],
        scenario=names[1],
        measure=measure,
        unit=unit_of(measure),
        month=months[-1],
        before=ends[0],
        after=ends[1],
        difference=sum(part.value for part in parts),
        low=whole.low,
        high=whole.high,
        undefined=whole.undefined,
        parts=parts,
        interactions=split.named_interactions(),
        method=method.name,
        runs=method.runs,
        replications=method.replications,
        months=months,
        by_month=split.by_month(),
        note=method.note,
    )


def split_parts(split: Split) -> tuple[Part, ...]:
    """The players' parts, largest first."""
    found, total = split.futures, split.futures.sum(axis=0)
    half = half_width(found)
    if split.order_error.any():
        half = np.hypot(half, z_for(found.shape[1]) * np.sqrt(split.order_error))
    low, high = quantiles(found, (0.05, 0.95))
    spread = _spread(found, total)
    values = split.means[:, -1]
    parts = [
        Part(
            change=player.key,
            title=player.title,
            agent=player.agent,
            value=float(values[i]),
            low=float(values[i] - half[i]),
            high=float(values[i] + half[i]),
            p05=float(low[i]),
            p95=float(high[i]),
            alone=float(split.alone[i]),
            last=float(split.last[i]),
            spread=float(spread[i]),
        )
        for i, player in enumerate(split.players)
    ]
    return tuple(sorted(parts, key=lambda part: (-abs(part.value), part.change)))


def _spread(found: Floats, total: Floats) -> Floats:
    """Each player's covariance with the whole over the whole's variance, (players,)."""
    known = ~np.isnan(total)
    if not known.any():
        return np.full(len(found), np.nan)
    if not known.all():
        found, total = found[:, known], total[known]
    centred = total - total.mean()
    variance = float((centred**2).mean())
    if variance <= _HARDLY**2 * float(found.var(axis=1).sum()):
        return np.zeros(len(found))
    return np.asarray((found * centred).mean(axis=1) / variance)
