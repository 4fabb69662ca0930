"""Every number that a scenario sets, with the range in which it is plausible.

A field says what is plausible where it is declared: by its bounds (``Field(ge=..., le=...)``), by a
``Unit`` in its annotation, or by ``BY_MEASURE`` where the unit follows from the field ``measure``
beside it. What an assumption may be follows from its entry in the register.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple, TypeAlias, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.expectation import Expectation
from sim.scenario.types.marks import marks_of
from sim.scenario.types.mentions import Mention
from sim.scenario.types.numbers import Quantity, Range
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.units import BY_MEASURE, MEASURES, Unit, figure
from sim.scenario.types.vocabulary import Vocabulary

__all__ = ["Ranged", "declared_unit", "far_from", "implausible", "numbers_set"]

Units: TypeAlias = Mapping[str, Unit]
"""What the assumptions may be, by name."""


class Ranged(NamedTuple):
    """A number that a scenario sets, where it stands, and what is plausible there."""

    path: KeyPath
    value: float
    unit: Unit


@dataclass(frozen=True)
class _Here:
    """What the numbers below a place are measured in: by the field, or by an assumption's name."""

    unit: Unit | None
    assumptions: Units
    outcomes: Units


def numbers_set(
    scenario: Scenario, assumptions: Units, outcomes: Units | None = None
) -> Iterator[Ranged]:
    """Every number of a scenario with its plausible range; assumptions that are unknown left out.

    Args:
        scenario: resolved.
        assumptions: what the assumptions may be, by name.
        outcomes: likewise of outcomes; a level of one that is unknown is left out.

    Raises:
        TypeError: a field has no plausible range: declare one beside its type.
    """
    yield from _below(scenario, (), _Here(None, assumptions, outcomes or {}))


def _below(value: object, path: KeyPath, here: _Here) -> Iterator[Ranged]:
    if isinstance(value, BaseModel):
        yield from _fields(value, path, here)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            inside = replace(here, unit=here.assumptions.get(key))
            yield from _below(child, (*path, key), inside if isinstance(child, Range) else here)
    elif isinstance(value, tuple):
        for i, child in enumerate(value):
            yield from _below(child, (*path, i), here)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield _ranged(path, value, here.unit)


def _ranged(path: KeyPath, value: float, unit: Unit | None) -> Ranged:
    if unit is None:
        raise TypeError(f"{'.'.join(map(str, path))} has no plausible range")
    return Ranged(path, value, unit)


def _is_no_number(value: object, field: FieldInfo) -> bool:
    """Whether a field is not given or a word, as most fields of a scenario are."""
    return value is None or isinstance(value, str) or get_origin(field.annotation) is Literal


def _fields(model: BaseModel, path: KeyPath, here: _Here) -> Iterator[Ranged]:
    if isinstance(model, Range) and here.unit is None:
        return  # of an assumption that does not exist, which is said elsewhere
    inherits = isinstance(model, Quantity | Range)
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if _is_no_number(value, field):
            continue
        unit = here.unit if inherits else declared_unit(type(model), name)
        if unit is BY_MEASURE:
            unit = _of_measure(model, here.outcomes)
            if unit is None:
                continue  # an outcome that does not exist, which is said elsewhere
        inside = replace(here, unit=unit)
        yield from _below(value, (*path, field.alias or name), inside)


def _of_measure(model: BaseModel, outcomes: Units) -> Unit | None:
    """What a level is plausible in: that of a watched measure, or of an outcome."""
    if isinstance(model, Expectation):
        return outcomes.get(model.outcome)
    return MEASURES[model.measure]  # type: ignore[attr-defined]  # BY_MEASURE says so


@cache
def declared_unit(model: type[BaseModel], name: str) -> Unit | None:
    """What is plausible in a field, as its declaration says; None where it says nothing."""
    marks = marks_of(model, name)
    unit = next((mark for mark in marks if isinstance(mark, Unit)), None)
    if unit is not None:
        return unit
    low = _bound(marks, ("ge", "gt"))
    high = _bound(marks, ("le", "lt"))
    return None if low is None or high is None else Unit("", low, high)


def _bound(marks: Sequence[object], names: tuple[str, ...]) -> float | None:
    found = [getattr(mark, name) for mark in marks for name in names if hasattr(mark, name)]
    return found[0] if found else None


def implausible(scenario: Scenario, vocabulary: Vocabulary | None) -> Iterator[Mention]:
    """Numbers outside the range in which they are plausible, with what was probably meant."""
    known: Mapping[str, Quantity] = {}
    units: Units = {}
    outcomes: Units = {}
    if vocabulary is not None:
        known, units = vocabulary.register, vocabulary.units
        outcomes = vocabulary.outcomes_with(scenario.brands)
    for path, value, unit in numbers_set(scenario, units, outcomes):
        if unit.contains(value):
            continue
        number = known.get(str(path[1])) if path[0] == "assumptions" else None
        meant = _near(number) if number is not None else (unit.low, unit.high)
        side = "low" if value < unit.low else "high"
        yield (
            path,
            f"{unit.write(value)} is too {side}; plausible is {_span(unit.low, unit.high)}"
            f"{f' ({unit.note})' if unit.note else ''}{unit.meant(value, *meant)}",
        )


def _near(number: Quantity) -> tuple[float, float]:
    """Between which a guess at an assumption has to lie."""
    low, high = number.bounds
    return (low / 2, high * 2) if low >= 0 else (low, high)


def far_from(value: float, number: Quantity, unit: Unit) -> str | None:
    """A warning that an assumption lies far outside the register's range; None where it does not.

    Far is beyond three times the range's upper end or below a third of its lower one. Where the
    range is not above zero, it is further from the range than twice its width.
    """
    low, high = number.bounds
    edges = (low / 3, high * 3) if low > 0 else (low - 2 * (high - low), high + 2 * (high - low))
    if edges[0] <= value <= edges[1]:
        return None
    register = f"the register has {_span(low, high)}" if low < high else f"it is {figure(low)}"
    return f"{unit.write(value)} is far away: {register}{unit.meant(value, *_near(number))}"


def _span(low: float, high: float) -> str:
    if math.isclose(low, 0.0, abs_tol=1e-6) and low > 0:
        return f"above 0, up to {figure(high)}"
    return f"{figure(low)} to {figure(high)}"
