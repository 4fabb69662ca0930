"""What a scenario is checked with: the names that it may use, and what the world knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sim.scenario.brand import BrandSpec
from sim.scenario.numbers import Quantity
from sim.scenario.units import Unit

__all__ = ["Vocabulary"]


@dataclass(frozen=True)
class Vocabulary:
    """The names that a scenario may use: shipped brands, rivals, and names of the register.

    What the world does not say here is not checked.

    Attributes:
        brands: the shipped brands.
        rivals: the rivals that act by name.
        assumptions: the names of drawn numbers, for which a scenario may have its own range.
        makers: the automakers of the shipped brands.
        units: what each assumption may be, by name.
        register: the assumptions themselves, by name.
        specs: the shipped brands as of June 2025, by name.
        fitted: the names that are drawn from the fit to the sales history.
    """

    brands: tuple[str, ...]
    rivals: tuple[str, ...]
    assumptions: tuple[str, ...]
    makers: tuple[str, ...] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)
    register: Mapping[str, Quantity] = field(default_factory=dict)
    specs: Mapping[str, BrandSpec] = field(default_factory=dict)
    fitted: frozenset[str] = frozenset()
