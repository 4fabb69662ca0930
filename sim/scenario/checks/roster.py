"""From which month on each brand of a scenario is signed, and from which it is on sale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sim.levers import Launch, Sign
from sim.levers.event import BrandEvent
from sim.levers.ranges import MonthRange, earliest, latest
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.events import each_event
from sim.scenario.types.months import ANCHOR
from sim.scenario.types.scenario import Scenario

__all__ = ["Roster"]

_Months: TypeAlias = Mapping[str, str | None]
_When: TypeAlias = Callable[[str | MonthRange], str]


@dataclass(frozen=True)
class Roster:
    """Brands by name; a month is None where the scenario never brings it about.

    Attributes:
        specs: the shipped brands and the scenario's own, as of June 2025.
        signed: the first month in which Huawei's or Yinwang's engineers may serve a brand.
        on_sale: the first month in which a brand may be on sale; June 2025 for those of then.
        surely_signed, surely_on_sale: the first months in which they do and it is in every
            replication. They differ from the two above where a range of months is drawn from.
    """

    specs: Mapping[str, BrandSpec]
    signed: Mapping[str, str | None]
    on_sale: Mapping[str, str | None]
    surely_signed: Mapping[str, str | None]
    surely_on_sale: Mapping[str, str | None]

    @classmethod
    def of(cls, scenario: Scenario, shipped: Mapping[str, BrandSpec]) -> Roster:
        """Who is signed and on sale in a scenario, over the shipped brands."""
        specs = {**shipped, **scenario.brands}
        may_be, surely = (_begins(scenario, specs, when) for when in (earliest, latest))
        return cls(specs, *may_be, *surely)

    def never_sells(self, brand: str) -> bool:
        """Whether a brand is on sale in no month."""
        return brand in self.specs and self.on_sale[brand] is None

    def never_acts(self, brand: str) -> bool:
        """Whether a brand is neither on sale nor signed in any month."""
        return brand in self.specs and not (self.on_sale[brand] or self.signed[brand])


def _begins(
    scenario: Scenario, specs: Mapping[str, BrandSpec], when: _When
) -> tuple[_Months, _Months]:
    """From when on brands are signed, and from when on sale; ``when`` takes a month of a range."""
    signs, launches = (dict(_first(scenario, kind, when)) for kind in (Sign, Launch))
    signed = {
        name: min((m for m in (spec.signed, signs.get(name)) if m), default=None)
        for name, spec in specs.items()
    }
    on_sale = {name: ANCHOR if spec.on_sale else launches.get(name) for name, spec in specs.items()}
    return signed, on_sale


def _first(scenario: Scenario, kind: type[BrandEvent], when: _When) -> Iterator[tuple[str, str]]:
    """Each brand with the first month of a kind of event; the earliest comes last."""
    events = [event for _, event in each_event(scenario.events)]
    for event in sorted(events, key=lambda event: when(event.month), reverse=True):
        if isinstance(event.what, kind):
            yield event.what.brand, when(event.month)
