"""The scenarios that a command means, with its options, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.commands.streams import say
from sim.errors import Problem, ScenarioError
from sim.paths import as_text

if TYPE_CHECKING:
    from sim.scenario import Loaded, Scenario

__all__ = ["load_alike", "load_all", "load_scenario", "tell_notes"]


def load_scenario(
    source: str,
    sets: Sequence[str] | None = None,
    *,
    replications: int | None = None,
    months: int | None = None,
    seed: int | None = None,
    prior: bool = False,
    simulate: bool = True,
) -> Loaded:
    """The scenario in a file, under a name or in a run folder, with the options of a command.

    Standard error says what a reader of a run folder should know; see ``notes_on``.

    Args:
        source: as ``study.sources.load_source`` takes it, and likewise ``simulate``.
        sets: the values of ``--set``.
        replications, months, seed, prior: the options of those names; None when not given.
        simulate: whether it is simulated; only reading a scenario takes any run folder.

    Raises:
        ScenarioError: with all problems of the scenario.
        StoreError: a run folder is damaged, or another version of the model made it.
    """
    from sim.study.sources import load_source, run_folder_of

    # without the option the file has its say
    given = {
        "replications": replications,
        "months": months,
        "seed": seed,
        "prior": True if prior else None,
    }
    run = {name: value for name, value in given.items() if value is not None}
    overrides = [as_text(each) for each in sets or ()]
    loaded = load_source(source, overrides=overrides, run=run, simulate=simulate)
    folder = run_folder_of(source)
    if folder is not None:
        tell_notes(folder)
    for warning in loaded.warnings:
        say(warning)
    return loaded


def tell_notes(folder: Path) -> None:
    """Say on standard error what a reader of a run folder should know, if there is anything."""
    from sim.store.run_folder import load
    from sim.study.other_model import notes_on

    for note in notes_on(load(folder)):
        say(note)


def load_all(sources: Sequence[str], sets: Sequence[str] | None = None, **run: Any) -> list[Loaded]:
    """Several scenarios, or all problems of all of them at once."""
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            loaded.append(load_scenario(source, sets, **run))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return loaded


def load_alike(
    sources: Sequence[str], sets: Sequence[str] | None = None, **run: Any
) -> list[Scenario]:
    """Several scenarios, run like the first; standard error says where that changes one."""
    found = [each.scenario for each in load_all(sources, sets, **run)]
    first, *others = found
    for other in others:
        if other.run != first.run:
            say(
                f"{other.name} runs like {first.name} here: {first.run.months} months, "
                f"{first.run.replications} replications, seed {first.run.seed}"
                + (", from the register's ranges" if first.run.prior else ""),
            )
    return [each.model_copy(update={"run": first.run}) for each in found]
