"""The automakers' levers: how far each goes beyond its default rule, and from when."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from sim.defaults import number
from sim.inputs import Input, RunMonth, Shorthand
from sim.levers.declaration import Control
from sim.levers.lever import Lever, levers_of, refuse_nothing

__all__ = ["Effort", "MakerPolicy", "Outlets", "Policies"]

Effort: TypeAlias = Annotated[float, Field(ge=number("effort_least"), le=number("effort_most"))]
Outlets: TypeAlias = Annotated[float, Field(ge=number("outlets_least"), le=number("outlets_most"))]

_FACTOR = Control(written="percent", left_out=1.0)


class MakerPolicy(Input):
    """Factors on an automaker's own rule from a month on; one left out stays as it was."""

    from_: RunMonth | None = Field(
        None, alias="from", description="first month; the start when left out"
    )
    effort: Annotated[Effort | None, Lever(example=1.5, words="effort times"), _FACTOR] = Field(
        None, description="factor on the selling effort that it aims at; 1 is its own rule"
    )
    outlets: Annotated[Outlets | None, Lever(example=1.5, words="outlets times"), _FACTOR] = Field(
        None, description="factor on the own outlets that it aims at; 1 is its own rule"
    )

    @model_validator(mode="after")
    def _something(self) -> MakerPolicy:
        refuse_nothing(self, [lever.field for lever in levers_of(type(self))])
        return self


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Policies = Annotated[
    tuple[MakerPolicy, ...],
    BeforeValidator(_as_list),
    Shorthand(lambda full: full["items"]),
]
"""An automaker's levers: one map, or a list of maps with different ``from``."""
