"""The scenario: everything the user decides, resolved over its bases."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from sim.scenario.base import Input, Month, Name
from sim.scenario.brand import BrandSpec
from sim.scenario.conditional import ConditionalRule
from sim.scenario.contract import Terms
from sim.scenario.events import Events
from sim.scenario.expectation import Expectation
from sim.scenario.levers import HuaweiLevers
from sim.scenario.makers import Policies
from sim.scenario.months import FIRST
from sim.scenario.numbers import Range
from sim.scenario.resolved import replace

__all__ = ["Run", "Scenario"]


class Run(Input):
    """How long, how often, with which luck."""

    start: Month = FIRST
    months: Annotated[int, Field(ge=1, le=120)] = Field(
        36, description="how many months are simulated"
    )
    replications: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        1000, description="how many futures are drawn"
    )
    seed: Annotated[int, Field(ge=0, lt=2**63)] = Field(625, description="which luck")
    prior: bool = Field(
        False, description="draw from the register's ranges, not from what the history leaves"
    )


class Scenario(Input):
    """One scenario of the alliance.

    Levers (``alliance``, ``huawei``, ``makers``, ``rules``) are what an actor chooses;
    ``events`` and ``assumptions`` are what the world does. They never mix.
    """

    schema_: Literal[1] = Field(1, alias="schema", description="version of this format")
    name: Name
    title: str = Field(max_length=120, description="a heading for people")
    question: str = Field(max_length=240, description="the question this scenario asks")
    extends: str | None = Field(
        None, description="a shipped scenario, a file beside this, or a path"
    )
    run: Run = Run()
    brands: dict[Name, BrandSpec] = Field({}, description="brands beside the shipped ones")
    alliance: dict[Name, Terms] = Field({}, description="contract terms by brand")
    huawei: HuaweiLevers = HuaweiLevers()
    makers: dict[Name, Policies] = Field(
        {}, description="what automakers do beyond their own rules, by automaker"
    )
    events: Events = Field((), description="dated events: a list, or a map of named ones")
    rules: tuple[ConditionalRule, ...] = Field((), description="conditional rules")
    assumptions: dict[str, Range] = Field({}, description="other ranges for names of the register")
    expect: tuple[Expectation, ...] = Field(
        (), description="what should come out; `sim check` runs it"
    )
    sources: tuple[str, ...] = Field((), description="where the scenario's ideas come from")

    def replace(self, **changes: Any) -> Scenario:
        """This scenario with changes merged over it as a file that extends it would merge them.

        ``scenario.replace(run={"months": 24}, alliance={"luxeed": {"sales_control": "shared"}})``:
        maps merge, lists (or tuples) replace, None goes back to the default.

        Raises:
            ScenarioError: the types refuse the result.
        """
        return replace(self, **changes)
