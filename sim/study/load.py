"""A scenario by its name or file, or as it is, checked against the world's names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from sim.errors import InputError, ScenarioError
from sim.scenario import Loaded, Scenario, check
from sim.scenario.text.nearest import found
from sim.scenario.types.arguments import instance, texts
from sim.study.sources import load_source
from sim.study.vocabulary import vocabulary

__all__ = ["Scenario", "ScenarioLike", "as_scenario", "load", "load_checked", "sound"]

ScenarioLike: TypeAlias = Scenario | str | Path
"""A scenario, or what ``load`` takes."""


def load(source: str | Path, overrides: Sequence[str] = ()) -> Scenario:
    """The resolved scenario in a file or a run folder, or shipped under a name.

    Args:
        source: a path, a shipped name, ``-`` for standard input, or a run folder.
        overrides: ``path.to.key=value``, as ``--set`` takes them; a single text is one of them.

    Raises:
        InputError: an argument is of another type.
        ScenarioError: with everything that is wrong with it.
        StoreError: the run folder is damaged, or another version of the model made it.
    """
    return load_checked(source, overrides).scenario


def load_checked(source: str | Path, overrides: Sequence[str] = ()) -> Loaded:
    """What ``load`` takes, with what was read on the way; the errors are those of ``load``."""
    instance("source", source, (str, Path), "the name of a scenario or the path of its file")
    overrides = texts("overrides", overrides, "a list such as ['run.months=24']")
    return load_source(source, overrides=overrides)


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
