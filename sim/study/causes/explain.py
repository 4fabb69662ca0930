"""Which of the changes between two scenarios caused how much of a difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sim.aliases import Progress
from sim.arrays import Floats
from sim.errors import InputError
from sim.measures.outcome import checked_outcome, known_outcomes
from sim.randomness import Stream
from sim.scenario import Scenario
from sim.scenario.differences.difference import Difference, difference
from sim.scenario.types.arguments import whole
from sim.study.arguments import as_scenarios, checked_progress
from sim.study.causes.changes import Player, grouped, players
from sim.study.causes.part import Explanation
from sim.study.causes.shapley import orders
from sim.study.causes.split import (
    Method,
    Split,
    by_orders,
    coalitions_of,
    exactly,
    explanation_of,
    split_parts,
)
from sim.study.causes.worth import Asked, worth_of
from sim.study.defined import jointly_defined, mean
from sim.study.horizons import calendar_of, up_to
from sim.study.leading import leading_one
from sim.study.load import ScenarioLike, sound
from sim.world.world import World

__all__ = ["MOST", "explain", "explain_each"]


MOST = 8
"""Changes that are split one by one: each more doubles the runs."""
_MOST_ORDERS = 100_000


@dataclass(frozen=True)
class _Question:
    """What is asked about a pair of scenarios, and how it is run."""

    pair: Difference
    asked: Asked
    calendar: tuple[str, ...]
    workers: int
    progress: Progress | None

    def worth(self, coalitions: Iterable[int], found: Sequence[Player]) -> Floats:
        """Outcomes of coalitions of players, (coalitions, measures, months, replications).

        NaN in futures in which one of the coalitions has an undefined outcome.
        """
        scenarios = [self.pair.apart(_changes_in(each, found)) for each in coalitions]
        for scenario in scenarios:
            sound(scenario, between=True)
        outcomes = worth_of(
            ((scenario, False) for scenario in scenarios),
            self.asked,
            workers=self.workers,
            progress=self.progress,
        )
        return jointly_defined(outcomes)


def _changes_in(coalition: int, found: Sequence[Player]) -> set[str]:
    """The changes that the players of a coalition make; bit i says that player i is in it."""
    players_in = (player for i, player in enumerate(found) if coalition >> i & 1)
    return {key for player in players_in for key in player.changes}


def explain(
    base: ScenarioLike,
    scenario: ScenarioLike,
    measure: str | None = None,
    month: str | None = None,
    *,
    sample: int | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Explanation:
    """Split the difference in one outcome over the changes between two scenarios.

    Args:
        base: where the changes start, a scenario, its name or its path; its run counts for both.
        scenario: where they lead, likewise.
        measure: an outcome; the world's headline when None.
        month, sample, jobs, progress: see ``explain_each``.

    Raises:
        InputError: an argument is not what it must be, or the scenarios do not differ.
        ScenarioError: there is no such scenario, or it is not sound.
        WorkerError: a worker process ended before its work was done.
    """
    before, after = as_scenarios(base, scenario)
    wanted = leading_one([before, after], measure)
    found = explain_each(
        before, after, (wanted,), month, sample=sample, jobs=jobs, progress=progress
    )
    return found[wanted]


def explain_each(
    base: Scenario,
    scenario: Scenario,
    measures: Sequence[str],
    month: str | None = None,
    *,
    sample: int | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> dict[str, Explanation]:
    """Split the differences in several outcomes over the changes between two scenarios.

    Every combination of the changes is run under the same luck, and each change gets its Shapley
    value. More than MOST changes are put into groups, or orders of them are sampled.

    Args:
        base: where the changes start; its run counts for both.
        scenario: where they lead.
        measures: outcomes of ``sim.measures.outcome``.
        month: by its name, or its number from 1; the last when None.
        sample: how many orders to sample instead of splitting exactly.
        jobs: worker processes; no result depends on it.
        progress: told (what, done, of how many).

    Raises:
        InputError: the scenarios do not differ, or there is no such outcome or month.
        ScenarioError: one of the scenarios names what does not exist.
    """
    progress = checked_progress(jobs, progress)
    for each in (base, scenario):
        sound(each)
    known = [name for each in (scenario, base) for name in known_outcomes(World.of(each).cast)]
    for name in measures:
        checked_outcome(name, known)
    calendar = calendar_of(base)
    pair, asked = difference(base, scenario), Asked(tuple(measures), up_to(month, calendar))
    question = _Question(pair, asked, calendar, jobs, progress)
    if not question.pair.deltas:
        raise InputError(
            f"{scenario.name} changes nothing over {base.name} but how long and how often it runs, "
            "so there is nothing to explain"
        )
    single = players(question.pair.deltas, {**World.of(scenario).brands, **World.of(base).brands})
    if sample is not None:
        return _sampled(question, single, whole("sample", sample, 4, _MOST_ORDERS))
    return _exact(question, single)


def _exact(question: _Question, single: Sequence[Player]) -> dict[str, Explanation]:
    found = grouped(single, MOST) if len(single) > MOST else tuple(single)
    worth = question.worth(range(1 << len(found)), found)
    method = Method("exact", len(worth), worth.shape[-1])
    if len(found) < len(single):
        note = (
            f"{len(single)} changes are more than {MOST}: they were put into {len(found)} groups "
            "and split exactly over these; --sample N splits over single changes by a sample"
        )
        method = Method("grouped", len(worth), worth.shape[-1], note)
    return {
        name: _explanation(question, name, exactly(found, worth[:, m]), worth[[0, -1], m], method)
        for m, name in enumerate(question.asked.measures)
    }


def _sampled(question: _Question, single: Sequence[Player], sample: int) -> dict[str, Explanation]:
    stream = Stream(question.pair.base.run.seed, "study", "orders", range(len(single)))
    drawn = orders(stream.uniforms(np.empty(((sample + 1) // 2, len(single)))))
    wanted = coalitions_of(drawn, len(single))
    known = dict(zip(wanted, question.worth(wanted, single), strict=True))
    note = f"{len(drawn)} of all orders of {len(single)} changes were sampled; intervals carry that"
    replications = next(iter(known.values())).shape[-1]
    method = Method("sampled", len(known), replications, note)
    found = {}
    for m, name in enumerate(question.asked.measures):
        worth = {coalition: values[m] for coalition, values in known.items()}
        ends = np.stack([worth[0], worth[(1 << len(single)) - 1]])
        found[name] = _explanation(question, name, by_orders(single, drawn, worth), ends, method)
    return found


def _explanation(
    question: _Question, measure: str, split: Split, ends: Floats, method: Method
) -> Explanation:
    months = tuple(question.calendar[month] for month in question.asked.months)
    names = (question.pair.base.name, question.pair.scenario.name)
    before, after = (float(mean(each[-1])) for each in ends)
    parts = split_parts(split)
    return explanation_of(split, parts, names, measure, months, (before, after), method)
