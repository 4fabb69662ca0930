"""One change between two scenarios, and which changes cannot be told from one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sim.scenario.nodes import KeyPath

__all__ = ["Delta", "absorbed"]


@dataclass(frozen=True)
class Delta:
    """One change.

    Attributes:
        key: its dotted key, none twice.
        paths: the keys of the scenario that it sets; several changes may share one.
        value, base: what stands there in the scenario and in the base, None for nothing.
    """

    key: str
    paths: tuple[KeyPath, ...]
    value: Any
    base: Any


def absorbed(deltas: Sequence[Delta]) -> Iterator[Delta]:
    """A brand that comes to be, or goes, takes along every change that speaks of it."""
    brands = [d for d in deltas if d.key.startswith("brands.") and None in (d.value, d.base)]
    taken: dict[str, str] = {}
    for brand in brands:
        name = brand.key.removeprefix("brands.")
        for delta in deltas:
            if delta is not brand and (_names(delta.value, name) or _names(delta.base, name)):
                taken.setdefault(delta.key, brand.key)
            # without the brand, its maker may be unknown
            of_maker = f"makers.{(brand.value or brand.base)['maker']}."
            if f"{delta.key}.".startswith((f"alliance.{name}.", of_maker)):
                taken.setdefault(delta.key, brand.key)
    for delta in deltas:
        if delta.key not in taken:
            with_it = [d.paths for d in deltas if taken.get(d.key) == delta.key]
            yield replace(
                delta, paths=(*delta.paths, *(path for paths in with_it for path in paths))
            )


def _names(value: Any, name: str) -> bool:
    if isinstance(value, dict):
        return any(_names(child, name) for child in value.values())
    if isinstance(value, list):
        return any(_names(child, name) for child in value)
    return bool(value == name)
