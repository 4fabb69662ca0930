"""A scenario by its name or file, checked against the world's names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import Scenario, check
from sim.study.sources import load_source
from sim.world.world import vocabulary

__all__ = ["load", "sound"]


def load(source: str | Path, *, overrides: Sequence[str] = ()) -> Scenario:
    """The resolved scenario in a file or a run folder, or shipped under a name.

    Args:
        source: a path, a shipped name, ``-`` for standard input, or a run folder.
        overrides: ``path.to.key=value``, as ``--set`` takes them.

    Raises:
        ScenarioError: with everything that is wrong with it.
        StoreError: the run folder is damaged, or another version of the model made it.
    """
    return load_source(source, overrides=overrides).scenario


def sound(scenario: Scenario, *, between: bool = False) -> Scenario:
    """The scenario itself, if it is sound: for one that was made or changed in Python.

    Args:
        scenario: what to check.
        between: whether it has some of the changes between two sound scenarios: see ``check``.

    Raises:
        ScenarioError: it names what does not exist, or contradicts itself.
    """
    problems = check(scenario, vocabulary(), between=between)
    if problems:
        raise ScenarioError(problems)
    return scenario
