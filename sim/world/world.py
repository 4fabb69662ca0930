"""The world of one scenario: its cast, and the register of everything that is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from sim.scenario.checks.checks import Origin, check
from sim.scenario.types.brand import BrandSpec, least_capacity
from sim.scenario.types.changed import check_changes_with
from sim.scenario.types.drawn import drawn_by_scenario
from sim.scenario.types.numbers import Quantity
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.units import Unit, figure, narrowed
from sim.scenario.types.vocabulary import Vocabulary
from sim.world.cast import Cast
from sim.world.draws import Draws, draw
from sim.world.ensemble import fitted
from sim.world.seeds import RivalSpec, Seeds, Structure, seeds

__all__ = ["World", "fixed_numbers", "register", "vocabulary"]

STRUCTURE = tuple(Structure.model_fields)
"""Names of the numbers that give the mechanisms their form."""

DRAWN = (
    "june_sales",
    "june_fraction",
    "price",
    "margin",
    "capacity",
    "backlog_months",
    "base",
    "own_outlets",
    "network_plan",
    "after_sales_months",
    "abroad_potential",
)
"""Fields of a brand that hold a number of the world."""


def _entries(base: Seeds, brands: Mapping[str, BrandSpec]) -> Iterator[tuple[str, Quantity]]:
    for name, assumption in base.assumptions.items():
        yield name, assumption.number
    for band, quantity in base.market.bands.items():
        yield f"market.band_{band}", quantity
    yield "market.floor", base.market.floor
    for key, rival in base.rivals.items():
        yield f"{key}.june_sales", rival.june_sales
    for key, brand in brands.items():
        yield from ((f"{key}.{name}", quantity) for name, quantity in _of_brand(brand))


def _of_brand(brand: BrandSpec) -> Iterator[tuple[str, Quantity]]:
    fields = [(name, getattr(brand, name)) for name in DRAWN]
    fields += [(f"{name}.share", each.share) for name, each in brand.nameplates.items()]
    return ((name, quantity) for name, quantity in fields if quantity is not None)


def register(brands: Mapping[str, BrandSpec] | None = None) -> dict[str, Quantity]:
    """Every number by name: ``launch_pull``, ``luxeed.capacity``, ``market.band_300_500``."""
    base = seeds()
    return dict(_entries(base, base.brands if brands is None else brands))


def fixed_numbers() -> dict[str, Quantity]:
    """The numbers of seeds/ that are not drawn and not a scenario's to change, by name."""
    base = seeds()
    anchor = base.facts.anchor
    form = {f"structure.{name}": getattr(base.structure, name) for name in STRUCTURE}
    known = {"anchor.total": anchor.total, "anchor.share": anchor.share}
    return known | {"market.buyers_june": base.market.buyers_june} | form


@cache
def vocabulary() -> Vocabulary:
    """The names that a scenario may use; they follow from seeds/, which are read once."""
    base = seeds()
    drawn = {name: number for name, number in register().items() if number.value is None}
    return Vocabulary(
        brands=tuple(base.brands),
        rivals=tuple(base.rivals),
        assumptions=tuple(drawn),
        gone=base.gone,
        makers=tuple(dict.fromkeys(spec.maker for spec in base.brands.values())),
        units={name: _plausible(name, number, base.brands) for name, number in drawn.items()},
        register=drawn,
        specs=base.brands,
        anchor=base.facts.anchor.brand,
        fitted=frozenset(fitted()),
    )


def _plausible(name: str, number: Quantity, brands: Mapping[str, BrandSpec]) -> Unit:
    """What a scenario may put in the place of a number of the register."""
    brand, _, field = name.partition(".")
    if field != "capacity" or (sold := brands[brand].june_sales) is None:
        return number.plausible
    note = f"{brand} sold {figure(sold.bounds[0])} in June 2025"
    return narrowed(number.plausible, least_capacity(brands[brand]), np.inf, note)


check_changes_with(
    lambda scenario, tree, whole: check(scenario, vocabulary(), Origin(tree), whole=whole)
)


def _left_to_the_fit(scenario: Scenario) -> Mapping[str, NDArray[np.float64]]:
    """The ensemble, without what the scenario says itself; nothing under `prior`."""
    if scenario.run.prior:
        return {}
    # of what the history says of a brand's June nothing holds for a brand of the scenario's own
    return {
        name: values
        for name, values in fitted().items()
        if name not in scenario.assumptions and name.partition(".")[0] not in scenario.brands
    }


@dataclass(frozen=True)
class World:
    """What is known and assumed in one scenario.

    Attributes:
        scenario: what the user decided.
        brands: the shipped brands, then the scenario's own.
        rivals: the rivals that act by name.
        register: every number of the world by name, with the scenario's ranges, and those that
            its months and lengths are drawn from.
        still: whether brands stay as fresh as in June: they renew no model, and what they launched
            before does not fade. For telling causes apart; no scenario asks for it.
        fitted: draws of the fitted ensemble by name, of what the scenario leaves to it.
    """

    scenario: Scenario
    brands: Mapping[str, BrandSpec]
    rivals: Mapping[str, RivalSpec]
    register: Mapping[str, Quantity]
    still: bool = False
    fitted: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario, *, still: bool = False) -> World:
        """The world that a scenario describes."""
        base = seeds()
        brands = {**base.brands, **scenario.brands}
        numbers = register(brands)
        for name, other in scenario.assumptions.items():
            numbers[name] = other.instead_of(numbers[name])
        numbers |= drawn_by_scenario(scenario)
        return cls(scenario, brands, base.rivals, numbers, still, _left_to_the_fit(scenario))

    def drawn(self, replications: range) -> Draws:
        """The register's values, and June's luck as far as it is fitted, (replications,) each."""
        return draw(self.register, self.scenario.run.seed, replications, self.fitted)

    @property
    def seeds(self) -> Seeds:
        """The numbers that all worlds share."""
        return seeds()

    @property
    def sellers(self) -> tuple[BrandSpec | RivalSpec, ...]:
        """Who sells: the brands, then the rivals."""
        return (*self.brands.values(), *self.rivals.values())

    @cached_property
    def cast(self) -> Cast:
        """Who is on stage, in the order of every array."""
        specs = self.brands.values()
        return Cast(
            brands=tuple(self.brands),
            titles=tuple(spec.title for spec in specs),
            makers=tuple(spec.maker for spec in specs),
            hima=tuple(spec.hima for spec in specs),
            anchor=tuple(self.brands).index(self.seeds.facts.anchor.brand),
        )
