"""The market: what moves buyers, and what they order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.agents.luck import Walk
from sim.world.june import June

if TYPE_CHECKING:
    from sim.agents.reach import ReachCount

__all__ = ["MarketState"]

Floats = NDArray[np.float64]


@dataclass
class MarketState:
    """Buyers' choices, (brands, replications) unless said otherwise. Buyers write it.

    Events act on it through its methods.

    Attributes:
        june: what June was.
        shocks, rival_shocks, buyer_shocks: luck of brands, of rivals, and of the whole market.
        push: demand events' fading push, log points.
        rival_pull: what rivals have moved their pull by for good, (rivals, replications).
        factors: factors on the number of buyers of events under way, (replications,) each.
        attraction: what June's inversion found, (nests, bands, replications).
        reach: counts the next three.
        log_reach: logarithm of what the brands are seen in, as last counted.
        in_huawei_stores: the part of their sales that Huawei's stores make, 0 to 1.
        doubled: how far both parties sell side by side, 0 to 1.
        expected, orders: the month's expected orders and its orders, vehicles.
        exports: whether any brand sells abroad.
        home: part of a brand's orders that comes from home.
        led: part that comes from where its maker leads abroad.
    """

    june: June
    shocks: Walk
    rival_shocks: Walk
    buyer_shocks: Walk
    push: Floats = field(init=False)
    rival_pull: Floats = field(init=False)
    factors: list[Floats] = field(default_factory=list)
    attraction: Floats = field(init=False)
    reach: ReachCount = field(init=False)
    log_reach: Floats = field(init=False)
    in_huawei_stores: Floats = field(init=False)
    doubled: Floats = field(init=False)
    expected: Floats = field(init=False)
    orders: Floats = field(init=False)
    exports: bool = False
    home: Floats = field(init=False)
    led: Floats = field(init=False)

    def __post_init__(self) -> None:
        shape = self.shocks.value.shape
        self.push, self.home, self.led = np.zeros(shape), np.ones(shape), np.zeros(shape)
        self.rival_pull = np.zeros_like(self.rival_shocks.value)

    def close_month(self, persistence: Floats) -> None:
        """Let the push of demand events fade; ``persistence`` is the part that stays."""
        self.push *= persistence

    def push_demand(self, brand: int, shock: Floats | float) -> None:
        """Push a brand's demand by log points, (replications,) or one for all, which fade."""
        self.push[brand] += shock

    def move_rival(self, rival: int, pull: Floats) -> None:
        """Move a rival's pull by log points, (replications,), for good."""
        self.rival_pull[rival] += pull

    def begin_factor(self, factor: Floats) -> None:
        """Multiply the number of buyers from now on, (replications,)."""
        self.factors.append(factor)

    def end_factor(self, factor: Floats) -> None:
        """Take a factor away, without a trace."""
        self.factors = [other for other in self.factors if other is not factor]

    def sell_abroad(self, brand: int, orders: Floats, *, led: bool) -> None:
        """Add expected orders from abroad, (replications,); ``led``: the maker leads there."""
        self.expected[brand] += orders
        part = orders / np.maximum(self.expected[brand], 1e-9)
        self.exports = True
        self.home[brand] = 1.0 - part
        self.led[brand] = part if led else 0.0
