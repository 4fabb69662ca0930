"""Everything that is wrong with a scenario, as a list."""

from __future__ import annotations

from pathlib import Path

from sim.errors import Problem, ScenarioError
from sim.scenario import warnings_of
from sim.study.load import ScenarioLike, as_scenario, load_checked
from sim.study.vocabulary import vocabulary

__all__ = ["check"]


def check(scenario: ScenarioLike) -> list[Problem]:
    """Return what is wrong with a scenario; the list is empty when nothing is.

    What stops a run is a `Problem`. What is allowed and probably not meant is a `FileWarning`,
    and is looked for only where nothing stops a run. Whether the ``expect`` block holds takes
    runs, and is not asked here: `sim check` on the command line does.

    Args:
        scenario: a scenario, its name, or the path of its file.

    Raises:
        InputError: the argument is neither a scenario nor a name.
        StoreError: the run folder is damaged, or another version of the model made it.
    """
    try:
        if isinstance(scenario, str | Path):
            return list(load_checked(scenario).warnings)
        return list(warnings_of(as_scenario(scenario), vocabulary()))
    except ScenarioError as error:
        return list(error.problems)
