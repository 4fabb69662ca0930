"""How Huawei shares out its store floor, and who gets what a leaving brand frees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floor", "Weights", "displayed", "normalised"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_NOWHERE = 1e-12
"""Below any part of the stores."""


def normalised(weights: Floats, axis: int = 0) -> Floats:
    """Weights as parts of their sum along an axis; a sum of zero leaves them zero."""
    total = weights.sum(axis=axis, keepdims=True)
    total[total == 0.0] = 1.0
    return np.asarray(weights / total)


def displayed(part: Floats, least: Floats, present: Floats, axis: int = 0) -> Floats:
    """Weights by parts of success, none below the least, for brands as far as they are present."""
    weights = np.maximum(part, least)
    weights *= present
    return normalised(weights, axis)


@dataclass(frozen=True)
class Weights:
    """Each rule turns success into weights: by success, evenly, or to a list first.

    Attributes:
        min_display: the least weight of a brand that is shown, shape (replications,).
        focus_share: what a focus list gets together, shape (replications,).
        focus: which brands are on the list, shape (brands,).
    """

    mechanism: ClassVar[str] = "shelf space goes to what sells, to all alike, or to favourites"
    source: ClassVar[str] = "shelf-space allocation: Corstjens and Doyle 1981; article [9-10, 15]"

    min_display: Floats
    focus_share: Floats
    focus: Bools

    def share_out(self, rule: str, success: Floats, present: Floats) -> Floats:
        """Weights that add up to one, shape (brands, replications); zero where not present.

        Args:
            rule: proportional, equal or focus.
            success: recent sales, vehicles a month, (brands, replications).
            present: how far a brand takes part, 0 to 1, (brands, replications).
        """
        if rule == "equal":
            return normalised(present)
        total = (success * present).sum(axis=0, keepdims=True)
        total[total == 0.0] = 1.0
        # not counted by presence here, but once, in what is displayed
        part = success / total
        weights = displayed(part, self.min_display, present)
        return self._favour(weights, present) if rule == "focus" else weights

    def _favour(self, weights: Floats, present: Floats) -> Floats:
        listed = self.focus[:, None]
        part = (weights * listed).sum(axis=0)
        some = (part > 0.0) & (part < 1.0)
        safe = np.where(some, part, 0.5)
        # listed brands that few stores show cannot fill the floor that is meant for them
        shown = np.minimum((present * listed).sum(axis=0), 1.0)
        meant = part + shown * (self.focus_share - part)
        favoured = weights * meant / safe
        others = weights * (1.0 - meant) / (1.0 - safe)
        return np.where(some, np.where(listed, favoured, others), weights)


@dataclass(frozen=True)
class Floor:
    """A brand that leaves keeps little floor; the freed floor is offered by the same weights.

    What would fall to a brand that is itself leaving is closed.
    """

    mechanism: ClassVar[str] = (
        "freed floor goes to those who stay, mostly to the one that sells most"
    )
    source: ClassVar[str] = "article [1-3, 9-10]"

    def freed(self, weights: Floats, kept: Floats) -> Floats:
        """The part of Huawei's floor that all others free, 0 to 1, (brands, replications)."""
        own = weights * (1.0 - kept)
        return np.asarray(own.sum(axis=0) - own)

    def allot(self, stores: Floats, weights: Floats, kept: Floats, stay: Floats) -> Floats:
        """Floor by brand, (brands, replications), of Huawei's ``stores``, (replications,)."""
        floor = self.freed(weights, kept) * stay
        floor += kept
        floor *= weights
        floor *= stores
        return np.asarray(floor)

    def share(self, weights: Floats, kept: Floats, present: Floats) -> Floats:
        """A brand's share of the floor in stores that sell it, (brands, replications).

        Args:
            weights, kept: by brand.
            present: in which part of the stores a brand is shown at all, 0 to 1.
        """
        some = np.maximum(present, _NOWHERE)
        return np.asarray(weights * (1.0 + self.freed(weights, kept)) / some)
