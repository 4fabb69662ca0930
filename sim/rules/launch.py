"""What a launch adds, and how it fades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from sim.arrays import Floats, Ints

__all__ = ["Freshness", "RefreshCycle"]


@dataclass(frozen=True)
class Freshness:
    """A launch reaches buyers as deliveries ramp, and its novelty fades.

    Attributes:
        decay_months: until a novelty has worn off to 37%, (replications,).
        ramp_months: until 63% of a launch have reached buyers, (replications,).
    """

    mechanism: ClassVar[str] = (
        "novelty reaches buyers as cars do, draws them and wears off within months"
    )
    source: ClassVar[str] = "Bass 1969 in reverse: the R7's half-year; history_to_2025_06.csv"

    decay_months: Floats
    ramp_months: Floats

    @classmethod
    def of(cls, draws: Mapping[str, Floats]) -> Freshness:
        """As the register's draws have it."""
        return cls(
            decay_months=draws["launch_decay_months"], ramp_months=draws["launch_ramp_months"]
        )

    @property
    def monthly(self) -> Floats:
        """The part of freshness that is left after a month."""
        return np.exp(-1.0 / self.decay_months)

    @property
    def arriving(self) -> Floats:
        """The part of what is on its way that reaches buyers in a month."""
        return 1.0 - np.exp(-1.0 / self.ramp_months)

    def courses(self, months: int) -> tuple[Floats, Floats]:
        """A launch of strength one: what is fresh and what has arrived, in each month from then on.

        Shapes (months, replications).
        """
        fresh = np.zeros((months, len(self.decay_months)))
        arrived = 1.0 - np.exp(np.arange(1, months + 1)[:, None] / -self.ramp_months)
        left = self.monthly
        for age, news in enumerate(np.diff(arrived, axis=0, prepend=0.0)):
            fresh[age] = news + (left * fresh[age - 1] if age else 0.0)
        return fresh, arrived


@dataclass(frozen=True)
class RefreshCycle:
    """Brands renew their models about once a gap, early or late by a spread."""

    mechanism: ClassVar[str] = (
        "every model is renewed about once a year, and no plan is kept to the month"
    )
    source: ClassVar[str] = "renewal process; launches to June 2025"

    gap: Floats
    spread: float

    @cached_property
    def _range(self) -> tuple[Floats, Floats]:
        """The shortest gap, and how much longer the longest is."""
        return self.gap * (1.0 - self.spread), self.gap * (2.0 * self.spread)

    def after(self, age: Floats, uniform: Floats) -> Floats:
        """Months from now to the next renewal, at least 1, from a model's age in months."""
        shortest, more = self._range
        low = np.maximum(shortest, age)
        gap = low + np.maximum(shortest + more - low, 0.0) * uniform
        return np.maximum(np.ceil(gap) - age, 1.0)

    def gaps(self, uniform: Floats, where: Ints | slice = slice(None)) -> Floats:
        """Months from one refresh to the next, shape as ``uniform``, in some replications."""
        shortest, more = self._range
        gap = uniform * more[where]
        gap += shortest[where]
        np.ceil(gap, out=gap)
        return np.maximum(gap, 1.0, out=gap)
