"""The automakers' levers: how far each goes beyond its own rule, and from when."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from sim.scenario.base import Input, Month, Shorthand
from sim.scenario.defaults import number
from sim.scenario.months import FIRST

__all__ = ["EffortFactor", "MakerPolicy", "OutletsFactor", "Policies", "in_order"]


EffortFactor = Annotated[float, Field(ge=number("effort_least"), le=number("effort_most"))]
OutletsFactor = Annotated[float, Field(ge=number("outlets_least"), le=number("outlets_most"))]


class MakerPolicy(Input):
    """Factors on an automaker's own rule from a month on; one left out stays as it was."""

    from_: Month | None = Field(
        None, alias="from", description="first month; the start when left out"
    )
    effort: EffortFactor | None = Field(
        None, description="factor on the selling effort that it aims at; 1 is its own rule"
    )
    outlets: OutletsFactor | None = Field(
        None, description="factor on the own outlets that it aims at; 1 is its own rule"
    )

    @property
    def begins(self) -> str:
        """The month from which it holds."""
        return self.from_ or FIRST

    @model_validator(mode="after")
    def _something(self) -> MakerPolicy:
        if self.effort is None and self.outlets is None:
            raise ValueError("nothing to do: give effort or outlets")
        return self


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Policies = Annotated[
    tuple[MakerPolicy, ...],
    BeforeValidator(_as_list),
    Shorthand(lambda full: full["items"]),
]
"""An automaker's levers: one map, or a list of maps with different ``from``."""


def in_order(policies: Policies) -> list[MakerPolicy]:
    """Policies by the month in which they begin."""
    return sorted(policies, key=lambda policy: policy.begins)
