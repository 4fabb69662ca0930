"""Changes between scenarios in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sim.scenario.brand import BrandSpec
from sim.scenario.difference import Delta
from sim.scenario.events import what_of
from sim.world.cast import agent_name

__all__ = ["title_of"]


def title_of(delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    """A change in words."""
    section, _, rest = delta.key.partition(".")
    words: Callable[[str, Delta, Mapping[str, BrandSpec]], str] = _TITLES[section]
    return words(rest, delta, brands)


def _of_terms(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    brand, _, term = rest.partition(".")
    title = brands[brand].title
    if not term:
        return f"{title}: contract {_steps(delta.value)} (was {_steps(delta.base)})"
    if term == "sales_control":
        june = "huawei" if brands[brand].model_type == "hima" else "partner"
        return f"{title}: sales control {_control(delta, june)}"
    word = {"model_type": "model type", "from": "starts"}
    return f"{title}: {word.get(term, term.replace('_', ' '))} {_change(delta)}"


def _control(delta: Delta, june: str) -> str:
    """Who gets which parts of control, of those that change; ``june`` held them in June."""
    value, base = (
        dict.fromkeys(("stores", "policy", "after_sales"), given)
        if isinstance(given, str)
        else given
        for given in (delta.value or {}, delta.base or {})
    )
    if not value:
        return "left as in June"
    new = {part: who for part, who in value.items() if who != base.get(part, june)}
    told = []
    for who in dict.fromkeys(new.values()):
        parts = [part.replace("_", " ") for part, holder in new.items() if holder == who]
        told.append(f"to {who}" if len(parts) == 3 else f"of {' and '.join(parts)} to {who}")
    return ", ".join(told) or "said anew"


def _steps(terms: Any) -> str:
    if terms is None:
        return "none"
    return f"in {len(terms)} steps" if isinstance(terms, list) else "in one step"


def _change(delta: Delta) -> str:
    """The new value, of a map only what is new, and what it was."""
    value, base = delta.value, delta.base
    if isinstance(value, dict) and isinstance(base, str):
        base = dict.fromkeys(value, base)
    if isinstance(base, dict) and isinstance(value, str):
        value = dict.fromkeys(base, value)
    if isinstance(value, dict) and isinstance(base, dict):
        keys = [key for key in value if value[key] != base.get(key)]
        value, base = ({key: each.get(key) for key in keys} for each in (value, base))
    was = "" if base is None else f" (was {_words(base)})"
    return f"{_words(value)}{was}"


def _words(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {_words(child)}" for key, child in value.items())
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_event(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    event = delta.value or delta.base
    what = what_of(event)
    about = what.about
    name = brands[about].title if about in brands else agent_name(about) if about else "market"
    how = "left out" if delta.value is None else "changed" if delta.base else event["month"]
    return f"{name}: {what.declared.title} {rest} ({how})"


def _of_lever(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    later, _, month = rest.partition(".")
    if month:
        return f"Huawei from {month}: {_change(delta)}"
    return f"Huawei: {later.replace('_', ' ')} {_change(delta)}"


def _of_maker(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    maker, _, month = rest.partition(".")
    return f"{agent_name(maker)} from {month}: {_change(_times(delta))}"


def _times(delta: Delta) -> Delta:
    """Factors that are called so."""
    value, base = (
        each and {f"{name} times": factor for name, factor in each.items()}
        for each in (delta.value, delta.base)
    )
    return replace(delta, value=value, base=base)


def _of_rule(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    if not rest:
        return "The rules, in another order"
    return f"Rule {rest}" + (" left out" if delta.value is None else "")


def _of_assumption(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    return f"Assumption {rest}: {_change(delta)}"


def _of_brand(rest: str, delta: Delta, brands: Mapping[str, BrandSpec]) -> str:
    return f"Brand {rest}" + (" left out" if delta.value is None else "")


_TITLES = {
    "alliance": _of_terms,
    "assumptions": _of_assumption,
    "brands": _of_brand,
    "events": _of_event,
    "huawei": _of_lever,
    "makers": _of_maker,
    "rules": _of_rule,
}
