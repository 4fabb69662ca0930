"""The numbers that every run grows from, read from seeds/."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sim.inputs import ONE_LINE, Colour, Input, Month, Name
from sim.scenario.text.reader import read_trusted
from sim.scenario.types.brand import BandMix, BrandSpec
from sim.scenario.types.numbers import Evidence, Quantity
from sim.shipped import shipped

__all__ = ["AgentSpec", "Assumption", "Market", "RivalSpec", "Seeds", "Structure", "seeds"]


class Anchor(Input):
    """What June is calibrated to."""

    month: Month
    brand: Name
    total: Quantity
    share: Quantity


class ArticleFact(Input):
    """A fact of the article, and what it is in the model.

    Attributes:
        fact, para, says: its name, its paragraph, and the fact in our words.
        plays: what kind of thing it is in the model.
        by: rules, assumptions, scenarios or numbers of the anchor, by name.
        why: the reason, where it is left out or stands for more than its fact.
    """

    fact: Name
    para: str
    says: str
    plays: Literal["anchor", "mechanism", "range", "scenario", "left_out"]
    by: tuple[str, ...] = ()
    why: Annotated[str, ONE_LINE] = ""

    @model_validator(mode="after")
    def _has_a_place(self) -> ArticleFact:
        if bool(self.by) == (self.plays == "left_out"):
            raise ValueError("name what it is in the model, or leave it out")
        if self.plays == "left_out" and not self.why:
            raise ValueError("say why it is left out")
        return self


class Facts(Input):
    """The anchor, and the article's other facts."""

    anchor: Anchor
    article: tuple[ArticleFact, ...]


class Season(Input):
    """Twelve monthly indices with mean one."""

    shares: tuple[float, ...] = Field(min_length=12, max_length=12)
    evidence: Evidence
    source: str

    @model_validator(mode="after")
    def _mean_is_one(self) -> Season:
        if abs(sum(self.shares) - 12.0) > 1e-6:
            raise ValueError("twelve indices with mean 1")
        return self


class Market(Input):
    """NEV retail and Huawei's store floor."""

    buyers_june: Quantity
    bands: dict[Literal["200_300", "300_500", "over_500"], Quantity]
    season: Season
    floor: Quantity


class AgentSpec(Input):
    """Somebody who acts and is no rival: the name, and what kind of agent it is."""

    title: Annotated[str, ONE_LINE]
    role: Literal["technology", "automaker", "outside"]
    colour: Colour | None = None


class RivalSpec(Input):
    """A rival that acts by name."""

    title: Annotated[str, ONE_LINE]
    colour: Colour | None = None
    june_sales: Quantity
    bands: BandMix


class Main(Input):
    """That an assumption is among the first that a reader meets, and why."""

    place: Annotated[int, Field(ge=1)]
    why: str


class Assumption(Quantity):
    """A number of the register that belongs to no brand or rival.

    ``title`` and ``means`` are what people read instead of its name and its reason.
    """

    title: Annotated[str, ONE_LINE]
    means: Annotated[str, ONE_LINE]
    main: Main | None = None

    @cached_property
    def number(self) -> Quantity:
        """The number alone, without what people read."""
        return Quantity.model_construct(
            **{name: getattr(self, name) for name in Quantity.model_fields}
        )


class Structure(Input):
    """Numbers that give the mechanisms their form; not drawn."""

    success_months: Quantity
    slow_months: Quantity
    success_offset: Quantity
    success_ratio_limit: Quantity
    base_offset: Quantity
    support_offset: Quantity
    presence_offset: Quantity
    least_claim: Quantity
    payback_months: Quantity
    after_sales_part: Quantity
    yinwang_june: Quantity
    yinwang_most: Quantity
    yinwang_path_months: Quantity
    review_months: Quantity
    badge_months: Quantity
    refresh_spread: Quantity
    renewal_announced_months: Quantity
    crowded_months: Quantity
    wait_limit: Quantity
    vat: Quantity

    def __getitem__(self, name: str) -> float:
        number: Quantity = getattr(self, name)
        return number.known


class Past(Input):
    """What the fit to the history takes as given; a run depends on it through the ensemble."""

    level_sd: Quantity
    market_level_sd: Quantity
    nameplate_sd: Quantity
    nameplate_shock_sd: Quantity
    outside_least: Quantity
    announced_months: Quantity
    base_before: dict[Name, Quantity]
    early_sales: dict[Name, Quantity]
    renewals: dict[Month, Quantity]
    known_shares: dict[Month, Quantity]
    growth: Quantity


class Workshop(Input):
    """Which brands' automakers are played in a workshop, and what it shows and scores.

    Attributes:
        played: the brands.
        measures: outcomes that a session shows unless others are chosen.
        goals: by name, the outcomes that a goal scores; several count alike.
    """

    played: tuple[Name, ...]
    measures: tuple[Name, ...]
    goals: dict[Name, tuple[Name, ...]]


class Seeds(Input):
    """All of seeds/ that is YAML and belongs together."""

    facts: Facts
    market: Market
    brands: dict[Name, BrandSpec]
    rivals: dict[Name, RivalSpec]
    agents: dict[Name, AgentSpec]
    assumptions: dict[Name, Assumption]
    gone: dict[Name, Annotated[str, ONE_LINE]]
    structure: Structure
    defaults: dict[Name, Quantity]
    past: Past
    workshop: Workshop


@cache
def seeds() -> Seeds:
    """The shipped seeds, read once in a process."""
    folder = shipped("seeds")
    return Seeds.model_validate(
        {part: read_trusted(folder / f"{part}.yaml") for part in Seeds.model_fields}
    )
