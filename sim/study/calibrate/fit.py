"""The fit: an ensemble of assumptions that give the history, and what it says of each of them."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from sim.aliases import Json, Progress
from sim.arrays import Floats
from sim.display import Displayed, Summary
from sim.engine.worker_pool import check_jobs, worker_pool
from sim.scenario.types.months import ANCHOR
from sim.study.calibrate.chain import Chain, Plan, fit
from sim.study.calibrate.forecast import known_at, recorded_at
from sim.study.calibrate.identify import Fitted, grade
from sim.study.calibrate.june import june_luck
from sim.study.calibrate.scope import BRANDS
from sim.study.calibrate.target import FITTED, Target, known_sales
from sim.world.history import history
from sim.world.seeds import seeds
from sim.world.version import model_version

__all__ = ["Calibration", "calibrate", "inputs_of", "target_for"]


_OF_BRANDS = {"nameplates", "models", "bands", "base", "june_sales"}
SIZE = 2000
"""Draws in the ensemble."""


@dataclass(frozen=True, eq=False, repr=False)
class Calibration(Displayed):
    """A fit and what it rests on.

    Attributes:
        until: the last month of the history that was used.
        plan: of the walkers.
        observations: how many figures were used.
        draws: the ensemble by name, (SIZE,) each: the assumptions, then June's luck.
        points: the same as uniforms, (SIZE, fitted).
        fitted: what the history says of each assumption.
        effective: independent draws that the chain is worth, for the least of the assumptions.
    """

    until: str
    plan: Plan
    observations: int
    draws: dict[str, Floats]
    points: Floats
    fitted: tuple[Fitted, ...]
    effective: float

    def summary(self) -> Summary:
        """What was fitted, and what the history says of each assumption."""
        grades = Counter(each.grade for each in self.fitted)
        told = ", ".join(f"{count} {grade}" for grade, count in sorted(grades.items()))
        rows = [
            (each.name, f"{each.p05:.4g} to {each.p95:.4g}", each.grade) for each in self.fitted
        ]
        size = f"{self.observations} figures up to {self.until}"
        answers = [
            f"{len(self.fitted)} assumptions: {told}",
            f"{self.effective:,.0f} effective draws",
        ]
        return Summary(f"Calibration to {size}", answers, ("assumption", "90%", "grade"), rows)

    def to_plain(self) -> Json:
        """As maps and lists, without the draws."""
        return {
            "until": self.until,
            "observations": self.observations,
            "plan": asdict(self.plan),
            "effective_draws": self.effective,
            "model": model_version(),
            "assumptions": [each.to_plain() for each in self.fitted],
        }


def target_for(until: str) -> Target:
    """The target for the shipped history up to a month."""
    used = tuple(each for each in history() if each.published <= until)
    known = known_sales() if until >= ANCHOR else known_at(until, used)
    renewals = tuple(gap.known for month, gap in seeds().past.renewals.items() if month <= until)
    return Target(used, (until, known), until, recorded_at(until), renewals)


def calibrate(
    plan: Plan | None = None,
    until: str = ANCHOR,
    *,
    work: Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Calibration:
    """Fit the assumptions to the history up to a month.

    Args:
        plan: how long the walkers walk.
        until: the last month that is used.
        work: a folder for what is finished, so that a run that was cut off is taken up again; its
            content is deleted when the fit is done.
        jobs: worker processes; no bit depends on them.
        progress: told (what, done, of how many).

    Raises:
        InputError: emcee or scipy is not installed.
        StoreError: what is finished cannot be kept, or what was kept is damaged.
    """
    plan = plan or Plan()
    target = target_for(until)
    folder = work / _key(plan, target) if work is not None else None
    with _workers(jobs) as pool:
        target, chain = fit(target, plan, folder, pool=pool, progress=progress)
    found = _calibration(plan, target, chain)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)  # the fit is done, whatever is left
    return found


def _calibration(plan: Plan, target: Target, chain: Chain) -> Calibration:
    points, effective = chain.ensemble(plan, SIZE), chain.effective(plan)
    found, luck = target.draws(points), june_luck(target, points, plan.seed)
    points = points[:, : len(FITTED)]
    return Calibration(
        until=target.last,
        plan=plan,
        observations=len(target.seen),
        draws={name: found[name] for name in FITTED} | luck,
        points=points,
        fitted=grade(points, target.ranges, FITTED),
        effective=float(effective.min()),
    )


def inputs_of(target: Target) -> str:
    """A digest of all numbers that a fit rests on: figures, ranges, launches, what is given."""
    known = seeds()
    brands = [
        {key: value for key, value in known.brands[brand].model_dump().items() if key in _OF_BRANDS}
        for brand in BRANDS
    ]
    said = repr((target, target.ranges, known.past, known.market, known.structure, brands))
    return sha256(said.encode()).hexdigest()[:16]


def _key(plan: Plan, target: Target) -> str:
    """A name for exactly this fit: what is found under it belongs to it."""
    # a chain is taken up only where the same numpy gives the same bits
    said = repr((plan, target, model_version(), np.__version__)).encode()
    return f".calibration-{sha256(said).hexdigest()[:8]}.part"


def _workers(jobs: int) -> Any:
    return nullcontext(None) if check_jobs(jobs) == 1 else worker_pool(jobs)
