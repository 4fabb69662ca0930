"""Huawei's floor in the past: who had how much of it, and how sales answer sales through it.

Floor is shared out by the sales of the quarter before, so a lucky quarter brings floor, and floor
brings sales. Around a course of sales that answer is linear in logarithms, which is all that the
fit needs: months that nobody published are then unknown like any other luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats
from sim.rules.floor import displayed, normalised
from sim.rules.reach import Reach
from sim.world.seeds import seeds

__all__ = ["Allotted", "allotted"]

Draws = Mapping[str, Floats]


def _lags() -> range:
    """The months before, of which floor is shared out by: those since the last review."""
    return range(1, int(seeds().structure["review_months"]) + 1)


def _before(count: int, lag: int) -> NDArray[np.intp]:
    """The month so far back; the first month stands for those before it."""
    return np.maximum(np.arange(count) - lag, 0)


@dataclass(frozen=True)
class Allotted:
    """Floor along a course of sales.

    Attributes:
        pull: what it adds to utility, log points, (R, brands, T).
        within: each month's part of its brand's quarter, by lag, (R or 1, lags, brands, T).
        swing: log points of pull for a log point of a brand's quarter, (R, T, brands, brands):
            of the row's brand by the column's.
    """

    pull: Floats
    within: Floats
    swing: Floats

    def answer(self, slope: Floats) -> Floats:
        """How sales answer earlier sales, (R, brands * T, brands * T), log points a log point.

        Args:
            slope: log points of sales for one of utility, (R, brands, T).
        """
        size, brands, count = slope.shape
        found = np.zeros((size, brands, count, brands, count))
        for i, lag in enumerate(_lags()):
            # the first month has no month before it that could have moved it
            for t in range(1, count):
                step = self.swing[:, t] * self.within[:, i, None, :, t] * slope[:, :, t, None]
                found[:, :, t, :, max(t - lag, 0)] += step
        return found.reshape(size, brands * count, brands * count)


def _reach(draws: Draws) -> Reach:
    """The rule of reach; Huawei sold all of the alliance's brands in its own stores."""
    over = {name: values[:, None, None] for name, values in draws.items()}
    known = seeds()
    stores = np.full((1, 1, 1), np.mean(known.market.floor.bounds))
    return Reach(
        presence=over["presence_elasticity"],
        space=over["space_elasticity"],
        reached=over["coverage_stores"],
        cars=over["cars_on_show"],
        stores=stores,
        productivity=np.ones_like(stores),  # of outlets, of which there were none
        offset=known.structure["presence_offset"],
    )


def allotted(draws: Draws, sold: Floats, on_sale: Floats) -> Allotted:
    """Huawei's floor by brand.

    Args:
        draws: the assumptions, (R,) each.
        sold: sales of the alliance's brands, vehicles, (R or 1, brands, T).
        on_sale: 1 from a brand's first month on, (brands, T).
    """
    count = sold.shape[2]
    months = np.stack([sold[:, :, _before(count, lag)] for lag in _lags()], axis=1)
    quarter = months.sum(axis=1)
    part = normalised(quarter, axis=1)
    least = draws["min_display"][:, None, None]
    weight = displayed(part, least, on_sale, axis=1)
    rule = _reach(draws)
    pull = rule.in_huawei_stores(weight).log_worth

    # by the chain of what is above: reach by weights, weights by parts
    shown = ((part > least) * on_sale).transpose(0, 2, 1)
    parts, weights = (
        np.broadcast_to(each, pull.shape).transpose(0, 2, 1) for each in (part, weight)
    )
    eye = np.eye(sold.shape[1])
    own = shown[..., :, None] * (eye - parts[..., None, :])
    moved = own - (weights[..., :, None] * own).sum(axis=2, keepdims=True)
    by_weight = np.broadcast_to(rule.slope(weight), pull.shape).transpose(0, 2, 1)
    with np.errstate(invalid="ignore"):
        within = np.where(quarter[:, None] > 0, months / quarter[:, None], 0.0)
    return Allotted(pull, within, by_weight[..., None] * moved)
