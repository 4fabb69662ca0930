"""What a scenario changes over its base, and the evidence for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.aliases import Json
from sim.levers.ranges import plain_range_in_words
from sim.levers.sections import CHOSEN
from sim.scenario import Scenario
from sim.scenario.text.changes import Change
from sim.scenario.types.numbers import Quantity, Range
from sim.world.world import register

__all__ = ["Changed", "changed_values", "value_in_words"]

_OF_A_RANGE = ("low", "high", "fixed")
_EVIDENCE = ("source", "reason")


@dataclass(frozen=True)
class Changed:
    """A value that a scenario changes.

    Attributes:
        key: dotted.
        value: the scenario's.
        base: what it was; None for nothing.
        from_register: whether it was the register's, and not the base scenario's.
        evidence: in words.
    """

    key: str
    value: Any
    base: Any
    from_register: bool
    evidence: str


def changed_values(changes: Mapping[str, Change], scenario: Scenario) -> tuple[Changed, ...]:
    """The changes with what they were and their evidence; an assumption was the register's.

    The source and the reason of a range are its evidence and no changes of their own.

    Args:
        changes: from ``changes_between``, by dotted key.
        scenario: whose changes they are.
    """
    return tuple(
        _changed(key, change, changes, scenario)
        for key, change in changes.items()
        if not (key.startswith("assumptions.") and key.rpartition(".")[2] in _EVIDENCE)
    )


def value_in_words(value: object) -> str:
    """Return a value of a scenario as people read it: a range in words, others as JSON has them."""
    if value is None:
        return "nothing"
    return plain_range_in_words(value) or json.dumps(value, ensure_ascii=False)


def _base_has_range(name: str, changes: Mapping[str, Change]) -> bool:
    others = (changes[key].base for key in _keys_of(name) if key in changes)
    return any(each is not None for each in others)


def _changed(
    key: str, change: Change, changes: Mapping[str, Change], scenario: Scenario
) -> Changed:
    if not key.startswith("assumptions."):
        return Changed(key, change.value, change.base, False, _evidence(key, scenario))
    name, field = _split(key)
    number = register().get(name)
    base, value, from_register = change.base, change.value, False
    if number is not None:
        if value is None and field is None:
            value = _range(number)  # its base had a range; now it is the register's again
        if base is None and not _base_has_range(name, changes):
            base, from_register = _was(number, field), True
    own = scenario.assumptions.get(name)
    return Changed(key, value, base, from_register, _of_assumption(own, number))


def _split(key: str) -> tuple[str, str | None]:
    """The assumption's name and the end of its range that a key means; None for all of it."""
    name = key.removeprefix("assumptions.")
    front, _, last = name.rpartition(".")
    return (front, last) if last in _OF_A_RANGE else (name, None)


def _keys_of(name: str) -> list[str]:
    return [f"assumptions.{name}.{field}" for field in _OF_A_RANGE]


def _range(number: Quantity) -> dict[str, float]:
    low, high = number.bounds
    return {"low": low, "high": high}


def _was(number: Quantity, field: str | None) -> Any:
    ends: Json = _range(number)
    return ends.get(field or "", ends)


def _of_assumption(own: Range | None, number: Quantity | None) -> str:
    """The evidence for an assumption: the scenario's own, never the register's for its range."""
    if own is None:
        return f"{number.evidence}: {number.source}" if number else "assumption"
    source = own.source or "no source given"
    words = f"the scenario's own {'range' if own.fixed is None else 'value'}: {source}"
    words += f"; {own.reason}" if own.reason else ""
    return f"{words} (the register's range, restated)" if number and own.restates(number) else words


def _evidence(key: str, scenario: Scenario) -> str:
    if key.startswith("run."):
        return "how long and how often it runs"
    lever = key.partition(".")[0] in CHOSEN
    kind = "a lever: what an actor chooses" if lever else "what happens"
    sources = scenario.sources
    said = f"sources of the scenario: {', '.join(sources)}" if sources else "an assumption"
    return f"{kind}; {said}"
