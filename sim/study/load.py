"""A scenario by its name or file, checked against the world's names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import Scenario, check
from sim.scenario import load as load_file
from sim.world.world import vocabulary

__all__ = ["load", "sound"]


def load(source: str | Path, *, overrides: Sequence[str] = ()) -> Scenario:
    """The resolved scenario in a file, or shipped under a name.

    Args:
        source: a path or a shipped name.
        overrides: ``path.to.key=value``, as ``--set`` takes them.

    Raises:
        ScenarioError: with everything that is wrong with it.
    """
    return load_file(source, overrides=overrides, vocabulary=vocabulary()).scenario


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
