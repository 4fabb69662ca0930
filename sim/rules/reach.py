"""What it is worth to a brand that buyers can see its cars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from sim.arrays import Floats

__all__ = ["InStores", "Outlets", "Reach", "Seen", "coverage"]


_NONE = 1e-12
"""Below any share of floor and of a network."""


def coverage(stores: Floats, reached: Floats) -> Floats:
    """Part of the buyers who have one of some stores within reach, 0 to 1.

    Args:
        stores: how many, at places of their own.
        reached: how many reach 63% of the buyers.
    """
    missed = np.exp(-stores / reached)  # expm1 would tell apart only what is next to nothing
    return np.asarray(np.subtract(1.0, missed, out=missed))


@dataclass(frozen=True)
class InStores:
    """A brand where Huawei sells it; arrays of one shape.

    Attributes:
        showing: stores that show it.
        covered: part of the buyers there who have one within reach, 0 to 1.
        log_worth: what that is worth, log points.
    """

    showing: Floats
    covered: Floats
    log_worth: Floats

    @cached_property
    def worth(self) -> Floats:
        """What that is worth, as a factor."""
        return np.asarray(np.exp(self.log_worth))


@dataclass(frozen=True)
class Outlets:
    """A brand where its maker sells it; arrays of one shape.

    Attributes:
        covered: part of the buyers there who have a place within reach, 0 to 1.
        log_worth: what that is worth, log points.
        by_huawei: part of these places that are Huawei's stores, 0 to 1.
    """

    covered: Floats
    log_worth: Floats
    by_huawei: Floats


@dataclass(frozen=True)
class Seen:
    """What a brand's cars are seen in; arrays of one shape.

    Attributes:
        log_worth: what all of it is worth to demand, log points; 0 is every buyer and one car a
            store.
        by_huawei: part of the sales that Huawei's stores make, 0 to 1.
        doubled: how far Huawei's stores and the maker's outlets sell side by side, 0 to 1.
    """

    log_worth: Floats
    by_huawei: Floats
    doubled: Floats


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

    def log_worth(self, covered: Floats, room: Floats) -> Floats:
        """What presence, 0 to 1, and room, cars a store, are worth, log points."""
        return self._of_presence(covered, self.space * np.log(room))

    def _of_presence(self, covered: Floats, of_room: Floats) -> Floats:
        logs = covered + self.offset
        np.log(logs, out=logs)
        logs *= self.presence
        logs += of_room
        return np.asarray(logs)

    @cached_property
    def _of_own_cars(self) -> Floats:
        """What the room in the maker's places is worth: nothing else stands there."""
        return np.asarray(self.space * np.log(self.cars))

    def in_huawei_stores(self, share: Floats) -> InStores:
        """A brand where Huawei sells it, from its share of floor, 0 to 1."""
        showing = self.showing(share)
        covered = coverage(showing, self.reached)
        return InStores(showing, covered, self.log_worth(covered, self.room(share)))

    def places(self, outlets: Floats, net: Floats, retained: Floats) -> Floats:
        """Places where a brand is seen in the maker's part, in Huawei's stores.

        Args:
            outlets: the maker's own outlets, in all.
            net: the part of the country that they serve, 0 to 1.
            retained: Huawei's stores that go on showing the brand there.
        """
        return np.asarray(outlets * self.productivity / np.maximum(net, _NONE) + retained)

    def in_own_outlets(self, places: Floats, retained: Floats) -> Outlets:
        """A brand where its maker sells it, from places and those of them that are Huawei's."""
        covered = coverage(places, self.reached)
        log_worth = self._of_presence(covered, self._of_own_cars)
        return Outlets(covered, log_worth, retained / np.maximum(places, _NONE))

    def seen(self, stores: InStores, outlets: Outlets, through: Floats) -> Seen:
        """What a brand is seen in.

        Args:
            stores: the brand where Huawei sells it.
            outlets: the brand where its maker does.
            through: the part of the country where Huawei's stores sell it, 0 to 1.
        """
        net = 1.0 - through
        own = np.exp(outlets.log_worth)
        own *= net
        huawei = through * stores.worth
        worth = own + huawei
        own *= outlets.by_huawei
        own += huawei
        own /= worth
        doubled = 4.0 * through * net * stores.covered * outlets.covered
        return Seen(np.log(worth, out=worth), own, doubled)

    def slope(self, share: Floats) -> Floats:
        """Log points of worth for one of the brand's share of floor, where Huawei sells it."""
        shown = self.cars * np.maximum(share, _NONE)
        left = np.exp(-shown)  # the part of the stores that do not show it
        showing = self.stores * (1.0 - left)
        covered = coverage(showing, self.reached)
        by_share = shown * left / (1.0 - left)  # log points of stores for one of share
        missed = (1.0 - covered) * showing / self.reached
        found = self.presence * by_share * missed / (covered + self.offset)
        found += self.space * (1.0 - by_share)
        return np.asarray(found)
