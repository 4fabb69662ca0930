"""A scenario with changes merged over it in Python, checked at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sim.aliases import JsonMapping
from sim.errors import Problem, ScenarioError
from sim.inputs import Input
from sim.scenario.text.merge import merge
from sim.scenario.text.nodes import Node, Place, node_of
from sim.scenario.text.problems import sound_part, validated
from sim.scenario.text.resolved import to_plain

__all__ = ["Check", "check_changes_with", "replace"]

Changed = TypeVar("Changed", bound=Input)

Check = Callable[[Any, Node, bool], Sequence[Problem]]
"""From a scenario, the tree it was made of, and whether nothing was left out, to its problems."""

_PLACE = Place("replace()", 0)
_checks: list[Check] = []


def check_changes_with(check: Check) -> None:
    """Let ``replace`` ask this check as well.

    The names that a scenario may use lie in ``sim.world``, a layer above: it hands its check in.
    """
    _checks.append(check)


def replace(scenario: Changed, /, **changes: object) -> Changed:
    """The scenario with changes merged over it as a file that extends it would merge them.

    Maps merge, lists (or tuples) replace, None goes back to the default. ``name``, ``title``,
    ``question`` and ``expect`` stay as they are unless changed. A month after the run's end is no
    problem: what is dated there does not happen.

    Raises:
        ScenarioError: with everything that is wrong: types, names that do not exist, and what
            contradicts itself.
    """
    _refuse_another_base(changes)
    base = node_of(to_plain(scenario), Place(str(getattr(scenario, "name", "scenario")), 0))
    tree = merge(base, node_of(changes, _PLACE))
    kind = type(scenario)
    try:
        changed = validated(kind, tree)
    except ScenarioError as error:
        rest = sound_part(kind, tree)
        others = _problems(*rest, whole=False) if rest else ()
        raise ScenarioError([*error.problems, *others]) from None
    problems = _problems(changed, tree, whole=True)
    if problems:
        raise ScenarioError(problems)
    return changed


def _problems(scenario: Input, tree: Node, whole: bool) -> list[Problem]:
    return [problem for check in _checks for problem in check(scenario, tree, whole)]


def _refuse_another_base(changes: JsonMapping) -> None:
    if "extends" in changes:
        text = "the base cannot be changed here; load the other scenario, or write a file"
        raise ScenarioError([Problem(*_PLACE, "extends", text)])
