"""The automakers' levers: how far each goes beyond its default rule, and from when."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from sim.defaults import number
from sim.inputs import AS_LIST, ONE_ITEM, Input, RunMonth
from sim.levers.lever import Lever, levers_of, refuse_nothing

__all__ = ["Effort", "MakerPolicy", "Outlets", "Policies"]

Effort: TypeAlias = Annotated[float, Field(ge=number("effort_least"), le=number("effort_most"))]
Outlets: TypeAlias = Annotated[float, Field(ge=number("outlets_least"), le=number("outlets_most"))]


class MakerPolicy(Input):
    """Factors on an automaker's own rule from a month on; one left out stays as it was."""

    from_: RunMonth | None = Field(
        None, alias="from", description="first month; the start when left out"
    )
    effort: Annotated[Effort | None, Lever(example=1.5, words="effort times")] = Field(
        None, description="factor on the selling effort that it aims at; 1 is its own rule"
    )
    outlets: Annotated[Outlets | None, Lever(example=1.5, words="outlets times")] = Field(
        None, description="factor on the own outlets that it aims at; 1 is its own rule"
    )

    @model_validator(mode="after")
    def _something(self) -> MakerPolicy:
        refuse_nothing(self, [lever.field for lever in levers_of(type(self))])
        return self


Policies = Annotated[tuple[MakerPolicy, ...], AS_LIST, ONE_ITEM]
"""An automaker's levers: one map, or a list of maps with different ``from``."""
