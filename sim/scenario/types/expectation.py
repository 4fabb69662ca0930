"""Expectations: what a scenario's author says should come out, with a probability."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sim.inputs import BrandName, Input, Name, RunMonth
from sim.scenario.types.units import BY_MEASURE

__all__ = ["Expectation"]

_OF_BRAND = ("share", "units")
_OF_WHOLE = ("hhi", "effective_number")


class Expectation(Input):
    """In at least ``probability`` of the replications the measure is lower (higher) than that."""

    measure: Name = Field(
        description="an outcome: aito_share, shangjie_units, channel_hhi, payoff_saic...; "
        "or share or units, with a brand"
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

    @property
    def outcome(self) -> str:
        """The outcome of the table of outcomes that is looked at, through the lens ``brand``."""
        if self.brand is not None:
            return f"{self.brand}_{self.measure}"
        through = self.lens != "brand" and self.measure == "hhi"
        return f"{self.lens}_hhi" if through else self.measure

    @model_validator(mode="after")
    def _one_side(self) -> Expectation:
        if (self.lower_than is None) == (self.higher_than is None):
            raise ValueError("an expectation needs exactly one of lower_than, higher_than")
        if (self.brand is None) == (self.measure in _OF_BRAND):
            raise ValueError("brand goes with share and units, and with nothing else")
        if self.lens == "brand":
            return self
        if self.measure.endswith("units") and self.lens == "profit":
            raise ValueError("the profit lens counts yuan, not vehicles; leave lens out")
        known = (*_OF_BRAND, *_OF_WHOLE)
        if self.measure not in known and not self.measure.endswith(("_share", "_units")):
            raise ValueError(f"lens goes with {', '.join(known)}; leave lens out")
        return self
