"""Scenarios with numbers set, run under one luck: what break-points and moved numbers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from sim.aliases import Progress
from sim.arrays import Floats
from sim.scenario import Scenario
from sim.study.causes.worth import Asked, worth_of
from sim.study.load import sound

__all__ = ["Settable", "Setting", "outcomes_at"]


class Settable(Protocol):
    """A number that can be set in a scenario."""

    def put(self, scenario: Scenario, value: float) -> Scenario:
        """The scenario with the number at a value; as it is where it has no such number."""


Setting: TypeAlias = Sequence[tuple[Settable, float]]
"""Numbers and their values, each set on top of the last; empty for the scenario as it is."""


def outcomes_at(
    settings: Sequence[Setting],
    scenarios: Sequence[Scenario],
    asked: Asked,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> Floats:
    """Outcomes of every scenario under every setting, in the futures of the same seed.

    Args:
        settings: what is set in all the scenarios.
        scenarios: with the same run.
        asked: which outcomes in which months; runs end with the last of them.
        workers: processes; no result depends on it.
        progress: told (what, scenarios run, of how many).

    Returns:
        An array (settings, scenarios, measures, months, replications); NaN where undefined.

    Raises:
        ScenarioError: a value makes a scenario unsound.
        WorkerError: a worker process ended before its work was done.
    """
    made = []
    for setting in settings:
        for scenario in scenarios:
            changed = scenario
            for number, value in setting:
                changed = number.put(changed, value)
            sound(changed)
            made.append((changed, False))
    found = worth_of(made, asked, workers=workers, progress=progress)
    return found.reshape(len(settings), len(scenarios), *found.shape[1:])
