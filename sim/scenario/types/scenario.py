"""The scenario: everything the user decides, resolved over its bases."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, ValidationInfo, model_validator

from sim.display import Displayed, Summary
from sim.errors import ScenarioError
from sim.inputs import ONE_LINE, BrandName, Colour, Input, Month, Name
from sim.levers.automakers import Policies
from sim.levers.contract import Terms
from sim.levers.huawei import HuaweiLevers
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import PLACED, problems_of
from sim.scenario.text.resolved import to_yaml
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.changed import replace
from sim.scenario.types.conditional import ConditionalRule
from sim.scenario.types.events import Events
from sim.scenario.types.expectation import Expectation
from sim.scenario.types.months import FIRST
from sim.scenario.types.numbers import Range

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


class Scenario(Displayed, Input):
    """One scenario of the alliance.

    Levers (``alliance``, ``huawei``, ``makers``, ``rules``) are what an actor chooses;
    ``events`` and ``assumptions`` are what the world does. They never mix.
    """

    schema_: Literal[1] = Field(1, alias="schema", description="version of this format")
    name: Name
    title: Annotated[str, Field(max_length=120), ONE_LINE] = Field(
        description="a heading for people"
    )
    question: Annotated[str, Field(max_length=240), ONE_LINE] = Field(
        description="the question this scenario asks"
    )
    order: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        None,
        description="where lists show it: ascending, then those without, by name; "
        "for shipped scenarios",
    )
    colour: Colour | None = Field(
        None, description="its colour in charts, as #rrggbb; one of its own if none"
    )
    extends: str | None = Field(
        None, description="a shipped scenario, a file beside this, or a path"
    )
    run: Run = Run()
    brands: dict[Name, BrandSpec] = Field({}, description="brands beside the shipped ones")
    alliance: dict[BrandName, Terms] = Field({}, description="contract terms by brand")
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
    sources: tuple[Annotated[str, ONE_LINE], ...] = Field(
        (), description="where the scenario's ideas come from"
    )

    def summary(self) -> Summary:
        """Name, title, question and run, and how much it decides."""
        run = self.run
        size = f"{run.months} months, {run.replications:,} replications, seed {run.seed}"
        rows = [
            (name, str(len(held)))
            for name in ("brands", "alliance", "makers", "events", "rules", "assumptions", "expect")
            if (held := getattr(self, name))
        ]
        return Summary(
            f"Scenario {self.name}: {size}",
            [self.title, self.question],
            ("section", "entries"),
            rows,
        )

    def __str__(self) -> str:
        return repr(self)

    @model_validator(mode="wrap")
    @classmethod
    def _in_words(cls, data: Any, handler: Any, info: ValidationInfo) -> Any:
        """What pydantic refuses as a ScenarioError, for a scenario that Python code makes."""
        try:
            return handler(data)
        except ValidationError as error:
            if info.context == PLACED:
                raise
            tree = node_of(data if isinstance(data, dict) else {}, Place("Scenario()", 0))
            raise ScenarioError(problems_of(error, tree, cls)) from None

    def replace(self, **changes: object) -> Scenario:
        """This scenario with changes merged over it as a file that extends it would merge them.

        ``scenario.replace(run={"months": 24}, alliance={"luxeed": {"sales_control": "shared"}})``:
        maps merge, lists (or tuples) replace, None goes back to the default. A month after the
        run's end is no problem: what is dated there does not happen.

        Raises:
            ScenarioError: with everything that is wrong: types, names that do not exist, and what
                contradicts itself.
        """
        return replace(self, **changes)

    def to_yaml(self) -> str:
        """This scenario as the text of a file, which ``sim.load`` reads back as an equal scenario.

        A run that was made shorter than its dates must be loaded with its length as an override
        (``["run.months=12"]``): a file is refused where it dates something after its end.
        """
        return to_yaml(self)
