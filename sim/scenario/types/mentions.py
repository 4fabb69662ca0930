"""Where a scenario mentions brands and months: every mention with its path.

A field says by its type what it mentions: ``BrandName`` or ``RunMonth``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from sim.inputs import NameOf
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.conditional import AllOf, AnyOf, Condition, Level
from sim.scenario.types.marks import marks_of
from sim.scenario.types.scenario import Scenario

__all__ = ["Mention", "brands_mentioned", "levels", "mentioned", "months_mentioned"]

Mention: TypeAlias = tuple[KeyPath, str]


def brands_mentioned(scenario: Scenario) -> Iterator[Mention]:
    """Every brand that levers, events, rules and expectations name."""
    return mentioned(scenario, NameOf.BRAND)


def months_mentioned(scenario: Scenario) -> Iterator[Mention]:
    """Every month of the run that levers, events and expectations name."""
    return mentioned(scenario, NameOf.RUN_MONTH)


def mentioned(model: BaseModel, name_of: NameOf, path: KeyPath = ()) -> Iterator[Mention]:
    """Every text that a model, or one of the models in it, marks as a name."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is not None:
            is_marked = name_of in marks_of(type(model), name)
            yield from _below(value, name_of, (*path, field.alias or name), is_marked)


def _below(value: object, name_of: NameOf, path: KeyPath, is_marked: bool) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from mentioned(value, name_of, path)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _below(key, name_of, (*path, key), is_marked)
            yield from _below(child, name_of, (*path, key), False)
    elif isinstance(value, tuple):
        for number, child in enumerate(value):
            yield from _below(child, name_of, (*path, number), is_marked)
    elif is_marked and isinstance(value, str):
        yield path, value


def levels(condition: Condition, path: KeyPath) -> Iterator[tuple[KeyPath, Level]]:
    """Every level within a condition, with its path."""
    if isinstance(condition, Level):
        yield path, condition
        return
    inner = condition.all_of if isinstance(condition, AllOf) else condition.any_of
    word = "any_of" if isinstance(condition, AnyOf) else "all_of"
    for i, each in enumerate(inner):
        yield from levels(each, (*path, word, i))
