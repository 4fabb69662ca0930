"""What places decide while a round is open, by the kind of the line in the log."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from sim.defaults import whole_number
from sim.inputs import FloorRule, ModelType, Month, Name
from sim.levers import huawei
from sim.levers.automakers import Effort, Outlets
from sim.levers.contract import SalesControl
from sim.workshop.contents import Content, Place, Words

__all__ = [
    "Answer",
    "Counter",
    "Design",
    "Exclusive",
    "Leave",
    "Offer",
    "Policy",
    "Predict",
    "Ready",
    "Reason",
    "Terms",
    "Withdraw",
]

Share = Annotated[float, Field(ge=0.0, le=1.0)]
Reason = Literal["floor", "outlets", "effort", "overlap", "launch", "rivals", "luck", "other"]
Exclusive = Literal["none", "partner", "huawei", "both"]


class Ready(Content):
    """A place has decided, or thinks again."""

    place: Place
    on: bool


class Predict(Content):
    """A direction, a range, and why."""

    place: Place
    direction: Literal["higher", "lower", "same"]
    low: Share
    high: Share
    reasons: list[Reason] = Field(default_factory=list, max_length=8)
    text: Words = ""


class Design(Content):
    """A team's rules, as what ``--set`` would lay over the scenario."""

    place: Place
    changes: Annotated[
        dict[
            Annotated[
                str, Field(pattern=r"^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$", max_length=120)
            ],
            Any,
        ],
        Field(max_length=200),
    ]
    text: Words = ""


class Policy(Content):
    """What a place decides alone, from the quarter on that is played next."""

    place: Place
    floor_rule: FloorRule | None = None
    resource_rule: FloorRule | None = None
    focus: Annotated[list[Name], Field(max_length=20)] | None = None
    effort: Effort | None = None
    outlets: Outlets | None = None

    def given(self) -> dict[str, Any]:
        """What it says, without the place."""
        return self.model_dump(exclude={"place"}, exclude_none=True)


class Terms(Content):
    """What one side offers another."""

    sales_control: SalesControl | None = None
    model_type: ModelType | None = None
    from_: Month = Field(alias="from")
    handover_months: Annotated[int, Field(ge=0, le=24)] = whole_number("handover_months")
    exclusive: Exclusive = "none"
    exit_months: Annotated[int, Field(ge=0, le=12)] | None = None
    yinwang_share: huawei.Share | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON has it, every key."""
        return self.model_dump(by_alias=True)


class Offer(Content):
    """Terms for another place, or for a brand that nobody plays."""

    place: Place
    to: Place
    brand: Name | None = None
    terms: Terms


class Counter(Content):
    """Other terms, in answer to an offer."""

    place: Place
    offer: int
    terms: Terms


class Answer(Content):
    """Yes or no to an offer."""

    place: Place
    offer: int
    accept: bool


class Withdraw(Content):
    """An offer is taken off the table."""

    place: Place
    offer: int


class Leave(Content):
    """Notice to leave a deal."""

    place: Place
    deal: int
