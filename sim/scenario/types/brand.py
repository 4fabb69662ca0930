"""A brand as the world knows it in June 2025; seeds/brands.yaml holds the shipped ones."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from sim.defaults import whole_number
from sim.inputs import ONE_LINE, Colour, Input, ModelType, Month, Name
from sim.levers.event import Strength
from sim.scenario.types.numbers import Evidence, Part, Positive, Size, Source
from sim.scenario.types.units import (
    MONTHS,
    OUTLETS,
    SHARE,
    THOUSAND_YUAN,
    VEHICLES,
    VEHICLES_A_MONTH,
)

__all__ = ["BANDS", "BandMix", "BrandSpec", "Nameplate", "PastLaunch", "least_capacity"]

BANDS = ("under_200", "200_300", "300_500", "over_500")
"""The price bands, in thousand yuan."""


class BandMix(Input):
    """Shares of a brand's sales by price band; they add up to one."""

    shares: Annotated[tuple[float, float, float, float], SHARE] = Field(
        description="under 200, 200 to 300, 300 to 500, over 500 thousand yuan"
    )
    evidence: Evidence
    source: Source

    @model_validator(mode="after")
    def _adds_up(self) -> BandMix:
        if min(self.shares) < 0 or abs(sum(self.shares) - 1) > 1e-9:
            raise ValueError("four shares, none negative, that add up to 1")
        return self


class PastLaunch(Input):
    """A launch before the start, which June's sales still carry."""

    month: Month
    strength: Strength = Field(description="1 is a new model in the brand's main segment")
    model: Literal["new", "refresh"] = Field("new", description="a refresh leaves nothing lasting")
    what: Annotated[str, ONE_LINE] = Field("", description="the model's name")
    evidence: Evidence = "assumption"
    source: Source = "the scenario file"


class Nameplate(Input):
    """A model of a brand that is on sale in June 2025."""

    title: Annotated[str, ONE_LINE] = Field(description="the name that people read")
    launched: Month = Field(description="when it came to buyers in volume")
    renewed: tuple[Month, ...] = Field((), description="its renewals to June 2025, in order")
    share: Annotated[Part, SHARE] | None = Field(
        None, description="its part of the brand's June sales; the parts are brought to 1 together"
    )
    bands: BandMix | None = Field(None, description="where it sells; as its brand if none")
    evidence: Evidence = "assumption"
    source: Source = "the scenario file"


class BrandSpec(Input):
    """One brand: who makes it, where it stands in the market, what it has in June 2025."""

    title: Annotated[str, ONE_LINE] = Field(description="the name that tables show")
    colour: Colour | None = Field(
        None, description="its colour in charts, as #rrggbb; one of its own if none"
    )
    maker: Name = Field(description="the automaker; one of another brand, or a new one")
    hima: bool = Field(description="whether the alliance counts its sales")
    model_type: ModelType = Field(description="the partnership that the brand is built under")
    on_sale: bool = Field(False, description="whether it sells in June 2025")
    signed: Month | None = Field(
        None, description="since when Huawei's or Yinwang's engineers serve it"
    )
    bands: BandMix
    june_sales: Annotated[Positive, VEHICLES_A_MONTH] | None = Field(
        None, description="vehicles in June 2025"
    )
    june_fraction: Annotated[Part, SHARE] | None = Field(
        None, description="part of June in which it was delivered"
    )
    price: Annotated[Positive, THOUSAND_YUAN] = Field(
        description="average price, thousand yuan, VAT included"
    )
    margin: Annotated[Part, SHARE] | None = Field(
        None,
        description="the maker's margin on a car, share of the price, after Huawei's parts and "
        "before fee, licence and selling; maker_margin if none",
    )
    models: int = Field(ge=1, le=whole_number("models_most"), description="models in the range")
    capacity: Annotated[Positive, VEHICLES_A_MONTH] = Field(description="vehicles a month")
    backlog_months: Annotated[Size, MONTHS] | None = Field(
        None, description="June's backlog, months of June's sales"
    )
    base: Annotated[Size, VEHICLES] = Field(
        description="cumulative deliveries to June 2025, vehicles"
    )
    own_outlets: Annotated[Size, OUTLETS] | None = Field(
        None, description="the maker's own outlets in June 2025"
    )
    network_plan: Annotated[Size, OUTLETS] | None = Field(
        None,
        description="own outlets the maker commits to when it runs stores; own_outlets if none",
    )
    after_sales_months: Annotated[Size, MONTHS] | None = Field(
        None, description="months of own after-sales experience"
    )
    abroad_potential: Annotated[Size, VEHICLES_A_MONTH] | None = Field(
        None, description="vehicles a month abroad, at maturity"
    )
    launches: tuple[PastLaunch, ...] = Field((), description="launches to June 2025")
    nameplates: dict[Name, Nameplate] = Field(
        {}, description="its models in June 2025; as many as `models`, all alike, if none"
    )

    @model_validator(mode="after")
    def _on_sale_sells(self) -> BrandSpec:
        if self.on_sale != (self.june_sales is not None):
            raise ValueError("june_sales goes with on_sale: true, and with nothing else")
        return self


def least_capacity(spec: BrandSpec) -> float:
    """The least capacity that agrees with June 2025, vehicles a month: a tenth of June's sales."""
    return 0.0 if spec.june_sales is None else spec.june_sales.bounds[0] // 10
