"""Plants: what they can make, what left them, and who waits."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.rules.delivery import Delivered

__all__ = ["PlantState"]

Floats = NDArray[np.float64]


@dataclass
class PlantState:
    """Capacity and order books, (brands, replications). Automakers and the market write it.

    Attributes:
        capacity: vehicles a month, before supply events.
        backlog: vehicles that wait.
        wait: months that a buyer reckons to wait.
        supply: factor on capacity, (brands, 1).
        supply_factors: factors of the supply events under way, by brand.
        available: the month's capacity, whole vehicles.
        delivered: the month at the plant.
    """

    capacity: Floats
    backlog: Floats
    wait: Floats
    supply: Floats = field(init=False)
    supply_factors: dict[int, list[float]] = field(default_factory=dict)
    available: Floats = field(init=False)
    delivered: Delivered = field(init=False)

    def __post_init__(self) -> None:
        self.supply = np.ones((len(self.capacity), 1))

    def begin_factor(self, brand: int, factor: float) -> None:
        """Multiply a brand's capacity from now on."""
        self.supply_factors.setdefault(brand, []).append(factor)
        self.supply[brand] = np.prod(self.supply_factors[brand])

    def end_factor(self, brand: int, factor: float) -> None:
        """Take a factor on a brand's capacity away."""
        self.supply_factors[brand].remove(factor)
        self.supply[brand] = np.prod(self.supply_factors[brand])

    def deliver(self, available: Floats, delivered: Delivered) -> None:
        """Note a month at the plant."""
        self.available, self.delivered = available, delivered
        self.backlog, self.wait = delivered.backlog, delivered.wait
