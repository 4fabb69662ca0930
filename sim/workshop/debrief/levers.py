"""The levers of a scenario in groups, and a scenario with another's version of one group.

A group is what a room talks about as one thing: a brand's contract, Huawei's floor, its resources
and Yinwang's part of them, one badge, the conditional rules, what an automaker does of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from sim.scenario import Scenario, to_plain
from sim.scenario.months import FIRST
from sim.scenario.nodes import Place, node_of
from sim.scenario.problems import validated
from sim.workshop.results.runs import holds_together

__all__ = ["differing", "with_version"]

Plain = dict[str, Any]

_FLOOR = ("floor_rule", "focus")
_RESOURCES = ("resource_rule", "yinwang_share")


def differing(mine: Scenario, other: Scenario) -> list[str]:
    """The groups in which two scenarios differ: ``alliance.luxeed``, ``huawei.floor``, ``rules``.

    In the order brands, Huawei, automakers, rules.
    """
    first, second = to_plain(mine), to_plain(other)
    ours, theirs = (
        _groups(first, _shared_list(first, second)),
        _groups(second, _shared_list(first, second)),
    )
    keys = dict.fromkeys([*ours, *theirs])
    order = ("alliance", "huawei", "makers", "rules")
    found = [key for key in keys if ours.get(key) != theirs.get(key)]
    return sorted(found, key=lambda key: order.index(key.partition(".")[0]))


def with_version(mine: Scenario, other: Scenario, group: str) -> Scenario:
    """A scenario with another's version of one group; everything else stays.

    Raises:
        ScenarioError: the other's version does not go with the rest.
    """
    first, second = deepcopy(to_plain(mine)), to_plain(other)
    section, _, name = group.partition(".")
    if section == "rules":
        first["rules"] = second["rules"]
    elif section == "huawei":
        fields = _fields(_shared_list(first, second))[name]
        first["huawei"] = _laid(first["huawei"], second["huawei"], fields)
    else:
        kept = {key: value for key, value in first.get(section, {}).items() if key != name}
        given = second.get(section, {})
        first[section] = kept | ({name: given[name]} if name in given else {})
    place = Place(f"{mine.name} with {group} of {other.name}", 0)
    made = validated(Scenario, node_of({**first, "expect": []}, place))
    holds_together(made)
    return made


def _shared_list(first: Plain, second: Plain) -> bool:
    """Whether resources go by the same list of brands as the floor: then they are one group."""
    return any(
        "focus" in (step.get("resource_rule") for step in (p["huawei"], *_later(p["huawei"])))
        for p in (first, second)
    )


def _fields(shared: bool) -> Mapping[str, tuple[str, ...]]:
    floor, resources = (*_FLOOR, *_RESOURCES[:1]), _RESOURCES[1:]
    found = (floor, resources) if shared else (_FLOOR, _RESOURCES)
    return {"floor": found[0], "resources": found[1], "badge": ("single_brand",)}


def _groups(plain: Plain, shared: bool) -> dict[str, Any]:
    found = {f"{s}.{key}": v for s in ("alliance", "makers") for key, v in plain.get(s, {}).items()}
    for name, fields in _fields(shared).items():
        found[f"huawei.{name}"] = _part(plain["huawei"], fields)
    return found | {"rules": plain.get("rules", [])}


def _part(huawei: Plain, fields: tuple[str, ...]) -> Plain:
    """What Huawei's levers say about some fields, from the start and later."""
    part: Plain = {key: huawei[key] for key in fields if key in huawei}
    if "focus" in part and not _uses_focus(huawei, fields):
        part.pop("focus")  # a list that no rule goes by says nothing
    steps = {
        step["from"]: {key: step[key] for key in fields if key in step} for step in _later(huawei)
    }
    return part | {"later": {month: said for month, said in steps.items() if said}}


def _uses_focus(huawei: Plain, fields: tuple[str, ...]) -> bool:
    rules = [key for key in fields if key.endswith("_rule")]
    return any(step.get(key) == "focus" for step in (huawei, *_later(huawei)) for key in rules)


def _laid(mine: Plain, theirs: Plain, fields: tuple[str, ...]) -> Plain:
    kept = {key: value for key, value in mine.items() if key not in (*fields, "later")}
    taken = {key: value for key, value in theirs.items() if key in fields}
    steps: dict[str, Plain] = {}
    for step in _later(mine):
        steps[step["from"]] = {key: v for key, v in step.items() if key not in fields}
    for step in _later(theirs):
        said = {key: v for key, v in step.items() if key in (*fields, "from")}
        steps[step["from"]] = steps.get(step["from"], {}) | said
    later = [steps[month] for month in sorted(steps) if len(steps[month]) > 1]
    return {**kept, **taken, **({"later": later} if later else {})}


def _later(huawei: Plain) -> list[Plain]:
    return [{"from": FIRST, **step} for step in huawei.get("later", [])]
