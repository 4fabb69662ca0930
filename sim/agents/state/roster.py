"""Which brands sell, and which ones Huawei's or Yinwang's engineers serve."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["BrandRoster"]

Bools = NDArray[np.bool_]


@dataclass
class BrandRoster:
    """Brands on sale and in service. Automakers and Yinwang enter brands.

    Attributes:
        on_sale: who sells, (brands, replications): a brand's first month may be drawn.
        served: who is served, (brands, replications).
        left: who has left the alliance, (brands,).
        was_on_sale: who sold last month, (brands, replications).
        had_left: who had left last month, (brands,).
        unreviewed: where Huawei has not shared out again since a brand entered or left,
            (replications,).
        version: counts changes of the first three.
    """

    on_sale: Bools
    served: Bools
    left: Bools = field(init=False)
    was_on_sale: Bools = field(init=False)
    had_left: Bools = field(init=False)
    unreviewed: Bools = field(init=False)
    version: int = 0

    def __post_init__(self) -> None:
        self.was_on_sale = self.on_sale.copy()
        brands, replications = self.on_sale.shape
        self.left = np.zeros(brands, dtype=bool)
        self.unreviewed = np.zeros(replications, dtype=bool)
        self.had_left = self.left.copy()

    def enter(self, brand: int, where: Bools, *, on_sale: bool) -> Bools:
        """Take a brand into service in some replications, and on sale too.

        Returns:
            Where it was not on sale before and now is, (replications,).
        """
        entering = where if on_sale else np.zeros_like(where)
        new = entering & ~self.on_sale[brand]
        self.served[brand] |= where & ~self.left[brand]
        self.on_sale[brand] |= entering
        self._note(where)
        return np.asarray(new)

    def reviewed(self) -> None:
        """Note that Huawei has shared out among those who are in."""
        self.unreviewed[:] = False

    def _note(self, where: Bools) -> None:
        self.unreviewed |= where
        self.version += 1

    def leave(self, brand: int) -> None:
        """Let a brand leave the alliance: nobody serves it any more."""
        self.left[brand], self.served[brand] = True, False
        self._note(np.ones_like(self.unreviewed))

    def close_month(self) -> None:
        """Note who sold, and who had left, in the month that ends."""
        self.was_on_sale[:] = self.on_sale
        self.had_left[:] = self.left
