"""What a scenario is checked with: the names that it may use, and what the world knows of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.numbers import Quantity
from sim.scenario.types.units import Unit

__all__ = ["Vocabulary"]


@dataclass(frozen=True)
class Vocabulary:
    """The names that a scenario may use: shipped brands, rivals, and names of the register.

    What the world does not say here is not checked.

    Attributes:
        brands: the shipped brands.
        rivals: the rivals that act by name.
        assumptions: the names of drawn numbers, for which a scenario may have its own range.
        gone: assumptions of earlier editions, and what does their work now.
        makers: the automakers of the shipped brands.
        units: what each assumption may be, by name.
        register: the assumptions themselves, by name.
        specs: the shipped brands as of June 2025, by name.
        anchor: the brand that the article's share belongs to.
        fitted: the names that are drawn from the fit to the sales history.
        outcomes: gives the outcomes of brands and agents by name, with what a level of each may be.
    """

    brands: tuple[str, ...]
    rivals: tuple[str, ...]
    assumptions: tuple[str, ...]
    gone: Mapping[str, str] = field(default_factory=dict)
    makers: tuple[str, ...] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)
    register: Mapping[str, Quantity] = field(default_factory=dict)
    specs: Mapping[str, BrandSpec] = field(default_factory=dict)
    anchor: str = ""
    fitted: frozenset[str] = frozenset()
    outcomes: Callable[[Sequence[str], Sequence[str]], Mapping[str, Unit]] | None = None

    def outcomes_with(self, brands: Mapping[str, BrandSpec]) -> Mapping[str, Unit]:
        """The outcomes of the shipped brands and others, by name; empty where none are known."""
        if self.outcomes is None:
            return {}
        makers = dict.fromkeys((*self.makers, *(spec.maker for spec in brands.values())))
        return self.outcomes((*self.brands, *brands), ("huawei", "yinwang", *makers))
