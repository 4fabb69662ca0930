"""What comes after the record, in forecasts: renewals and new nameplates, one course for each draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.randomness import Stream
from sim.rules.launch import RefreshCycle
from sim.rules.nameplate import Arrivals, Lifecycle
from sim.scenario.types.months import months_between
from sim.study.calibrate.plates import PastPlate
from sim.study.calibrate.scope import ALLIANCE
from sim.world.seeds import seeds

__all__ = ["News"]

Floats = NDArray[np.float64]
Draws = Mapping[str, Floats]


@dataclass(frozen=True)
class News:
    """The luck of renewals and new nameplates after the record.

    A new nameplate is sized around the brand's own, the only sizes that an origin knows.

    Attributes:
        seed: of the luck.
        sizes: logarithms of the sizes of the nameplates of the record, (R, plates).
    """

    seed: int
    sizes: Floats

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
        draws = self.draws
        rule = Arrivals(draws["nameplate_gap_months"], draws["nameplate_succession"])
        left = rule.wait(self._stream(f"arrival {brand}").uniforms())
        normal = self._stream(f"arrival size {brand}").normals()
        mean = self.news.sizes[:, rows].mean(axis=1)
        spread = draws["nameplate_spread"] * seeds().past.nameplate_sd.known
        size = np.exp(mean + spread * normal)
        kept = rule.left(np.full(self.size, float(len(rows))))
        for t in range(len(self.months)):
            ahead = (left - 1.0 - t).astype(int)
            come = np.flatnonzero(ahead <= 0)
            others[come, t] = size[come] * self.new[-ahead[come], come]
            found[come[:, None], np.array(rows), self.start + t] *= kept[come, None]
