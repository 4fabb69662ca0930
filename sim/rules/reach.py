"""What it is worth to a brand that buyers can see its cars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Reach", "Seen", "coverage"]

Floats = NDArray[np.float64]

_NONE = 1e-12
"""Below any share of floor and of a network."""


def coverage(stores: Floats, reached: Floats) -> Floats:
    """Part of the buyers who have one of some stores within reach, 0 to 1.

    Args:
        stores: how many, at places of their own.
        reached: how many reach 63% of the buyers.
    """
    return np.asarray(-np.expm1(-stores / reached))


@dataclass(frozen=True)
class Seen:
    """What a brand's cars are seen in; arrays of one shape.

    Attributes:
        worth: what all of it is worth to demand, a factor; 1 is every buyer and one car a store.
        in_huawei_stores: part of the sales that Huawei's stores make, 0 to 1.
        duplicated: how far Huawei's stores and the maker's outlets sell side by side, 0 to 1.
    """

    worth: Floats
    in_huawei_stores: Floats
    duplicated: Floats


@dataclass(frozen=True)
class Reach:
    """Presence is in how many places buyers can see a car, space how much room it has there.

    Huawei's stores sell a part of the country and the maker's outlets the rest. The worth of both
    is averaged by that part, so that sharing a brand lies between its two ends.

    Attributes:
        presence: exponent of presence; below 1 it saturates, above 1 it is convex, (replications,).
        space: exponent of space, (replications,).
        reached: stores that reach 63% of the buyers, (replications,).
        cars: cars on show in a store, (replications,).
        stores: Huawei's stores, (replications,).
        productivity: Huawei stores that one outlet stands for, (replications,).
        offset: presence of a brand that no store shows, 0 to 1.
    """

    mechanism: ClassVar[str] = (
        "buyers choose among cars that they can see; a second car in a store adds little"
    )
    source: ClassVar[str] = (
        "distribution and share: Reibstein and Farris 1995, Wilbur and Farris 2014; "
        "shelf space: Eisend 2014"
    )

    presence: Floats
    space: Floats
    reached: Floats
    cars: Floats
    stores: Floats
    productivity: Floats
    offset: float

    def showing(self, share: Floats) -> Floats:
        """Huawei's stores that show the brand, when cars are spread over them by chance.

        Args:
            share: the brand's share of the floor where Huawei sells it, 0 to 1.
        """
        return np.asarray(self.stores * -np.expm1(-self.cars * share))

    def room(self, share: Floats) -> Floats:
        """Cars on show in a store that shows the brand."""
        shown = self.cars * np.maximum(share, _NONE)
        return np.asarray(shown / -np.expm1(-shown))

    def worth(self, covered: Floats, room: Floats) -> Floats:
        """What presence, 0 to 1, and room, cars a store, are worth; a factor on demand."""
        logs = self.presence * np.log(covered + self.offset)
        logs += self.space * np.log(room)
        return np.asarray(np.exp(logs, out=logs))

    def in_huawei_stores(self, share: Floats) -> tuple[Floats, Floats]:
        """Presence, and what a brand is worth where Huawei sells it, from its share of floor."""
        covered = coverage(self.showing(share), self.reached)
        return covered, self.worth(covered, self.room(share))

    def log_worth(self, share: Floats) -> Floats:
        """Logarithm of what a brand is worth where Huawei sells it."""
        return np.asarray(np.log(self.in_huawei_stores(share)[1]))

    def slope(self, share: Floats) -> Floats:
        """Log points of worth for a log point of the brand's share of floor."""
        shown = self.cars * np.maximum(share, _NONE)
        left = np.exp(-shown)  # the part of the stores that do not show it
        showing = self.stores * (1.0 - left)
        covered = coverage(showing, self.reached)
        by_share = shown * left / (1.0 - left)  # log points of stores for one of share
        missed = (1.0 - covered) * showing / self.reached
        found = self.presence * by_share * missed / (covered + self.offset)
        found += self.space * (1.0 - by_share)
        return np.asarray(found)

    def in_own_outlets(
        self, outlets: Floats, part: Floats, retained: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Presence, worth, and Huawei's part of it, where the maker sells.

        Args:
            outlets: the maker's own outlets, in all.
            part: the part of the country that they serve, 0 to 1.
            retained: Huawei's stores that go on showing the brand there.
        """
        own = outlets * self.productivity / np.maximum(part, _NONE)
        places = own + retained
        covered = coverage(places, self.reached)
        by_huawei = retained / np.maximum(places, _NONE)
        return covered, self.worth(covered, self.cars), by_huawei

    def seen(self, share: Floats, through: Floats, outlets: Floats, retained: Floats) -> Seen:
        """What a brand is seen in.

        Args:
            share: the brand's share of the floor where Huawei sells it, 0 to 1.
            through: the part of the country where Huawei's stores sell it, 0 to 1.
            outlets: the maker's own outlets.
            retained: the part of the stores that go on showing it where the maker sells, 0 to 1.
        """
        own_part = 1.0 - through
        there, huawei = self.in_huawei_stores(share)
        here, own, by_huawei = self.in_own_outlets(
            outlets, own_part, retained * self.showing(share)
        )
        worth = own + through * (huawei - own)
        by_huawei = (through * huawei + own_part * own * by_huawei) / worth
        return Seen(worth, by_huawei, 4.0 * through * own_part * there * here)
