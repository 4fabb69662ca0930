"""A scenario by its name or file, or as it is, checked against the world's names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from sim.errors import InputError, ScenarioError
from sim.scenario import Scenario, check
from sim.scenario import load as load_file
from sim.scenario.arguments import instance, texts
from sim.scenario.nearest import found
from sim.world.world import vocabulary

__all__ = ["Scenario", "ScenarioLike", "as_scenario", "load", "sound"]

ScenarioLike: TypeAlias = Scenario | str | Path
"""A scenario, or what ``load`` takes."""


def load(source: str | Path, overrides: Sequence[str] = ()) -> Scenario:
    """The resolved scenario in a file, or shipped under a name.

    Args:
        source: a path or a shipped name.
        overrides: ``path.to.key=value``, as ``--set`` takes them; a single text is one of them.

    Raises:
        InputError: an argument is of another type.
        ScenarioError: with everything that is wrong with it.
    """
    instance("source", source, (str, Path), "the name of a scenario or the path of its file")
    overrides = texts("overrides", overrides, "a list such as ['run.months=24']")
    return load_file(source, overrides=overrides, vocabulary=vocabulary()).scenario


def as_scenario(given: ScenarioLike) -> Scenario:
    """The scenario, loaded where its name or path is given, and sound.

    Raises:
        InputError: it is neither a scenario nor a name.
        ScenarioError: there is no such scenario, or it is not sound.
    """
    if isinstance(given, str | Path):
        return load(given)
    if isinstance(given, Scenario):
        return sound(given)
    raise InputError(f"expected a scenario (sim.load) or the name of one, and not {found(given)}")


def sound(scenario: Scenario) -> Scenario:
    """The scenario itself, if it is sound: for one that was made or changed in Python.

    Raises:
        ScenarioError: it names what does not exist, or contradicts itself.
    """
    problems = check(scenario, vocabulary())
    if problems:
        raise ScenarioError(problems)
    return scenario
