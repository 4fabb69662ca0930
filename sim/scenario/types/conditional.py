"""Conditional rules: when something holds for some months, terms change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Field, Tag, create_model, model_validator

from sim.defaults import whole_number
from sim.inputs import ONE_LINE, BrandName, Input, ModelType, Name
from sim.levers import EVENTS, actions
from sim.levers.contract import ControlWord
from sim.levers.happening import BY_CHANCE
from sim.levers.lever import refuse_nothing
from sim.levers.ranges import HandoverMonths, NoticeMonths
from sim.scenario.types.units import BY_MEASURE

__all__ = [
    "EVENT_KINDS",
    "Action",
    "AllOf",
    "AnyOf",
    "Condition",
    "ConditionalRule",
    "Level",
    "Watched",
]

EVENT_KINDS = frozenset({"consent", "contract", "lever", *BY_CHANCE}).union(
    *(kind.declared.entries for kind in EVENTS)
)
"""What the ledger calls events that no conditional rule causes; no rule can have such a name."""

Watched = Literal["share", "units", "orders", "backlog", "outlets", "effort", "hhi"]


class Level(Input):
    """A measure of a brand (or of the alliance) above or below a level for some months.

    It is false where the measure is undefined: a share or the HHI of a month without sales.
    """

    measure: Watched = Field(description="what is watched, as of the month before")
    brand: BrandName | None = Field(
        None, description="left out: the alliance as a whole (hhi, units)"
    )
    below: Annotated[float, BY_MEASURE] | None = Field(None, description="holds below this")
    above: Annotated[float, BY_MEASURE] | None = Field(None, description="holds above this")
    for_months: Annotated[int, Field(ge=1, le=whole_number("watch_most"))] = Field(
        1, description="for this many months running, under the contract that the action changes"
    )

    @model_validator(mode="after")
    def _one_side(self) -> Level:
        if (self.below is None) == (self.above is None):
            raise ValueError("a condition needs exactly one of below, above")
        if self.brand is None and self.measure not in ("hhi", "units", "orders", "backlog"):
            raise ValueError(f"the measure {self.measure} needs a brand")
        if self.brand is not None and self.measure == "hhi":
            raise ValueError("hhi is a measure of the alliance: leave brand out")
        return self


class AllOf(Input):
    """Holds where all of its conditions hold."""

    all_of: tuple[Condition, ...] = Field(min_length=1, description="conditions that must all hold")


class AnyOf(Input):
    """Holds where at least one of its conditions holds."""

    any_of: tuple[Condition, ...] = Field(
        min_length=1, description="conditions of which one must hold"
    )


def _kind(value: object) -> str:
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", {})
    return next((key for key in ("all_of", "any_of") if key in keys), "level")


Condition = Annotated[
    Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[Level, Tag("level")],
    Discriminator(_kind),
]


class _Changes(Input):
    """What changes where the rule's condition holds: a brand's terms, or Huawei's levers."""

    brand: BrandName | None = Field(None, description="whose terms change")
    sales_control: ControlWord | None = Field(None, description="who runs selling from then on")
    model_type: ModelType | None = Field(None, description="the partnership from then on")
    handover_months: HandoverMonths = Field(
        whole_number("rule_handover_months"),
        description="months over which the terms pass, or a range",
    )

    @property
    def names_terms(self) -> bool:
        """Whether it changes a brand's control or model type."""
        control = self.sales_control
        return self.model_type is not None or (control is not None and control.names_any)

    def beyond_terms(self) -> Iterator[tuple[actions.Action[object], object]]:
        """What it changes beside a brand's terms, each with its value."""
        for action in actions.ACTIONS:
            value = getattr(self, action.key)
            if value is not None:
                yield action, value

    @model_validator(mode="after")
    def _something(self) -> _Changes:
        terms = self.sales_control is not None or self.model_type is not None
        others = [action for action, _ in self.beyond_terms()]
        refuse_nothing(self, ("sales_control", "model_type", *(a.key for a in actions.ACTIONS)))
        if self.brand is None:
            if terms:
                raise ValueError("contract terms need a brand")
            for action in others:
                if action.needs_brand:
                    raise ValueError(f"{action.key} needs a brand")
        return self


if TYPE_CHECKING:

    class Action(_Changes):
        """What changes where the rule's condition holds: a brand's terms, or Huawei's levers."""

        def __getattr__(self, key: str) -> object: ...  # what sim.levers.actions declares

else:
    Action = create_model(
        "Action",
        __base__=_Changes,
        __module__=__name__,
        __doc__=_Changes.__doc__,
        **{
            action.key: (
                Annotated[action.type | None, action.control],
                Field(None, description=action.description),
            )
            for action in actions.ACTIONS
        },
    )


class ConditionalRule(Input):
    """When a condition holds, then terms change after a notice period; once in a replication."""

    name: Name
    when: Condition = Field(description="the condition")
    then: Action = Field(description="what changes")
    notice_months: NoticeMonths = Field(
        0, description="months between the review and the change, or a range"
    )
    reason: Annotated[str, Field(max_length=200), ONE_LINE] = Field(
        "", description="kept in the ledger"
    )

    @model_validator(mode="after")
    def _own_name(self) -> ConditionalRule:
        if self.name in EVENT_KINDS:
            raise ValueError(
                f"the ledger calls another kind of event {self.name!r}; give the rule another name"
            )
        return self


AllOf.model_rebuild()
AnyOf.model_rebuild()
