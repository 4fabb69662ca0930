"""Which brands sell, and which ones Huawei's or Yinwang's engineers serve."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["BrandRoster"]

Bools = NDArray[np.bool_]


@dataclass
class BrandRoster:
    """Brands on sale and in service, (brands,). Automakers and Yinwang enter brands.

    Attributes:
        on_sale: who sells.
        served: who is served.
        left: who has left the alliance.
        was_on_sale: who sold last month.
        had_left: who had left last month.
        version: counts changes of the first three.
    """

    on_sale: Bools
    served: Bools
    left: Bools = field(init=False)
    was_on_sale: Bools = field(init=False)
    had_left: Bools = field(init=False)
    version: int = 0

    def __post_init__(self) -> None:
        self.was_on_sale = self.on_sale.copy()
        self.left = np.zeros_like(self.on_sale)
        self.had_left = self.left.copy()

    def enter(self, brand: int, *, on_sale: bool) -> bool:
        """Take a brand into service, and on sale too; return whether it was not on sale before."""
        new = on_sale and not self.on_sale[brand]
        self.served[brand] = not self.left[brand]
        self.on_sale[brand] |= on_sale
        self.version += 1
        return bool(new)

    def leave(self, brand: int) -> None:
        """Let a brand leave the alliance: nobody serves it any more."""
        self.left[brand], self.served[brand] = True, False
        self.version += 1

    def close_month(self) -> None:
        """Note who sold, and who had left, in the month that ends."""
        self.was_on_sale[:] = self.on_sale
        self.had_left[:] = self.left
