"""The list that the rule `focus` favours, in two scenarios and in what is between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.scenario.months import FIRST, add_months

__all__ = ["filled", "uses_focus"]

Tree = dict[str, Any]
_RULES = ("floor_rule", "resource_rule")


def uses_focus(tree: Tree) -> bool:
    """Whether any rule of Huawei's favours the brands on its list, at any time."""
    levers = tree.get("huawei", {})
    then = (rule["then"] for rule in tree["rules"].values())
    acts = [levers, *levers.get("later", {}).values(), *then]
    return any("focus" in (act.get("floor_rule"), act.get("resource_rule")) for act in acts)


def filled(mixed: Tree, before: Tree, after: Tree) -> Tree:
    """A mixture with a list wherever a rule needs one: a list alone does nothing.

    Its trees are keyed: see ``keyed``. Where a change that brought the list was not made, the list
    stands where the rule begins to need it.
    """
    held: list[str] = []
    rules = dict.fromkeys(_RULES, "proportional")
    needed = _needed_by_rules(mixed)
    steps = list(_steps(mixed))
    for i, (month, entry) in enumerate(steps):
        held = entry.get("focus", held)
        rules |= {key: entry[key] for key in _RULES if key in entry}
        ends = steps[i + 1][0] if i + 1 < len(steps) else None
        wanted = needed is not None and (ends is None or ends > needed)
        if not held and (wanted or "focus" in rules.values()):
            held = entry["focus"] = _list_of(month, after, before)
    return mixed


def _steps(tree: Tree) -> Iterator[tuple[str, Any]]:
    """The start and the later entries, by month."""
    levers = tree.setdefault("huawei", {})
    yield FIRST, levers
    yield from sorted(levers.get("later", {}).items())


def _needed_by_rules(tree: Tree) -> str | None:
    """The first month in which a conditional rule can favour the list."""
    months = [
        add_months(FIRST, 1 + rule.get("notice_months", 0))
        for rule in tree["rules"].values()
        if rule["then"].get("floor_rule") == "focus"
    ]
    return min(months, default=None)


def _list_of(month: str, *trees: Tree) -> list[str]:
    """The list of the first tree that has one in a month, or else at any time."""
    found = []
    for tree in trees:
        lists = [(begins, e["focus"]) for begins, e in _steps(tree) if e.get("focus")]
        found.append([each for begins, each in lists if begins <= month][-1:])
        found.append([each for _, each in lists])
    first = [*found[::2], *found[1::2]]
    return list(next((each[-1] for each in first if each), []))
