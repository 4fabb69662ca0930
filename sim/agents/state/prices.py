"""Prices: what brands' cars sell for against the usual price."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["PriceState"]

Floats = NDArray[np.float64]


@dataclass
class PriceState:
    """Prices against the usual ones. Events write it.

    Attributes:
        brands: how many there are.
        factor: on the price, 1 being the usual one, (brands, 1).
        under_way: factors of the price events under way, by brand.
        version: counts changes.
    """

    brands: int
    factor: Floats = field(init=False)
    under_way: dict[int, list[float]] = field(default_factory=dict)
    version: int = 0

    def __post_init__(self) -> None:
        self.factor = np.ones((self.brands, 1))

    @property
    def moved(self) -> bool:
        """Whether any brand sells at another price than the usual one."""
        return bool(self.version) and bool((self.factor != 1.0).any())

    def begin(self, brand: int, factor: float) -> None:
        """Multiply a brand's price from now on."""
        self.under_way.setdefault(brand, []).append(factor)
        self._set(brand)

    def end(self, brand: int, factor: float) -> None:
        """Take a factor on a brand's price away."""
        self.under_way[brand].remove(factor)
        self._set(brand)

    def _set(self, brand: int) -> None:
        factor = self.factor.copy()
        factor[brand] = np.prod(self.under_way[brand])
        self.factor = factor
        self.version += 1
