"""What is fitted to what: the assumptions that the history can speak of, and their probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from sim.arrays import Floats
from sim.scenario.types.months import ANCHOR
from sim.scenario.types.numbers import Quantity
from sim.study.calibrate.course import course_of
from sim.study.calibrate.likelihood import log_likelihood, smoothed
from sim.study.calibrate.past import Luck, Path, walk
from sim.study.calibrate.plates import past_plates, size_gaps
from sim.study.calibrate.scope import BRANDS, FIRST, months_to
from sim.world.draws import spread
from sim.world.history import Observation
from sim.world.seeds import seeds
from sim.world.world import register

__all__ = ["FITTED", "LUCK_FROM", "Target", "known_sales"]


FITTED = (
    "launch_pull",
    "nest_dissimilarity",
    "launch_decay_months",
    "launch_ramp_months",
    "refresh_gap_months",
    "refresh_strength",
    "renewal_delay",
    "renewal_return",
    "nameplate_own_scale",
    "base_elasticity",
    "presence_elasticity",
    "space_elasticity",
    "coverage_stores",
    "cars_on_show",
    "min_display",
    "outside_drift",
    "shock_sd",
    "shock_persistence",
    "market_sd",
    "market_persistence",
    "season_strength",
)
"""The assumptions that the equations of the past contain; the history says nothing of others."""

LUCK_FROM = len(FITTED) + 1
"""Where in a point the sizes of nameplates begin."""
_ROUNDS = 5
"""Times that what was sold is worked out anew around what was found before."""
_AT_ONCE = 32
"""Rows worked out at a time, whatever the number of workers: so that they change no bit."""


def known_sales() -> dict[str, float]:
    """The brands' sales in June 2025, vehicles: the middle where it is a range."""
    known = seeds().brands
    found = {}
    for brand in BRANDS:
        sales = known[brand].june_sales
        assert sales is not None  # every brand with a history sold in June
        found[brand] = float(np.mean(sales.bounds))
    return found


@dataclass(frozen=True)
class Target:
    """The probability of the fitted assumptions, given observations.

    A point is a row of uniforms: one for each of FITTED, the place in its range in the register,
    then one for the market's growth so far, and one for the size of each nameplate of the record.

    Attributes:
        seen: the observations.
        known: the month from which the past is walked, and the brands' sales in it.
        last: the last month that is needed.
        recorded: the last month whose launches are known.
        renewals: known months from a model's launch to its renewal.
        sold: the course of sales to reckon around, (1, brands, T); a line through the published
            figures when None.
    """

    seen: tuple[Observation, ...]
    known: tuple[str, Mapping[str, float]]
    last: str
    recorded: str = ANCHOR
    renewals: tuple[float, ...] = ()
    sold: Floats | None = field(default=None, repr=False, compare=False)

    @cached_property
    def course_months(self) -> tuple[str, ...]:
        """The months that are walked."""
        return months_to(self.last)

    @cached_property
    def course(self) -> Floats:
        """The sales around which the past is worked out, (1, brands, T), vehicles."""
        if self.sold is not None:
            return self.sold
        return course_of(self.seen, self.course_months, self.known[1])

    @property
    def size(self) -> int:
        """How many uniforms a point has."""
        return LUCK_FROM + len(past_plates(self.recorded))

    def luck(self, points: Floats) -> Luck:
        """How large the nameplates were, by points (R, size)."""
        from scipy.special import ndtri  # noqa: PLC0415 - slow to import

        gaps, plates = size_gaps(self.known[1], self.last), past_plates(self.recorded)
        # a brand's first nameplates are its own scale, which later ones follow in part
        gap = np.array([gaps[x.brand] * (x.known.launched >= FIRST) for x in plates])
        means = (1.0 - self.draws(points)["nameplate_own_scale"])[:, None] * gap
        return Luck(means + seeds().past.nameplate_sd.known * ndtri(points[:, LUCK_FROM:]))

    @property
    def ranges(self) -> tuple[Quantity, ...]:
        """The register's ranges, in the order of FITTED."""
        numbers = register()
        return tuple(numbers[name] for name in FITTED)

    def draws(self, points: Floats) -> dict[str, Floats]:
        """The assumptions at points, (R,) each, from points (R, size).

        ``market_growth`` is here that of the past: the future's is left to the register.
        """
        numbers = dict(zip(FITTED, self.ranges, strict=True))
        numbers["market_growth"] = seeds().past.growth
        return {
            name: np.asarray(spread(number, points[:, i]))
            for i, (name, number) in enumerate(numbers.items())
        }

    def path(self, draws: Mapping[str, Floats], luck: Luck) -> Path:
        """The past under draws, (R,) each, and the nameplates' sizes, along the course."""
        return walk(draws, self.course_months, self.known, self.recorded, luck, self.course)

    def refined(self, points: Floats) -> Target:
        """The same around what the alliance's brands probably sold, by points of a first fit."""
        draws, luck, found = self.draws(points), self.luck(points), self
        for _ in range(_ROUNDS):
            sold = smoothed(draws, found.path(draws, luck), self.seen)
            found = replace(self, sold=np.exp(np.log(sold).mean(axis=0, keepdims=True)))
        return found

    def log_probability(self, points: Floats) -> Floats:
        """Up to a constant, (R,); minus infinity outside the ranges."""
        inside = ((points > 0.0) & (points < 1.0)).all(axis=1)
        found = np.full(len(points), -np.inf)
        if inside.any():
            draws, luck = self.draws(points[inside]), self.luck(points[inside])
            path = self.path(draws, luck)
            found[inside] = log_likelihood(draws, path, self.seen, self.renewals)
        return found

    def over(self, points: Floats, pool: Executor | None) -> Floats:
        """The same, in portions, side by side where there is a pool."""
        parts: Sequence[Floats] = [
            points[i : i + _AT_ONCE] for i in range(0, len(points), _AT_ONCE)
        ]
        found = (
            map(self.log_probability, parts)
            if pool is None
            else pool.map(self.log_probability, parts)
        )
        return np.concatenate(list(found))
