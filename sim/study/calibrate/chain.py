"""Sampling the target: an ensemble of walkers that is kept as it goes, and can be taken up again.

The sampler is emcee's (Foreman-Mackey et al. 2013): first with its differential-evolution moves
(ter Braak 2006; ter Braak and Vrugt 2008), then with Metropolis steps of the shape that those
found. Walkers walk in normal scores of the points, which have no ends: steps out of a range would
be refused, and most were.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from sim.aliases import Json, Progress
from sim.arrays import Floats
from sim.errors import InputError
from sim.randomness import legacy_state
from sim.study.calibrate.chunks import Chunks, luck_of, room_for_chunks, state_of
from sim.study.calibrate.target import Target

__all__ = ["Chain", "Plan", "fit", "sample"]


_CHUNK = 50
"""Steps between two that are kept on disk."""
_FIRST = 3
"""How much shorter the first walk is."""
_ENOUGH = 200
"""Of its points, to tell what was sold."""
_SIZES = (0.3, 0.7, 1.0, 1.6)
"""Of Metropolis steps, as parts of the best one for a normal target: small ones for its corners."""


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
    """What walkers did.

    Attributes:
        scores: normal scores of the points, (steps, walkers, uniforms).
        logs: their log probabilities, (steps, walkers).
    """

    scores: Floats
    logs: Floats

    @property
    def points(self) -> Floats:
        """(steps, walkers, uniforms)."""
        from scipy.special import ndtr  # noqa: PLC0415 - slow to import

        return np.asarray(ndtr(self.scores))

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
            return np.zeros(self.scores.shape[2])
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


def _design(target: Target, plan: Plan) -> Floats:
    """Walkers spread evenly over what is possible: points of a scrambled Sobol design."""
    from scipy.special import ndtri  # noqa: PLC0415 - slow to import
    from scipy.stats import qmc  # noqa: PLC0415

    luck = legacy_state(plan.seed).randint(2**31)
    design = qmc.Sobol(target.size, scramble=True, rng=luck)
    found = np.empty((0, target.size))
    while len(found) < plan.walkers:
        points = design.random(64)  # a power of two, so that every part is even
        found = np.concatenate([found, points[np.isfinite(target.over(points, None))]])
    return np.asarray(ndtri(found[: plan.walkers]))


def _of_scores(scores: Floats, target: Target, pool: Executor | None) -> Floats:
    """Log probability of normal scores: of the points that they are, and of themselves."""
    from scipy.special import ndtr  # noqa: PLC0415 - slow to import

    return np.asarray(target.over(ndtr(scores), pool) - 0.5 * (scores**2).sum(axis=1))


def _moves(first: Chain | None) -> Any:
    """Moves by the walkers' differences at first, then Metropolis steps of the first walk's shape.

    With as many dimensions as there are here, walkers that move by each other's differences stay
    too close together (Huijser, Goodman and Brewer 2015): their bands came out a tenth too narrow,
    and a fifth for the luck of launches. They find the shape of the target well enough.
    """
    moves = _emcee().moves
    if first is None:
        return [(moves.DEMove(), 0.8), (moves.DESnookerMove(), 0.2)]
    kept = first.scores[len(first.scores) // 2 :].reshape(-1, first.scores.shape[2])
    root = np.linalg.cholesky(np.cov(kept.T) + 1e-6 * np.eye(kept.shape[1]))
    best = 2.38 / np.sqrt(kept.shape[1])

    def step(scores: Floats, luck: Any) -> tuple[Floats, Floats]:
        # emcee's own Gaussian move takes every walker by the same step
        sizes = luck.choice(_SIZES, size=(len(scores), 1))
        return scores + best * sizes * (luck.randn(*scores.shape) @ root.T), np.zeros(len(scores))

    return moves.MHMove(step)


def fit(
    target: Target,
    plan: Plan,
    folder: Path | None = None,
    *,
    pool: Executor | None = None,
    progress: Progress | None = None,
) -> tuple[Target, Chain]:
    """A first walk that finds what was probably sold, then the walk around that; as ``sample``.

    Returns:
        The target that was walked in the end, and the walk.
    """
    short = replace(plan, steps=plan.steps // _FIRST, burn=plan.steps // _FIRST // 2)
    how: Json = {"pool": pool, "progress": progress}
    _emcee()  # imported before there is a folder: what is interrupted then leaves none
    folder_of_first = folder and folder / "first"
    with room_for_chunks(folder_of_first):
        first = sample(target, short, folder_of_first, **how)
        better = target.refined(first.ensemble(short, _ENOUGH))
        return better, sample(better, plan, folder, first=first, **how)


def sample(
    target: Target,
    plan: Plan,
    folder: Path | None = None,
    *,
    first: Chain | None = None,
    pool: Executor | None = None,
    progress: Progress | None = None,
) -> Chain:
    """Run the walkers, or go on where an earlier run of the same plan was cut off.

    Args:
        target: the probability.
        plan: how long.
        folder: where chunks of steps are kept, a folder that exists; None keeps nothing.
        first: a first walk, from whose end and with whose shape this one goes on.
        pool: workers; no bit depends on them.
        progress: told (what, steps done, of how many).

    Raises:
        StoreError: a chunk cannot be kept or read, or is damaged.
    """
    emcee = _emcee()
    kept = Chunks(folder, repr((plan, target, first is None)))
    log_probability = partial(_of_scores, target=target, pool=pool)
    sampler = emcee.EnsembleSampler(
        plan.walkers, target.size, log_probability, vectorize=True, moves=_moves(first)
    )
    # without emcee's wrapper, which prints a traceback of whatever ends the walk, Ctrl-C as well
    sampler.log_prob_fn = log_probability
    state: Any
    if kept.arrays:
        state = state_of(emcee, kept.arrays[-1])
    else:
        sampler.random_state = legacy_state(plan.seed).get_state()
        start = _design(target, plan) if first is None else first.scores[-1]
        state = emcee.State(start, random_state=sampler.random_state)
    told = "first steps" if first is None else "steps"
    done = sum(len(chunk["scores"]) for chunk in kept.arrays)
    while done < plan.steps:
        count = min(_CHUNK, plan.steps - done)
        sampler.reset()
        state = sampler.run_mcmc(state, count, skip_initial_state_check=bool(done))
        steps = {"scores": sampler.get_chain(), "logs": sampler.get_log_prob()}
        kept.add({**steps, **luck_of(state)})
        done += count
        if progress is not None:
            progress(told, done, plan.steps)
    return Chain(*map(kept.together, ("scores", "logs")))
