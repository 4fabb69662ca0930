"""What two resolved scenarios differ in, as changes that can be made one by one, in any order.

A change is something an actor would do as one: a brand's sales control with its month and its
hand-over, an event, a conditional rule, a lever of Huawei's, what Huawei or an automaker decides in
a month, the range of an assumption. Changes of the run itself (length, seed) are not among them,
nor what a scenario has for itself (its name).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from sim.scenario.changes import NOT_INHERITED
from sim.scenario.delta import Delta, absorbed
from sim.scenario.keyed import in_order, keyed, same_order, unkeyed
from sim.scenario.listed import filled, uses_focus
from sim.scenario.nodes import KeyPath, Place, node_of
from sim.scenario.problems import validated
from sim.scenario.resolved import to_plain
from sim.scenario.scenario import Scenario

__all__ = ["Delta", "Difference", "difference"]

_TERMS = ("sales_control", "model_type", "abroad")
_PASSING = ("from", "handover_months", "consent")
_MISSING = object()


@dataclass(frozen=True)
class Difference:
    """Two scenarios and the changes between them; the base's run counts for both.

    Attributes:
        base, scenario: the two.
        deltas: the changes, by key.
    """

    base: Scenario
    scenario: Scenario
    deltas: tuple[Delta, ...]

    def apart(self, made: Collection[str]) -> Scenario:
        """The base with some of the changes made, by key; with all of them, the scenario.

        Raises:
            ScenarioError: the types refuse what is between the two.
        """
        if not made:
            return self.base
        other = self.scenario.model_copy(update={"run": self.base.run})
        if all(delta.key in made for delta in self.deltas):
            return other
        before, after = keyed(to_plain(self.base), to_plain(other))
        mixed = _with_free(deepcopy(before), before, after)
        for delta in self.deltas:
            for path in delta.paths if delta.key in made else ():
                _put(mixed, path, _at(after, path))
        for listed in ("events", "rules"):
            mixed[listed] = in_order(mixed[listed], before[listed], after[listed])
        whole = {**unkeyed(filled(mixed, before, after)), "name": other.name, "expect": []}
        return validated(
            Scenario, node_of(whole, Place(f"between {self.base.name} and {other.name}", 0))
        )


def difference(base: Scenario, scenario: Scenario) -> Difference:
    """The changes that lead from a base to a scenario."""
    before, after = keyed(to_plain(base), to_plain(scenario))
    found = sorted(_deltas(before, after), key=lambda delta: delta.key)
    return Difference(base, scenario, tuple(absorbed(found)))


def _at(tree: Any, path: KeyPath) -> Any:
    for part in path:
        if not isinstance(tree, dict) or part not in tree:
            return _MISSING
        tree = tree[part]
    return tree


def _put(tree: dict[Any, Any], path: KeyPath, value: Any) -> None:
    for part in path[:-1]:
        tree = tree.setdefault(part, {})
    if value is _MISSING:
        tree.pop(path[-1], None)
    else:
        tree[path[-1]] = deepcopy(value)


def _differing(before: Any, after: Any, prefix: KeyPath) -> list[str]:
    """Keys of the maps at ``prefix`` whose values differ, in order."""
    old, new = _map(_at(before, prefix)), _map(_at(after, prefix))
    return [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]


def _map(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _delta(before: Any, after: Any, paths: Sequence[KeyPath], key: KeyPath | None = None) -> Delta:
    first = key or paths[0]
    value, base = (None if x is _MISSING else x for x in (_at(after, first), _at(before, first)))
    return Delta(".".join(map(str, first)), tuple(paths), value, base)


def _deltas(before: Any, after: Any) -> Iterator[Delta]:
    for brand in _differing(before, after, ("alliance",)):
        yield from _terms(before, after, ("alliance", brand))
    yield from _levers(before, after)
    free = _new_brands(before, after)
    for section in dict.fromkeys([*before, *after]):
        if section in (*NOT_INHERITED, "run", "alliance", "huawei", "makers"):
            continue
        if section == "rules" and not same_order(before[section], after[section]):
            # rules of one month act in their order, so another order is a change of all of them
            yield _delta(before, after, [(section,)])
            continue
        for key in _differing(before, after, (section,)):
            if section == "assumptions" and _same_range(before, after, key):
                continue  # another source or reason moves no outcome
            if section != "brands" or key not in free:
                yield _delta(before, after, [(section, key)])


def _terms(before: Any, after: Any, brand: KeyPath) -> Iterator[Delta]:
    """A brand's contract: its terms one by one, unless it is a list, or given up as a whole."""
    old, new = _at(before, brand), _at(after, brand)
    if isinstance(old, list) or isinstance(new, list) or new is _MISSING:
        yield _delta(before, after, [brand])
        return
    differing = _differing(before, after, brand)
    passing = [(*brand, key) for key in _PASSING if key in differing]
    terms = [key for key in _TERMS if key in differing]
    binding = [key for key in terms if key != "abroad"]
    # a term that was not there before brings its month and its hand-over along
    fresh = [key for key in binding if key not in _map(old)]
    if binding and not {"sales_control", "model_type"} & new.keys():
        # the last term that goes takes them with it
        yield _delta(before, after, [*((*brand, key) for key in binding), *passing])
        terms, fresh, passing = [key for key in terms if key == "abroad"], [], []
    for key in terms:
        yield _delta(before, after, [(*brand, key), *(passing if key in fresh else ())])
    for path in () if fresh else passing:
        if terms != ["abroad"] or isinstance(old, dict):
            yield _delta(before, after, [path])


def _levers(before: Any, after: Any) -> Iterator[Delta]:
    """Levers of Huawei's one by one, what it changes later by month, automakers' by month."""
    for key in _differing(before, after, ("huawei",)):
        if key == "later":
            yield from _by_month(before, after, ("huawei", key))
        elif key != "focus" or (uses_focus(before) and uses_focus(after)):
            yield _delta(before, after, [("huawei", key)])
    for maker in _differing(before, after, ("makers",)):
        yield from _by_month(before, after, ("makers", maker))


def _by_month(before: Any, after: Any, place: KeyPath) -> Iterator[Delta]:
    for month in _differing(before, after, place):
        yield _delta(before, after, [(*place, month)])


def _with_free(mixed: Any, before: Any, after: Any) -> Any:
    """What does nothing by itself is there from the start: new brands, and a list nobody uses."""
    mixed["brands"] = {**_new_brands(before, after), **mixed.get("brands", {})}
    if not uses_focus(before):
        _put(mixed, ("huawei", "focus"), _at(after, ("huawei", "focus")))
    return mixed


def _same_range(before: Any, after: Any, name: str) -> bool:
    """Whether an assumption has the same range in both, whatever speaks for it."""
    old, new = (_map(_at(tree, ("assumptions", name))) for tree in (before, after))
    return bool(old) and all(old.get(key) == new.get(key) for key in ("low", "high", "fixed"))


def _new_brands(before: Any, after: Any) -> dict[str, Any]:
    """Brands of the scenario's own that sell nothing until something else brings them to market."""
    old, new = _map(before.get("brands")), _map(after.get("brands"))
    return {
        key: spec
        for key, spec in new.items()
        if key not in old and not spec.get("on_sale", False) and "signed" not in spec
    }
