"""Everything that is wrong with a scenario, as a list."""

from __future__ import annotations

from sim.errors import Problem, ScenarioError
from sim.study.load import ScenarioLike, as_scenario

__all__ = ["check"]


def check(scenario: ScenarioLike) -> list[Problem]:
    """Return every problem of a scenario; the list is empty when it is sound.

    Whether its ``expect`` block holds takes runs, and is not asked here: `sim check` on the
    command line does.

    Args:
        scenario: a scenario, its name, or the path of its file.

    Raises:
        InputError: the argument is neither a scenario nor a name.
    """
    try:
        as_scenario(scenario)
    except ScenarioError as error:
        return list(error.problems)
    return []
