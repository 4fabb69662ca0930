"""Sampling the target: an ensemble of walkers that is kept as it goes, and can be taken up again.

The sampler is emcee's (Foreman-Mackey et al. 2013), with its differential-evolution moves (ter
Braak 2006; ter Braak and Vrugt 2008), since the target has corners at the ends of the ranges.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.randomness import legacy_state
from sim.study.calibrate.target import Target

__all__ = ["Chain", "Plan", "fit", "sample"]

Floats = NDArray[np.float64]
Progress = Callable[[str, int, int], None]

_CHUNK = 50
"""Steps between two that are kept on disk."""
_FIRST = 3
"""How much shorter the first walk is."""
_ENOUGH = 200
"""Of its points, to tell what was sold."""


@dataclass(frozen=True)
class Plan:
    """How long and with which luck.

    Attributes:
        walkers: at least twice the uniforms of a point.
        steps: each moves every walker once; the first ``burn`` are left out.
        seed: of the walkers' starts and moves.
    """

    walkers: int = 64
    steps: int = 6000
    burn: int = 2000
    seed: int = 625


@dataclass(frozen=True)
class Chain:
    """What walkers did: points (steps, walkers, uniforms), log probabilities (steps, walkers)."""

    points: Floats
    logs: Floats

    def ensemble(self, plan: Plan, size: int) -> Floats:
        """So many points after the burn-in, (size, uniforms of a point).

        All walkers at steps evenly apart, since what a walker did in near steps is alike.
        """
        kept = self.points[plan.burn :]
        count = -(-size // kept.shape[1])
        steps = np.linspace(0, len(kept) - 1, count).round().astype(int)
        return np.asarray(kept[steps].reshape(-1, kept.shape[2])[:size])

    def effective(self, plan: Plan) -> Floats:
        """How many independent points the kept ones are worth, by emcee's autocorrelation time.

        A walker that never moved, as in a very short walk, counts for nothing.
        """
        emcee = _emcee()
        kept = self.points[plan.burn :]
        kept = kept[:, (np.ptp(kept, axis=0) > 0.0).all(axis=1)]
        if not kept.size:
            return np.zeros(self.points.shape[2])
        times = emcee.autocorr.integrated_time(kept, tol=0)
        return np.asarray(kept.shape[0] * kept.shape[1] / times)


def _emcee() -> Any:
    try:
        import emcee  # noqa: PLC0415 - only calibration needs it
        import scipy  # noqa: F401, PLC0415
    except ImportError:
        raise InputError(
            "calibration needs emcee and scipy: pip install 'alliance-sim[calibrate]'"
        ) from None
    return emcee


def _start(target: Target, plan: Plan) -> Floats:
    """Walkers spread evenly over what is possible: points of a scrambled Sobol design."""
    from scipy.stats import qmc  # noqa: PLC0415 - slow to import

    luck = legacy_state(plan.seed).randint(2**31)
    design = qmc.Sobol(target.size, scramble=True, rng=luck)
    found = np.empty((0, target.size))
    while len(found) < plan.walkers:
        points = design.random(64)  # a power of two, so that every part is even
        found = np.concatenate([found, points[np.isfinite(target.over(points, None))]])
    return np.asarray(found[: plan.walkers])


def fit(
    target: Target,
    plan: Plan,
    folder: Path | None = None,
    *,
    pool: Executor | None = None,
    progress: Progress | None = None,
) -> tuple[Target, Chain]:
    """A short walk that finds what was probably sold, then the walk around that; as ``sample``.

    Returns:
        The target that was walked in the end, and the walk.
    """
    first = replace(plan, steps=plan.steps // _FIRST, burn=plan.steps // _FIRST // 2)
    rough = sample(target, first, folder and folder / "first", pool=pool)
    better = target.refined(rough.ensemble(first, _ENOUGH))
    return better, sample(better, plan, folder, pool=pool, progress=progress)


def sample(
    target: Target,
    plan: Plan,
    folder: Path | None = None,
    *,
    pool: Executor | None = None,
    progress: Progress | None = None,
) -> Chain:
    """Run the walkers, or go on where an earlier run of the same plan was cut off.

    Args:
        target: the probability.
        plan: how long.
        folder: where chunks of steps are kept; None keeps nothing.
        pool: workers; no bit depends on them.
        progress: told (what, steps done, of how many).
    """
    emcee = _emcee()
    found = _kept(folder) if folder is not None else []
    sampler = emcee.EnsembleSampler(
        plan.walkers,
        target.size,
        lambda points: target.over(points, pool),
        vectorize=True,
        moves=[(emcee.moves.DEMove(), 0.8), (emcee.moves.DESnookerMove(), 0.2)],
    )
    state: Any = _state(emcee, found[-1]) if found else None
    if state is None:
        sampler.random_state = legacy_state(plan.seed).get_state()
        state = emcee.State(_start(target, plan), random_state=sampler.random_state)
    done = sum(len(chunk["points"]) for chunk in found)
    while done < plan.steps:
        count = min(_CHUNK, plan.steps - done)
        sampler.reset()
        state = sampler.run_mcmc(state, count, skip_initial_state_check=bool(done))
        chunk = {"points": sampler.get_chain(), "logs": sampler.get_log_prob(), **_luck(state)}
        found.append(chunk)
        if folder is not None:
            _keep(folder, len(found), chunk)
        done += count
        if progress is not None:
            progress("steps", done, plan.steps)
    return Chain(*(np.concatenate([chunk[name] for chunk in found]) for name in ("points", "logs")))


def _luck(state: Any) -> dict[str, Any]:
    _, keys, place, has, cached = state.random_state
    return {"keys": keys, "place": np.array([place, has]), "cached": np.array([cached])}


def _state(emcee: Any, chunk: dict[str, Any]) -> Any:
    place, has = (int(value) for value in chunk["place"])
    luck = ("MT19937", chunk["keys"], place, has, float(chunk["cached"][0]))
    return emcee.State(chunk["points"][-1], log_prob=chunk["logs"][-1], random_state=luck)


def _keep(folder: Path, number: int, chunk: dict[str, Any]) -> None:
    """One more chunk: whole or absent."""
    folder.mkdir(parents=True, exist_ok=True)
    final = folder / f"{number:05d}.npz"
    temporary = folder / f".{final.name}.{os.getpid()}.tmp"
    with temporary.open("wb") as file:
        np.savez(file, **chunk)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(final)


def _kept(folder: Path) -> list[dict[str, Any]]:
    """The chunks of an earlier run, as far as they follow on each other."""
    found: list[dict[str, Any]] = []
    while (path := folder / f"{len(found) + 1:05d}.npz").is_file():
        with np.load(path) as data:
            found.append({name: data[name] for name in data.files})
    return found
