"""Changes between scenarios in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from pydantic import BaseModel

from sim.inputs import Holder
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import CONTROL_PARTS, SalesControl, anchor_holder
from sim.levers.huawei import Later
from sim.levers.ranges import LengthRange, MonthRange, range_in_words
from sim.levers.sections import LEVERS
from sim.scenario.differences.difference import Delta
from sim.scenario.differences.slots import Term
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.events import Event
from sim.world.cast import agent_name

__all__ = ["title_of"]

Brands: TypeAlias = Mapping[str, BrandSpec]

_WORDS = {lever.key: lever.title for _, lever in LEVERS}
"""What levers and terms are called where their key stands alone or among others."""


def title_of(delta: Delta, brands: Brands) -> str:
    """Return a change in words."""
    section, _, rest = delta.key.partition(".")
    return _TITLES[section](rest, delta, brands)


def _of_contract(rest: str, delta: Delta, brands: Brands) -> str:
    brand = brands[rest.partition(".")[0]]
    if not isinstance(delta.slot, Term):
        return f"{brand.title}: contract {_steps(delta.value)} (was {_steps(delta.base)})"
    words = "starts" if delta.slot.field == "from_" else _name(rest.partition(".")[2])
    if delta.slot.field == "sales_control":
        return f"{brand.title}: {words} {_control(delta, brand)}"
    return f"{brand.title}: {words} {_change(delta)}"


def _control(delta: Delta, brand: BrandSpec) -> str:
    """Return who gets which parts of control, of those that change."""
    value, base = (
        each.given if isinstance(each, SalesControl) else {} for each in (delta.value, delta.base)
    )
    if not value:
        return "left as in June"
    june = anchor_holder(brand.model_type)
    new = {part: who for part, who in value.items() if who != base.get(part, june)}
    told = (_parts_to(who, new) for who in dict.fromkeys(new.values()))
    return ", ".join(told) or "restated"


def _parts_to(who: Holder, holders: Mapping[str, Holder]) -> str:
    """Return which parts go to one of the holders: ``of stores and policy to huawei``."""
    parts = [part.replace("_", " ") for part, holder in holders.items() if holder == who]
    is_all = len(parts) == len(CONTROL_PARTS)
    return f"to {who}" if is_all else f"of {' and '.join(parts)} to {who}"


def _steps(contracts: object) -> str:
    if not isinstance(contracts, Sequence):
        return "none"
    return "in one step" if len(contracts) == 1 else f"in {len(contracts)} steps"


def _change(delta: Delta) -> str:
    """Return the new value, of a map only what is new, and what it was."""
    value, base = _fields(delta.value), _fields(delta.base)
    if isinstance(value, dict) and isinstance(base, dict):
        keys = [key for key in value if value[key] != base.get(key)]
        value, base = ({key: each.get(key) for key in keys} for each in (value, base))
    was = "" if base is None else f" (was {_words(base)})"
    return f"{_words(value)}{was}"


def _fields(value: object) -> object:
    """Return a model as what is given in it, but for the month that is said already."""
    if isinstance(value, MonthRange | LengthRange):
        return range_in_words(value)
    if not isinstance(value, BaseModel):
        return value
    given = value.model_dump(by_alias=True, exclude_none=True)
    is_dated = isinstance(value, Later | MakerPolicy)
    return {key: each for key, each in given.items() if not (is_dated and key == "from")}


def _words(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{_name(key)} {_words(child)}" for key, child in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _name(key: str) -> str:
    return _WORDS.get(key, key.replace("_", " "))


def _of_event(rest: str, delta: Delta, brands: Brands) -> str:
    event = delta.value or delta.base
    assert isinstance(event, Event)
    what, about = event.what, event.what.about
    name = brands[about].title if about in brands else agent_name(about) if about else "market"
    month = event.month if isinstance(event.month, str) else range_in_words(event.month)
    how = "left out" if delta.value is None else "changed" if delta.base else month
    return f"{name}: {what.declared.title} {rest} ({how})"


def _of_huawei(rest: str, delta: Delta, brands: Brands) -> str:
    lever, _, month = rest.partition(".")
    return (
        f"Huawei from {month}: {_change(delta)}"
        if month
        else (f"Huawei: {_name(lever)} {_change(delta)}")
    )


def _of_automaker(rest: str, delta: Delta, brands: Brands) -> str:
    maker, _, month = rest.partition(".")
    return f"{agent_name(maker)} from {month}: {_change(delta)}"


def _of_rule(rest: str, delta: Delta, brands: Brands) -> str:
    if not rest:
        return "The rules, in another order"
    return f"Rule {rest}" + (" left out" if delta.value is None else "")


def _of_assumption(rest: str, delta: Delta, brands: Brands) -> str:
    return f"Assumption {rest}: {_change(delta)}"


def _of_brand(rest: str, delta: Delta, brands: Brands) -> str:
    return f"Brand {rest}" + (" left out" if delta.value is None else "")


_TITLES: Mapping[str, Callable[[str, Delta, Brands], str]] = {
    "alliance": _of_contract,
    "assumptions": _of_assumption,
    "brands": _of_brand,
    "events": _of_event,
    "huawei": _of_huawei,
    "makers": _of_automaker,
    "rules": _of_rule,
}
"""How the changes of each section of a scenario are told."""
