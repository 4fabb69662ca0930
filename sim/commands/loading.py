"""The scenarios that a command means, with its options, and all that is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import Problem, ScenarioError
from sim.paths import as_text

if TYPE_CHECKING:
    from sim.scenario import Loaded, Scenario

__all__ = ["load_alike", "load_all", "load_scenario"]


def load_scenario(
    source: str,
    sets: Sequence[str] | None = None,
    *,
    replications: int | None = None,
    months: int | None = None,
    seed: int | None = None,
    prior: bool = False,
) -> Loaded:
    """The scenario in a file, under a name or in a run folder; ScenarioError has all problems."""
    from sim.scenario import load
    from sim.world.world import vocabulary

    resolved = Path(source) / "resolved.yaml"
    if resolved.is_file():  # a run folder: what was run there
        from sim.store.run_folder import load as load_run

        source = str(resolved)
        # named like an option, so that months that a shorter run cut off are no mistakes
        months = load_run(resolved.parent).manifest.months if months is None else months
    # without the option the file has its say
    given = {
        "replications": replications,
        "months": months,
        "seed": seed,
        "prior": True if prior else None,
    }
    run = {name: value for name, value in given.items() if value is not None}
    overrides = [as_text(each) for each in sets or ()]
    loaded = load(source, overrides=overrides, vocabulary=vocabulary(), run=run)
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    return loaded


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
            print(
                f"{other.name} runs like {first.name} here: {first.run.months} months, "
                f"{first.run.replications} replications, seed {first.run.seed}"
                + (", from the register's ranges" if first.run.prior else ""),
                file=sys.stderr,
            )
    return [each.replace(run=first.run.model_dump()) for each in found]
