"""Allocation: how Huawei shares out its store floor and its resources."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.arrays import Bools, Floats

__all__ = ["AllocationState"]


@dataclass
class AllocationState:
    """Floor and resources by brand, (brands, replications). Huawei writes it.

    Attributes:
        weights: the brands' weights at the last review.
        floor: store floor, Huawei's stores.
        share: share of the floor in the stores that sell a brand, 0 to 1.
        support: resources, shares of June's pool.
        reviews: how often Huawei has shared out.
        partners_june: how many brands Yinwang served in June, (replications,).
    """

    weights: Floats = field(init=False)
    floor: Floats = field(init=False)
    share: Floats = field(init=False)
    support: Floats = field(init=False)
    partners_june: Floats = field(init=False)
    reviews: int = 0

    def review(self, weights: Floats, support: Floats, where: Bools | None = None) -> None:
        """Share out again, everywhere or in some replications, (replications,)."""
        if where is not None and not where.all():
            weights = np.where(where, weights, self.weights)
            support = np.where(where, support, self.support)
        self.weights, self.support = weights, support
        self.reviews += 1
