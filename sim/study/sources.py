"""The one way from what a user names to a scenario: a path, a shipped name, ``-``, a run folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sim.errors import Problem, ScenarioError, StoreError
from sim.scenario import Loaded, Scenario, check
from sim.scenario import load as load_scenario
from sim.scenario.chain import Source, display, find_beside
from sim.scenario.loader import resolve
from sim.scenario.related import Related, read_related
from sim.scenario.text.nearest import quoted
from sim.scenario.text.nodes import Node
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import bytes_of_file, read_bytes
from sim.store.manifest import Manifest, read_manifest
from sim.store.names import MANIFEST, RELATED, RESOLVED, SCENARIO
from sim.store.run_folder import load as load_run
from sim.study.kept_scenario import refuse_changed
from sim.study.other_model import refuse_other_model
from sim.study.vocabulary import vocabulary

__all__ = ["compared_with", "load_source", "run_folder_of"]


class _Kept(NamedTuple):
    """A scenario file in a run folder, what is kept with it, and what was run."""

    source: Source
    related: Related
    manifest: Manifest


def load_source(
    source: str | Path,
    *,
    overrides: Sequence[str] = (),
    run: Mapping[str, int | bool] | None = None,
    simulate: bool = True,
) -> Loaded:
    """Load the scenario that a user names, merged over its bases and checked.

    A run folder stands for what was run there, and carries all that this needs. A file in it
    (``resolved.yaml``, ``scenario.yaml``) stands for itself, to be run under today's model.

    Args:
        source: a path, the name of a shipped scenario, ``-`` for standard input, or a run folder.
        overrides: values of ``--set`` as ``path.to.key=value``; the last one wins.
        run: ``replications``, ``months``, ``seed`` and ``prior``; wins over all else.
        simulate: whether the scenario is to be simulated. If so, a run folder that another
            version of the model made is refused: its numbers would not come out.

    Raises:
        ScenarioError: with all problems of the scenario.
        StoreError: the run folder is damaged, or another version of the model made it.
    """
    folder = run_folder_of(source)
    if folder is not None:
        saved = load_run(folder)
        if simulate:
            refuse_other_model(saved)
        whole = _kept(folder / RESOLVED, saved.manifest, saved.read)
        refuse_changed(saved)
        return _resolved(whole, overrides, run)
    kept = _file_of_run(Path(source))
    if kept is not None and Path(source).name == RESOLVED:
        return _resolved(kept, overrides, run)
    return load_scenario(
        kept.source if kept is not None else source,
        overrides=overrides,
        vocabulary=vocabulary(),
        run=run,
    )


def run_folder_of(source: str | Path) -> Path | None:
    """The run folder that a source names, whole or damaged; None for any other source."""
    if source == "-":
        return None
    path = Path(source)
    found = any(os.path.isfile(path / name) for name in (MANIFEST, RESOLVED))
    return path if found else None


def compared_with(
    scenario: Scenario, source: Source, *, need_all: bool = True
) -> dict[str, Scenario]:
    """Return the scenarios that the expectations of a scenario name, by the text that names them.

    Args:
        scenario: whose expectations.
        source: its file: they are looked for in its run folder, beside it, among the shipped ones.
        need_all: whether one that is not found is a problem, and not left out.

    Raises:
        ScenarioError: with all problems of those scenarios.
    """
    found: dict[str, Scenario] = {}
    problems: list[Problem] = []
    for name, key in _names(scenario).items():
        try:
            other = _named(source, name)
        except ScenarioError as error:
            problems += error.problems
            continue
        if other is not None:
            found[name] = other
        elif need_all:
            text = f"no scenario {quoted(name)} beside this file or among the shipped ones"
            problems.append(Problem(source.file, 0, key, text))
    if problems:
        raise ScenarioError(problems)
    return found


def _names(scenario: Scenario) -> dict[str, str]:
    """The texts that name other scenarios, with the dotted key of the first place of each."""
    sides = ("lower_than", "higher_than")
    return {
        name: f"expect.{i}.{side}"
        for i, expectation in reversed([*enumerate(scenario.expect)])
        for side in sides
        if isinstance(name := getattr(expectation, side), str)
    }


def _named(source: Source, name: str) -> Scenario | None:
    if source.related is not None and name in source.related.compared:
        return _scenario(source.related.compared[name])
    path = find_beside(source, name)
    return None if path is None else load_scenario(path, vocabulary=vocabulary()).scenario


def _scenario(node: Node) -> Scenario:
    """A scenario that was resolved and checked when it was kept."""
    scenario = validated(Scenario, node)
    problems = check(scenario, vocabulary())
    if problems:
        raise ScenarioError(problems)
    return scenario


def _file_of_run(path: Path) -> _Kept | None:
    """A scenario file in a run folder; None where the path is not one."""
    try:
        if path.name not in (RESOLVED, SCENARIO) or not path.is_file():
            return None
        manifest = read_manifest(path.with_name(MANIFEST))
    except (OSError, ValueError, StoreError):  # a file of that name, and no run around it
        return None
    return _kept(path, manifest, lambda name: _bytes_beside(path, name))


def _bytes_beside(path: Path, name: str) -> bytes:
    beside = path.with_name(name)
    return bytes_of_file(beside, display(beside))


def _kept(path: Path, manifest: Manifest, read: Callable[[str], bytes]) -> _Kept:
    """A scenario file of a run; ``read`` gives the content of a file of its folder by name."""
    related, beside = Related(), path.with_name(RELATED)
    if os.path.isfile(beside):
        related = read_related(read(RELATED), display(beside))
    data, file = read(path.name), display(path)
    # what is run again keeps the same author's file
    author = read(SCENARIO) if os.path.isfile(path.with_name(SCENARIO)) else data
    return _Kept(Source(file, path, read_bytes(data, file), author, related), related, manifest)


def _resolved(
    kept: _Kept, overrides: Sequence[str], run: Mapping[str, int | bool] | None
) -> Loaded:
    """A run's resolved scenario with its base."""
    bases = [_scenario(node) for node in kept.related.base.values()]
    # named like an option, so that months that a shorter run cut off are no mistakes
    run = {"months": kept.manifest.months, **(run or {})}
    return resolve(
        (kept.source,),
        overrides=overrides,
        vocabulary=vocabulary(),
        run=run,
        base=bases[0] if bases else None,
    )
