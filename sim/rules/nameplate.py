"""What a nameplate is worth to buyers over its life, and what a brand's nameplates are together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from sim.arrays import Floats
from sim.rules.launch import Freshness

__all__ = ["Arrivals", "Lifecycle", "Nest"]


@dataclass(frozen=True)
class Nest:
    """A brand's nameplates in a price band share buyers, who first choose the brand.

    Attributes:
        dissimilarity: 1 where nameplates of a brand are as different as brands, near 0 where they
            take all of their sales from one another, (replications,).
    """

    mechanism: ClassVar[str] = "a new model takes part of its sales from its siblings"
    source: ClassVar[str] = (
        "nested logit: McFadden 1978; inclusive value: Ben-Akiva and Lerman 1985"
    )

    dissimilarity: Floats

    def worth(self, weights: Floats) -> Floats:
        """What nameplates are worth together, log points, from the sum of their weights.

        A nameplate's weight is ``exp(V/dissimilarity)``, V being its own worth, log points.
        """
        with np.errstate(divide="ignore"):  # nothing is worth nothing
            return np.asarray(self.dissimilarity * np.log(weights))


@dataclass(frozen=True)
class Lifecycle:
    """Weights of a nameplate in its nest over its life, 1 being a nameplate that is not new.

    Attributes:
        freshness: how novelty arrives and fades.
        pull: what novelty of strength one is worth, log points, (replications,).
        dissimilarity: of the nest, (replications,).
        delay: what buyers who wait for an announced renewal take off, log points, (replications,).
        returning: the part of it that comes back after the renewal, (replications,).
        announced: months from an announcement to the renewal.
    """

    mechanism: ClassVar[str] = (
        "a new model draws buyers for months; before an announced renewal they wait for it"
    )
    source: ClassVar[str] = (
        "M9 around its renewal of March 2025; announcements: Farrell and Saloner 1986"
    )

    freshness: Freshness
    pull: Floats
    dissimilarity: Floats
    delay: Floats
    returning: Floats
    announced: int

    @classmethod
    def of(cls, draws: Mapping[str, Floats], announced: int) -> Lifecycle:
        """As the register's draws have it."""
        return cls(
            freshness=Freshness.of(draws),
            pull=draws["launch_pull"],
            dissimilarity=draws["nest_dissimilarity"],
            delay=draws["renewal_delay"],
            returning=draws["renewal_return"],
            announced=announced,
        )

    def _weight(self, worth: Floats) -> Floats:
        return np.asarray(np.exp(worth / self.dissimilarity))

    @property
    def _elapsed(self) -> Floats:
        """The part of the announced months that has passed, (announced, 1)."""
        return np.arange(1, self.announced + 1)[:, None] / self.announced

    def new(self, months: int) -> Floats:
        """Of a new nameplate by its age, (months, replications); it arrives as cars do."""
        fresh, arrived = self.freshness.courses(months)
        return arrived * self._weight(self.pull * fresh)

    def renewed(self, strength: Floats | float, months: int) -> Floats:
        """Of a renewed nameplate by months since, (months, replications)."""
        fresh, _ = self.freshness.courses(months)
        worth = self.pull * strength * fresh
        after = min(months, self.announced)
        worth[:after] += (self.returning * self.delay * self._elapsed[::-1])[:after]
        return self._weight(worth)

    def awaited(self) -> Floats:
        """Factor while a renewal is announced: first month to last, (announced, replications)."""
        return self._weight(-self.delay * self._elapsed)


@dataclass(frozen=True)
class Arrivals:
    """New nameplates come to a brand at random, once in a gap on average.

    Attributes:
        gap: months, (replications,).
        succession: the part of a nameplate that a new one retires, (replications,).
    """

    mechanism: ClassVar[str] = "every brand goes on adding models that nobody has announced yet"
    source: ClassVar[str] = "renewal process; 0.92 new nameplates a brand-year to June 2025"

    gap: Floats
    succession: Floats

    def wait(self, uniform: Floats) -> Floats:
        """Months to the next one, at least 1, (..., replications)."""
        # 1 less a uniform is exact, so log1p would find the same, slower
        return np.maximum(np.ceil(-self.gap * np.log(1.0 - uniform)), 1.0)

    def left(self, nameplates: Floats) -> Floats:
        """What a new nameplate leaves of each older one, 0 to 1, (..., replications)."""
        return 1.0 - np.minimum(self.succession / np.maximum(nameplates, 1.0), 1.0)
