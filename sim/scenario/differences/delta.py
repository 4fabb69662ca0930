"""One change between two scenarios, and which changes go along with a brand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from sim.inputs import NameOf
from sim.scenario.differences.slots import Entry, HuaweiLever, MakerMonth, Slot, Term
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.mentions import mentioned
from sim.scenario.types.scenario import Scenario

__all__ = ["Delta", "with_their_brands"]


@dataclass(frozen=True)
class Delta:
    """One change, which can be made without the others and in any order with them.

    Attributes:
        slot: what it is about.
        value, base: what stands there in the scenario and in the base, None for nothing.
        others: slots that it sets as well; several changes may share one.
    """

    slot: Slot
    value: object
    base: object
    others: tuple[Slot, ...] = ()

    @property
    def key(self) -> str:
        """The dotted key of what it is about; no two changes have the same."""
        return self.slot.key

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All that it sets."""
        return (self.slot, *self.others)

    def made(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return a scenario with what another has wherever this change sets something."""
        for slot in self.slots:
            onto = slot.copied(source, onto)
        return onto


def with_their_brands(changes: Sequence[Delta]) -> Iterator[Delta]:
    """Yield the changes; one that brings or removes a brand takes along all that speak of it."""
    brands = [change for change in changes if _new_or_gone(change) is not None]
    along: dict[str, list[Slot]] = {brand.key: [] for brand in brands}
    alone = []
    for change in changes:
        others = (brand for brand in brands if brand is not change)
        taker = next((brand for brand in others if _goes_with(change, brand)), None)
        if taker is None:
            alone.append(change)
        else:
            along[taker.key] += change.slots
    for change in alone:
        yield replace(change, others=(*change.others, *along.get(change.key, ())))


def _new_or_gone(change: Delta) -> BrandSpec | None:
    """Return the brand that a change brings or removes."""
    if None not in (change.value, change.base):
        return None
    spec = change.value or change.base
    return spec if isinstance(spec, BrandSpec) else None


def _goes_with(change: Delta, brand: Delta) -> bool:
    """Whether a change speaks of a brand that another one brings or removes."""
    spec, name = _new_or_gone(brand), brand.key.partition(".")[2]
    slot = change.slot
    if isinstance(slot, MakerMonth):
        return spec is not None and slot.maker == spec.maker  # who may be unknown without it
    if isinstance(slot, Term) or (isinstance(slot, Entry) and slot.section == "alliance"):
        return name == change.key.split(".")[1]
    return name in {*_brands_in(slot, change.value), *_brands_in(slot, change.base)}


def _brands_in(slot: Slot, value: object) -> Iterator[str]:
    if isinstance(slot, HuaweiLever) and slot.field == "focus" and isinstance(value, tuple):
        yield from value
    for model in value if isinstance(value, tuple) else (value,):
        if isinstance(model, BaseModel):
            yield from (brand for _, brand in mentioned(model, NameOf.BRAND))
