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
        overlap: how much two parties answer for the same sale, 0 to 1.
        claim: the maker's claim on the result, 0 to 1.
        stay: part of the brand that is still Huawei's to sell and takes freed floor, 0 to 1.
        kept: part of its floor that the brand keeps, 0 to 1.
        net: part of its own network that the maker opens, 0 to 1.
    """

    mix: Floats
    overlap: Floats
    claim: Floats
    stay: Floats
    kept: Floats
    net: Floats


@dataclass(frozen=True)
class SalesControl:
    """Levels of control become access to floor, a claim on the result, and overlap.

    Shared control opens both networks and costs overlap; a hand-over passes through that state.

    Attributes:
        policy: weight of policy in who controls the sale.
        after: weight of after-sales; stores have the rest.
        claim_floor: the maker's claim where Huawei runs everything.
        retained: part of its floor that Huawei keeps for a brand whose maker runs the stores.
    """

    mechanism: ClassVar[str] = (
        "whoever holds a part of selling opens its network and claims the result"
    )
    source: ClassVar[str] = (
        "vertical separation and the agent's share: Rey and Stiglitz 1995; article [1-7]"
    )

    policy: Floats
    after: Floats
    claim_floor: Floats
    retained: Floats

    def standing(self, levels: Floats, say: Floats, access: Floats) -> Standing:
        """Standing from levels (stores, policy, after-sales on the axis before the last)."""
        weights = (1.0 - self.policy - self.after, self.policy, self.after)
        parts = [levels[..., i, :] for i in range(len(weights))]
        mix = weights[0] * parts[0] + weights[1] * parts[1] + weights[2] * parts[2]
        both = [4.0 * part * (1.0 - part) for part in parts]
        overlap = weights[0] * both[0] + weights[1] * both[1] + weights[2] * both[2]
        leaving = np.clip(2.0 * parts[0] - 1.0, 0.0, 1.0)
        return Standing(
            mix=mix,
            overlap=overlap,
            claim=self.claim_floor + (1.0 - self.claim_floor) * ((1.0 - say) + say * mix),
            stay=access * (1.0 - leaving),
            kept=access * (1.0 - leaving * (1.0 - self.retained)),
            net=np.clip(2.0 * parts[0], 0.0, 1.0),
        )
