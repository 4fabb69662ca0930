"""Rolling origins for shares and volumes, and against what another edition of the model forecast.

    python -m benchmarks.rolling FILE.csv                what this edition forecasts, to a file
    python -m benchmarks.rolling FIRST.csv SECOND.csv    both side by side, as a table

An origin is a month from July 2024 to May 2025. The model is fitted to what was published by then
and forecasts one to six months ahead. Volumes are scored in logarithms, so that brands of all sizes
count alike.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.scenario.types.months import ANCHOR, add_months, months_between
from sim.study.backtest.scores import crps
from sim.study.calibrate.chain import Plan, fit
from sim.study.calibrate.fit import target_for
from sim.study.calibrate.forecast import forecast
from sim.study.calibrate.rolling import AHEAD, FUTURES, known_shares, origins
from sim.study.calibrate.scope import ALLIANCE, BRANDS
from sim.world.history import history

Floats = NDArray[np.float64]

PLAN = Plan(steps=300, burn=100)
LATE = range(3, AHEAD + 1)
"""Months ahead over which bias and error are told."""
FEW = 12
"""Forecasts below which a row is reported and not judged."""
BLOCK, RESAMPLED = 3, 4000
"""Origins in a row that are resampled together, and how often."""


class Row(NamedTuple):
    """One forecast: a share as it is, a volume as its logarithm."""

    outcome: str
    origin: str
    month: str
    actual: float
    p05: float
    p50: float
    p95: float
    crps: float

    @property
    def ahead(self) -> int:
        """Months from the origin."""
        return months_between(self.origin, self.month)

    @property
    def error(self) -> float:
        """Of the median."""
        return self.p50 - self.actual


def actuals() -> dict[str, dict[str, float]]:
    """What was published, by outcome and month; of several figures the mean."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    alliance = BRANDS[:ALLIANCE]
    for each in history():
        whole = set(each.whom) == set(alliance)
        if not each.floor and (whole or (len(each.whom) == 1 and each.whom[0] in alliance)):
            name = "hima_units" if whole else f"{each.whom[0]}_units"
            found[name][each.month].append(float(np.log(each.units)))
    shares = {month: [share] for month, share in known_shares().items()}
    return {
        outcome: {month: float(np.mean(values)) for month, values in by_month.items()}
        for outcome, by_month in {"aito_share": shares, **found}.items()
    }


def forecasts(origin: str) -> list[Row]:
    """All forecasts from one origin."""
    known = actuals()
    last = min(months_between(origin, ANCHOR), AHEAD)
    months = [add_months(origin, h) for h in range(1, last + 1)]
    target, chain = fit(target_for(origin), PLAN)
    points = chain.ensemble(PLAN, FUTURES)
    draws, luck = target.draws(points), target.luck(points)
    sold = forecast(draws, luck, origin, months, history(), PLAN.seed)
    total = sold.sum(axis=2)
    drawn = {"aito_share": sold[..., 0] / total, "hima_units": np.log(total)}
    drawn |= {f"{brand}_units": np.log(sold[..., b]) for b, brand in enumerate(BRANDS[:ALLIANCE])}
    rows = []
    for outcome, values in drawn.items():
        for i, month in enumerate(months):
            if month in known[outcome]:
                actual, at = known[outcome][month], values[:, i]
                band = (float(q) for q in np.quantile(at, (0.05, 0.5, 0.95)))
                rows.append(Row(outcome, origin, month, actual, *band, crps(at, actual)))
    return rows


def write(path: Path) -> None:
    """Forecast from every origin."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        rows = [row for some in pool.map(forecasts, origins()) for row in some]
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(Row._fields)
        out.writerows(rows)


def read(path: Path) -> dict[tuple[str, str, str], Row]:
    """The forecasts of a file, by outcome, origin and month."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = [Row(*row[:3], *map(float, row[3:])) for row in list(csv.reader(file))[1:]]
    return {row[:3]: row for row in rows}


SCORES: dict[str, tuple[Callable[[list[Row]], float], bool]] = {
    "mean CRPS": (lambda rows: float(np.mean([r.crps for r in rows])), False),
    "bias of the median": (lambda rows: float(np.mean([r.error for r in rows])), True),
    "mean absolute error": (lambda rows: float(np.mean([abs(r.error) for r in rows])), True),
    "90% band held": (
        lambda rows: float(np.mean([r.p05 <= r.actual <= r.p95 for r in rows])),
        False,
    ),
    "width of the band": (lambda rows: float(np.mean([r.p95 - r.p05 for r in rows])), False),
}
"""Scores, and whether they are of three to six months ahead only."""


def _resampled(given: list[str]) -> Iterator[list[str]]:
    """Origins resampled in blocks of consecutive ones; the first follows the last."""
    luck, count = np.random.default_rng(625), len(given)
    for _ in range(RESAMPLED):
        starts = luck.integers(count, size=-(-count // BLOCK))
        yield [given[(s + i) % count] for s in starts for i in range(BLOCK)][:count]


def compare(first: Path, second: Path) -> None:
    """Print both editions' scores, and the 90% interval of their paired difference."""
    sides = read(first), read(second)
    if sides[0].keys() != sides[1].keys():
        sys.exit("the files hold forecasts of other outcomes, origins or months")
    print("| outcome | score | forecasts | first | second | difference (90% interval) |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for outcome in dict.fromkeys(key[0] for key in sides[0]):
        for name, (score, late_only) in SCORES.items():
            by_origin: list[dict[str, list[Row]]] = []
            for side in sides:
                rows = [r for r in side.values() if r.outcome == outcome]
                kept = [r for r in rows if not late_only or r.ahead in LATE]
                by_origin.append(
                    {o: [r for r in kept if r.origin == o] for o in {r.origin for r in kept}}
                )
            fitted = sorted(by_origin[0])
            count = sum(map(len, by_origin[0].values()))
            if not count:
                continue
            whole = [score([r for o in fitted for r in side[o]]) for side in by_origin]
            gaps = [
                score([r for o in some for r in by_origin[1][o]])
                - score([r for o in some for r in by_origin[0][o]])
                for some in _resampled(fitted)
            ]
            low, high = np.quantile(gaps, (0.05, 0.95))
            judged = "" if count >= FEW else " (not judged)"
            print(
                f"| {outcome} | {name}{judged} | {count} | {whole[0]:+.3f} | {whole[1]:+.3f} | "
                f"{whole[1] - whole[0]:+.3f} ({low:+.3f} to {high:+.3f}) |"
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        write(Path(sys.argv[1]))
    elif len(sys.argv) == 3:
        compare(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
