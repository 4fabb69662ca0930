"""Shapley values: a game's worth split over its players, whatever the order they came in.

A coalition is a whole number whose bit i says whether player i is in. The value of a player is its
marginal contribution, averaged over all orders in which the players can come; so the values add up
to the whole, a player that never changes anything gets exactly 0, and the order in which players
are listed does not matter.

Source: Shapley (1953), A value for n-person games; Grabisch and Roubens (1999) for interactions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, isnan, nan

import numpy as np

from sim.arrays import Floats

__all__ = ["interaction", "marginals", "orders", "values", "values_exactly"]


def _weight(size: int, players: int) -> Fraction:
    """Of a marginal contribution to a coalition of ``size`` among ``players``."""
    return Fraction(factorial(size) * factorial(players - size - 1), factorial(players))


def _without(player: int, players: int) -> list[int]:
    """The coalitions that a player is not in."""
    return [c for c in range(1 << players) if not c >> player & 1]


def values(worth: Floats) -> Floats:
    """The players' values, (players, ...).

    Args:
        worth: of every coalition, (2**players, ...), in the order of their numbers.
    """
    players = (len(worth) - 1).bit_length()
    result = np.zeros((players, *worth.shape[1:]))
    for player in range(players):
        for coalition in _without(player, players):
            weight = float(_weight(coalition.bit_count(), players))
            result[player] += weight * (worth[coalition | 1 << player] - worth[coalition])
    return result


def values_exactly(worth: Sequence[float]) -> list[float]:
    """The same for one number a coalition, in rational arithmetic: rounded only at the end.

    NaN for everybody where a coalition's worth is undefined.
    """
    players = (len(worth) - 1).bit_length()
    if any(map(isnan, worth)):
        return [nan] * players
    exact = [Fraction(each) for each in worth]
    return [
        float(
            sum(
                _weight(c.bit_count(), players) * (exact[c | 1 << player] - exact[c])
                for c in _without(player, players)
            )
        )
        for player in range(players)
    ]


def interaction(worth: Sequence[float]) -> dict[tuple[int, int], float]:
    """Shapley interaction index of every pair: what they do together beyond what each does.

    No pair where a coalition's worth is undefined.
    """
    players = (len(worth) - 1).bit_length()
    if any(map(isnan, worth)):
        return {}
    exact = [Fraction(each) for each in worth]
    found = {}
    for i, j in combinations(range(players), 2):
        both, first, second = 1 << i | 1 << j, 1 << i, 1 << j
        rest = [c for c in range(1 << players) if not c & both]
        found[i, j] = float(
            sum(
                _weight(c.bit_count(), players - 1)
                * (exact[c | both] - exact[c | first] - exact[c | second] + exact[c])
                for c in rest
            )
        )
    return found


def orders(luck: Floats) -> list[tuple[int, ...]]:
    """Orders for sampling, each followed by its reverse: pairs that even each other out.

    Args:
        luck: uniforms, (pairs of orders, players).
    """
    drawn = [tuple(int(player) for player in order) for order in luck.argsort(axis=1)]
    return [each for order in drawn for each in (order, order[::-1])]


def marginals(order: Sequence[int], worth: Callable[[int], Floats]) -> Floats:
    """What each player adds when they come in this order, (players, ...)."""
    coalition, before = 0, worth(0)
    result = np.zeros((len(order), *before.shape))
    for player in order:
        coalition |= 1 << player
        after = worth(coalition)
        result[player] = after - before
        before = after
    return result
