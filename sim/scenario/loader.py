"""From a file (or a shipped name) and the command line's options to one resolved scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.display import Displayed, Summary
from sim.errors import FileWarning, Problem, ScenarioError
from sim.levers.huawei import HuaweiLevers
from sim.scenario.chain import Source, find_beside, read_chain, scenarios_beside
from sim.scenario.checks.checks import Origin, Vocabulary, check, warnings_of
from sim.scenario.overrides import apply_overrides, apply_run
from sim.scenario.text.changes import DEFAULTS, NOT_INHERITED, Change, changes_between
from sim.scenario.text.merge import merge, prune
from sim.scenario.text.nodes import Node, node_of
from sim.scenario.text.problems import sound_part, validated
from sim.scenario.text.resolved import to_plain
from sim.scenario.types.scenario import Scenario

__all__ = ["Loaded", "load", "resolve"]


@dataclass(frozen=True, repr=False)
class Loaded(Displayed):
    """A resolved scenario and how it came about.

    Attributes:
        scenario: the scenario; its ``extends`` is None, so that it stands alone.
        base: the immediate base, resolved likewise; None when there is none.
        bases: the names of all bases, nearest first.
        files: the files of the chain as messages show them, the scenario's own first.
        changes: what differs from the immediate base, by dotted key; without a base, all that
            was written. ``name``, ``title``, ``question`` and ``expect`` are not among them.
        source: the scenario's own file, as it was read.
        warnings: what is allowed and probably not meant.
    """

    scenario: Scenario
    base: Scenario | None
    bases: tuple[str, ...]
    files: tuple[str, ...]
    changes: dict[str, Change]
    source: Source
    warnings: tuple[FileWarning, ...] = ()

    def summary(self) -> Summary:
        """The scenario, its bases, and how much it changes."""
        bases = " -> ".join(self.bases) or "none"
        line = f"bases: {bases}; {len(self.changes)} values differ from the nearest"
        return Summary(f"Loaded {self.scenario.name}: {self.scenario.title}", [line])


def load(
    source: str | Path | Source,
    *,
    overrides: Sequence[str] = (),
    vocabulary: Vocabulary | None,
    run: Mapping[str, int | bool] | None = None,
) -> Loaded:
    """The scenario, merged over its bases and checked.

    Args:
        source: a path, the name of a shipped scenario, ``-`` for standard input, or what was read
            of one of them.
        overrides: values of ``--set`` as ``path.to.key=value``; the last one wins.
        vocabulary: the names that exist; None leaves names unchecked.
        run: ``replications``, ``months`` and ``seed`` of the command line; wins over all else.

    Raises:
        ScenarioError: with all problems that can be found at once: of reading, else of the
            types in all files and of the checks on what the types accept.
    """
    return resolve(read_chain(source), overrides=overrides, vocabulary=vocabulary, run=run)


def _warnings(
    scenario: Scenario, vocabulary: Vocabulary | None, origin: Origin
) -> tuple[FileWarning, ...]:
    return () if vocabulary is None else tuple(warnings_of(scenario, vocabulary, origin))


def resolve(
    chain: Sequence[Source],
    *,
    overrides: Sequence[str] = (),
    vocabulary: Vocabulary | None,
    run: Mapping[str, int | bool] | None = None,
    base: Scenario | None = None,
) -> Loaded:
    """What ``load`` gives, of a scenario and its bases that were read before; see there.

    ``base`` is the base of a scenario that is resolved already, and stands alone in its chain.
    """
    trees = _trees(chain)
    if overrides:
        trees[0] = apply_overrides(_with_split(trees[0]), overrides)
    trees[0] = apply_run(trees[0], run or {})
    scenario, *bases = _validated(trees, vocabulary, chain[0])
    origin = _origin(chain[0], trees[0])
    problems = check(scenario, vocabulary, origin)
    if problems:
        raise ScenarioError(problems)
    bases = [base] if base is not None else bases
    base = next(iter(bases), None)
    plain_base = None if base is None else to_plain(base)
    return Loaded(
        scenario=scenario,
        base=base,
        bases=tuple(each.name for each in bases),
        files=tuple(each.file for each in chain),
        changes=changes_between(plain_base, to_plain(scenario), trees[0]),
        source=chain[0],
        warnings=_warnings(scenario, vocabulary, origin),
    )


def _trees(chain: Sequence[Source]) -> list[Node]:
    """The merged tree of every file of the chain, in its order."""
    trees: list[Node] = []
    below: Node | None = None
    for source in reversed(chain):
        below = prune(source.node) if below is None else merge(_inherited(below), source.node)
        trees.append(below)
    return trees[::-1]


def _inherited(base: Node) -> Node:
    """What a base hands down: everything but its own keys."""
    assert isinstance(base.value, dict)
    handed = {key: node for key, node in base.value.items() if key not in NOT_INHERITED}
    return _with_split(Node(handed, base.place))


def _with_split(node: Node) -> Node:
    """The tree with the one default that is a map of two, so that one of them can be changed."""
    assert isinstance(node.value, dict)
    huawei = node.value.get("huawei", Node({}, DEFAULTS))
    if not isinstance(huawei.value, dict) or "yinwang_share" in huawei.value:
        return node
    split = node_of(to_plain(HuaweiLevers())["yinwang_share"], DEFAULTS)
    filled = Node({**huawei.value, "yinwang_share": split}, huawei.place)
    return Node({**node.value, "huawei": filled}, node.place)


def _validated(
    trees: Sequence[Node], vocabulary: Vocabulary | None, outermost: Source
) -> list[Scenario]:
    problems: list[Problem] = []
    scenarios: list[Scenario] = []
    for tree in trees:
        try:
            scenarios.append(_alone(validated(Scenario, tree)))
        except ScenarioError as error:
            problems += error.problems
    if problems:
        rest = sound_part(Scenario, trees[0])
        if rest is not None:
            scenario, tree = rest
            problems += check(scenario, vocabulary, _origin(outermost, tree), whole=False)
        raise ScenarioError(problems)
    return scenarios


def _alone(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"extends": None})


def _origin(source: Source, tree: Node) -> Origin:
    return Origin(
        node=tree,
        file=source.file,
        scenarios=scenarios_beside(source),
        # a run folder was checked when it was made: `sim check` says where it lacks a scenario
        is_scenario=None
        if source.related is not None
        else lambda name: find_beside(source, name) is not None,
    )
