"""What comes after the record, in forecasts: one course of renewals and new nameplates a draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.randomness import Stream
from sim.rules.launch import RefreshCycle
from sim.rules.nameplate import Arrivals, Lifecycle
from sim.scenario.types.months import months_between
from sim.study.calibrate.plates import PastPlate, past_plates
from sim.study.calibrate.scope import ALLIANCE, FIRST
from sim.world.draws import spread
from sim.world.seeds import seeds
from sim.world.world import register

__all__ = ["News"]

Draws = Mapping[str, Floats]

_UNFITTED = ("nameplate_succession", "nameplate_spread")
"""Assumptions that the record does not tell, drawn from their ranges."""


@dataclass(frozen=True)
class News:
    """The luck of renewals and new nameplates after the record.

    A new nameplate is sized between the brand's own and the alliance's usual one, as known then.

    Attributes:
        seed: of the luck.
        sizes: logarithms of the sizes of the nameplates of the record, (R, plates).
        gaps: how far the alliance's usual nameplate is above a brand's, log points, by brand.
    """

    seed: int
    sizes: Floats
    gaps: Mapping[int, float]

    def change(
        self,
        draws: Draws,
        months: tuple[str, ...],
        recorded: str,
        plates: tuple[PastPlate, ...],
        weights: Floats,
    ) -> tuple[Floats, Floats]:
        """Weights with the news, (R, plates, T), and those of new nameplates, (R, brands, T)."""
        found, others = weights.copy(), np.zeros((len(weights), ALLIANCE, len(months)))
        start = months.index(recorded) + 1 if recorded in months else len(months)
        if start < len(months):
            _Course(self, draws, months[start:], start).play(plates, recorded, found, others)
        return found, others


class _Course:
    """One course of news for each draw, over the months after the record."""

    def __init__(self, news: News, draws: Draws, months: tuple[str, ...], start: int) -> None:
        form = seeds().structure
        self.news, self.draws, self.months, self.start = news, draws, months, start
        self.announced = int(form["renewal_announced_months"])
        cycle = Lifecycle.of(draws, self.announced)
        self.refresh = RefreshCycle(draws["refresh_gap_months"], form["refresh_spread"])
        self.renewed = cycle.renewed(draws["refresh_strength"], len(months))
        self.new, self.awaited = cycle.new(len(months)), cycle.awaited()
        self.size = len(draws["launch_pull"])
        self.ranges = {name: self._drawn(name) for name in _UNFITTED}
        self.gap = self._gap(months[0])

    def _drawn(self, name: str) -> Floats:
        return spread(register()[name], self._stream(name).uniforms())

    def _gap(self, origin: str) -> Floats:
        """Months between new nameplates of a brand, as the record up to an origin tells them.

        The rate a brand-year follows a gamma law: one launch in one brand-year before the record,
        and what the record adds.
        """
        from scipy.special import gammaincinv  # noqa: PLC0415 - slow to import

        plates = [plate for plate in past_plates() if plate.known.launched < origin]
        firsts = {
            b: min(x.known.launched for x in plates if x.brand == b)
            for b in range(ALLIANCE)
            if any(x.brand == b for x in plates)
        }
        come = sum(x.known.launched >= FIRST and x.known.launched > firsts[x.brand] for x in plates)
        years = sum(months_between(max(first, FIRST), origin) for first in firsts.values()) / 12.0
        rate = gammaincinv(1.0 + come, self._stream("nameplate rate").uniforms()) / (1.0 + years)
        return np.asarray(12.0 / np.maximum(rate, 0.1))

    def _stream(self, purpose: str) -> Stream:
        return Stream(self.news.seed, "study", purpose, range(self.size))

    def play(
        self, plates: tuple[PastPlate, ...], recorded: str, found: Floats, others: Floats
    ) -> None:
        """Renew the nameplates of the record, and let new ones come; writes into both arrays."""
        for i, plate in enumerate(plates):
            size = np.exp(self.news.sizes[:, i])
            self._renew(plate, recorded, size, found[:, i, self.start :])
        for brand in range(ALLIANCE):
            rows = [i for i, plate in enumerate(plates) if plate.brand == brand]
            if rows:
                self._come(brand, rows, found, others[:, brand, self.start :])

    def _renew(self, plate: PastPlate, recorded: str, size: Floats, weight: Floats) -> None:
        known = (plate.known.launched, *plate.known.renewed)
        last = max(month for month in known if month <= recorded)
        age = np.full(self.size, float(months_between(last, recorded)))
        left = self.refresh.after(age, self._stream(f"renewal {plate.name}").uniforms())
        for t in range(len(self.months)):
            ahead = (left - 1.0 - t).astype(int)
            since = np.flatnonzero(ahead <= 0)
            weight[since, t] = size[since] * self.renewed[-ahead[since], since]
            soon = np.flatnonzero((ahead >= 1) & (ahead <= self.announced))
            weight[soon, t] *= self.awaited[self.announced - ahead[soon], soon]

    def _come(self, brand: int, rows: list[int], found: Floats, others: Floats) -> None:
        rule = Arrivals(self.gap, self.ranges["nameplate_succession"])
        left = rule.wait(self._stream(f"arrival {brand}").uniforms())
        normal = self._stream(f"arrival size {brand}").normals()
        mean = self.news.sizes[:, rows].mean(axis=1)
        mean = mean + (1.0 - self.draws["nameplate_own_scale"]) * self.news.gaps[brand]
        off = self.ranges["nameplate_spread"] * seeds().past.nameplate_sd.known * normal
        size = np.exp(mean + off)
        kept = rule.left(np.full(self.size, float(len(rows))))
        for t in range(len(self.months)):
            ahead = (left - 1.0 - t).astype(int)
            come = np.flatnonzero(ahead <= 0)
            others[come, t] = size[come] * self.new[-ahead[come], come]
            found[come[:, None], np.array(rows), self.start + t] *= kept[come, None]
