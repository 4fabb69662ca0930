"""What an automaker decides: effort and capacity every quarter, own outlets as they open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Effort", "Network", "Plant", "steady_effort", "wanted_outlets"]

Floats = NDArray[np.float64]


def steady_effort(claim: Floats, usual: Floats, response: Floats) -> Floats:
    """Effort where success is steady; 1 where a party has its usual claim on a sale."""
    return np.asarray(np.exp(response * np.log(claim / usual)))


def wanted_outlets(
    net: Floats, plan: Floats, by_sales: Floats, factor: Floats | float | None = None
) -> Floats:
    """Outlets a maker wants: its plan, or what its sales support where that is more."""
    wanted = np.maximum(by_sales, plan)
    wanted *= net
    if factor is not None:
        wanted *= factor
    return wanted


@dataclass(frozen=True)
class Effort:
    """A party's selling effort moves part of the way to a target: its claim, and momentum.

    Huawei and the maker each follow this rule with a claim of their own.
    """

    mechanism: ClassVar[str] = "who keeps more of the result tries harder; budgets follow success"
    source: ClassVar[str] = (
        "two-sided moral hazard: Bhattacharyya and Lafontaine 1995; article [1-7]"
    )

    success: Floats
    adjustment: Floats
    offset: float
    limit: float

    def momentum(self, fast: Floats, slow: Floats) -> Floats:
        """What success does to budgets, a factor; fast and slow success in vehicles a month."""
        ratio = np.clip((fast + self.offset) / (slow + self.offset), 1.0 / self.limit, self.limit)
        return np.asarray(np.exp(self.success * np.log(ratio)))

    def step(
        self,
        effort: Floats,
        steady: Floats,
        momentum: Floats,
        factor: Floats | None = None,
    ) -> Floats:
        """Effort a quarter later.

        Args:
            effort: now.
            steady: what it would be where success is steady.
            momentum: what success does to budgets, a factor.
            factor: what a maker does beyond this rule, (brands, 1): it multiplies the target.
        """
        target = steady * momentum
        if factor is not None:
            target *= factor
        target -= effort
        target *= self.adjustment
        target += effort
        return np.asarray(target)


@dataclass(frozen=True)
class Network:
    """Own outlets open toward the plan, or toward what the volume supports when that is more."""

    mechanism: ClassVar[str] = "dealers are recruited ahead of volume and take months to open"
    source: ClassVar[str] = "partial adjustment (Nerlove 1958); dealers recruited from May 2025"

    months: Floats
    sales_per_outlet: Floats

    @cached_property
    def _pace(self) -> Floats:
        """The part of what is missing that opens in a month."""
        return np.asarray(1.0 - np.exp(-1.0 / self.months))

    @cached_property
    def _outlets_per_sale(self) -> Floats:
        return 1.0 / self.sales_per_outlet

    def target(
        self, net: Floats, plan: Floats, fast: Floats, factor: Floats | None = None
    ) -> Floats:
        """Outlets the maker wants, shape as ``net``; ``factor``, (brands, 1), as for effort."""
        return wanted_outlets(net, plan, fast * self._outlets_per_sale, factor)

    def change(self, own: Floats, target: Floats) -> Floats:
        """Own outlets that open in a month; below zero they close."""
        change = target - own
        change *= self._pace
        return change


@dataclass(frozen=True)
class Plant:
    """Capacity grows while buyers wait."""

    mechanism: ClassVar[str] = "a plant adds lines and shifts while its order book is long"
    source: ClassVar[str] = "flexible accelerator; Aito's third plant"

    response: Floats
    crowded: float

    def step(self, capacity: Floats, backlog: Floats) -> Floats:
        """Capacity a quarter later, vehicles a month; backlog in vehicles."""
        crowded = backlog > self.crowded * capacity
        return np.where(crowded, capacity * (1.0 + self.response), capacity)
