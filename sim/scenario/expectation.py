"""Expectations: what a scenario's author says should come out, with a probability."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sim.inputs import BrandName, Input, RunMonth
from sim.scenario.units import BY_MEASURE

__all__ = ["Expectation"]


class Expectation(Input):
    """In at least ``probability`` of the replications the measure is lower (higher) than that."""

    measure: Literal["aito_share", "share", "units", "hhi", "effective_number", "hima_units"] = (
        Field(description="what is looked at")
    )
    brand: BrandName | None = Field(None, description="whose; with `share` and `units` only")
    lens: Literal["brand", "automaker", "channel", "profit"] = Field(
        "brand", description="by brand, automaker, channel or profit"
    )
    month: RunMonth
    lower_than: Annotated[float, BY_MEASURE] | str | None = Field(
        None, description="a number, or a scenario's name"
    )
    higher_than: Annotated[float, BY_MEASURE] | str | None = Field(
        None, description="a number, or a scenario's name"
    )
    probability: Annotated[float, Field(gt=0.0, lt=1.0)] = Field(
        0.5, description="the least part of the replications in which it must hold"
    )

    @model_validator(mode="after")
    def _one_side(self) -> Expectation:
        if (self.lower_than is None) == (self.higher_than is None):
            raise ValueError("an expectation needs exactly one of lower_than, higher_than")
        if (self.brand is None) == (self.measure in ("share", "units")):
            raise ValueError("brand goes with share and units, and with nothing else")
        if self.measure in ("units", "hima_units") and self.lens == "profit":
            raise ValueError("the profit lens counts yuan, not vehicles; leave lens out")
        return self
