"""What moved an outcome from June 2025 to a month within one scenario."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.aliases import Progress
from sim.scenario import Scenario
from sim.study.arguments import checked_progress
from sim.study.causes.changes import Player
from sim.study.causes.part import Explanation, Part
from sim.study.causes.sources import MOMENTUM, active, held_as_in_june
from sim.study.causes.split import Method, Split, exactly, explanation_of, split_parts
from sim.study.causes.worth import Asked, june_worth, worth_of
from sim.study.defined import jointly_defined, mean
from sim.study.horizons import calendar_of, up_to
from sim.study.leading import leading_one
from sim.study.load import ScenarioLike, as_scenario

__all__ = ["movement"]


_NOTE = (
    "each source is held as it was in June, in every combination with the others; what is left "
    "when all are held is momentum: what June had set going"
)


def movement(
    scenario: ScenarioLike,
    measure: str | None = None,
    month: str | None = None,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Explanation:
    """Split the movement from June to a month over its sources: see ``sources``.

    Args:
        scenario: what is looked at, or its name or path.
        measure: an outcome that June has as well; the world's headline when None.
        month: by its name, or its number from 1; the last when None.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: an argument is not what it must be.
        ScenarioError: there is no such scenario, or it is not sound.
        WorkerError: a worker process ended before its work was done.
    """
    progress = checked_progress(jobs, progress)
    scenario = as_scenario(scenario)
    measure = leading_one([scenario], measure)
    calendar = calendar_of(scenario)
    months = up_to(month, calendar)
    june = june_worth(scenario, (measure,))[0]
    sources = active(scenario)
    worth = _worth(scenario, sources, Asked((measure,), months), jobs, progress)
    split = _with_momentum(exactly(sources, worth), worth[0] - june)
    parts = _momentum_first(split_parts(split))
    ends = (float(june.mean()), float(mean(worth[-1, -1])))
    method = Method("exact", len(worth), worth.shape[-1], _NOTE)
    names = (None, scenario.name)
    shown = tuple(calendar[m] for m in months)
    return explanation_of(split, parts, names, measure, shown, ends, method)


def _worth(
    scenario: Scenario,
    sources: Sequence[Player],
    asked: Asked,
    jobs: int,
    progress: Progress | None,
) -> np.ndarray:
    """The outcome with every combination of the sources at work, (2^sources, months, R).

    Bit i of a combination's place says that source i is at work, and not held as in June.
    """
    combinations = (
        {source.key for i, source in enumerate(sources) if not place >> i & 1}
        for place in range(1 << len(sources))
    )
    runs = (held_as_in_june(scenario, kept_still) for kept_still in combinations)
    return jointly_defined(worth_of(runs, asked, workers=jobs, progress=progress)[:, 0])


def _with_momentum(split: Split, momentum: np.ndarray) -> Split:
    """The split with one part more; ``momentum`` is (months, replications)."""
    moved = mean(momentum)
    return Split(
        players=(*split.players, MOMENTUM),
        means=np.vstack([split.means, moved]),
        futures=np.vstack([split.futures, momentum[-1]]),
        alone=np.append(split.alone, moved[-1]),
        last=np.append(split.last, moved[-1]),
        interactions=split.interactions,
        order_error=np.append(split.order_error, 0.0),
    )


def _momentum_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.change != MOMENTUM.key))
