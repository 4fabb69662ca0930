"""Dated events: launches, signings, rivals' moves, supply and market shocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from sim.scenario.base import Input, ModelType, Month, Name
from sim.scenario.defaults import number, whole_number

__all__ = [
    "Demand",
    "Event",
    "Events",
    "Launch",
    "Market",
    "Rival",
    "Sign",
    "Supply",
    "Tax",
    "each_event",
]

Strength = Annotated[float, Field(gt=0.0, le=number("strength_most"))]
Shock = Annotated[float, Field(ge=-number("shock_most"), le=number("shock_most"))]
Months = Annotated[
    int, Field(ge=1, le=whole_number("event_months_most"), description="for how long")
]


class Launch(Input):
    """A brand launches a model. Strength 1 is a new model in the brand's main segment."""

    brand: Name
    strength: Strength = Field(1.0, description="1 is a new model in the brand's main segment")
    model: Literal["new", "refresh"] = Field("new", description="a refresh leaves nothing lasting")


class Sign(Input):
    """Yinwang (or Huawei) takes a brand into service."""

    brand: Name
    model_type: ModelType | None = Field(
        None, description="its model type from then on; the brand's own when left out"
    )


class Rival(Input):
    """A named rival launches a model, or moves its pull for good (a price move)."""

    name: Name
    launch: Strength | None = Field(
        None, description="strength of a launch; 1 is a new model in the main segment"
    )
    pull: Shock | None = Field(
        None, description="lasting change of the rival's pull, in log points"
    )

    @model_validator(mode="after")
    def _something(self) -> Rival:
        if self.launch is None and self.pull is None:
            raise ValueError("nothing to do: give launch or pull")
        return self


class Supply(Input):
    """A brand's capacity is multiplied by a factor for some months."""

    brand: Name
    factor: Annotated[float, Field(ge=0.0, le=number("factor_most"))] = Field(
        description="factor on capacity"
    )
    months: Months


class Demand(Input):
    """A push on a brand's demand, in log points; it fades as the brand's shocks do."""

    brand: Name
    shock: Shock = Field(description="size of the push, log points")


class Market(Input):
    """The number of buyers is multiplied by a factor for some months."""

    factor: Annotated[float, Field(gt=0.0, le=number("factor_most"))] = Field(
        description="factor on the number of buyers"
    )
    months: Months


class Tax(Input):
    """The purchase tax exemption is cut in this month, and buyers know it beforehand."""

    known_months_ahead: Annotated[int, Field(ge=0, le=whole_number("tax_known_most"))] = Field(
        whole_number("tax_known_months"), description="how long before buyers know of it"
    )


KINDS = ("launch", "sign", "rival", "supply", "demand", "market", "tax")


class Event(Input):
    """One dated event: a month and exactly one kind."""

    month: Month
    launch: Launch | None = None
    sign: Sign | None = None
    rival: Rival | None = None
    supply: Supply | None = None
    demand: Demand | None = None
    market: Market | None = None
    tax: Tax | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Event:
        if sum(getattr(self, kind) is not None for kind in KINDS) != 1:
            raise ValueError(f"an event needs exactly one of {', '.join(KINDS)}")
        return self

    @property
    def what(self) -> Any:
        """The event itself: the one kind that is set."""
        return next(getattr(self, kind) for kind in KINDS if getattr(self, kind) is not None)


def _form(value: Any) -> str:
    # a map with a month is one event that was meant to stand in a list
    return "map" if isinstance(value, dict) and "month" not in value else "list"


Events = Annotated[
    Annotated[tuple[Event, ...], Tag("list")] | Annotated[dict[Name, Event], Tag("map")],
    Discriminator(_form),
]
"""Events as a list, or by name: a list replaces the base's, named ones merge over them."""


def each_event(events: tuple[Event, ...] | dict[str, Event]) -> Iterator[tuple[int | str, Event]]:
    """Every event with its number or name, in the order in which they act."""
    yield from events.items() if isinstance(events, dict) else enumerate(events)
