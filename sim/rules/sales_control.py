"""Who runs selling, in three parts, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["LEVEL", "SalesControl", "Standing"]

Floats = NDArray[np.float64]

LEVEL = {"huawei": 0.0, "shared": 0.5, "partner": 1.0}
"""The maker's part of control that each word of a contract means."""


@dataclass(frozen=True)
class Standing:
    """What a brand's levels of control mean for it; arrays of one shape.

    Attributes:
        mix: the maker's part of control over the sale, 0 to 1.
        stay: part of the stores' control that is still Huawei's, which takes freed floor, 0 to 1.
        kept: part of its floor that the brand keeps, 0 to 1.
        through: part of the country where Huawei's stores sell the brand, 0 to 1.
    """

    mix: Floats
    stay: Floats
    kept: Floats
    through: Floats

    @property
    def net(self) -> Floats:
        """Part of its own network that the maker opens, 0 to 1: where Huawei does not sell."""
        return 1.0 - self.through


@dataclass(frozen=True)
class SalesControl:
    """Levels of control become access to floor, and a part of the country for each party.

    Attributes:
        policy: weight of policy in who controls the sale.
        after: weight of after-sales; stores have the rest.
        retained: part of its floor that Huawei keeps for a brand whose maker runs the stores.
    """

    mechanism: ClassVar[str] = (
        "whoever holds the stores sells: the maker opens outlets as far as Huawei's floor is gone"
    )
    source: ClassVar[str] = "article [1-7]: partners build networks beside Huawei's"

    policy: Floats
    after: Floats
    retained: Floats

    def standing(self, levels: Floats, access: Floats) -> Standing:
        """Standing from levels (stores, policy, after-sales on the axis before the last)."""
        stores, policy, after = np.moveaxis(levels, -2, 0)
        stay = 1.0 - stores
        # from the stores' level on, so that three equal levels give exactly that and never above 1
        mix = stores + self.policy * (policy - stores) + self.after * (after - stores)
        return Standing(
            mix=mix,
            stay=stay,
            kept=1.0 - stores * (1.0 - self.retained),
            through=access * stay,
        )
