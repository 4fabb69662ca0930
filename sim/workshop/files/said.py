"""What a place's file may say, format by format: the types of the files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sim.defaults import whole_number
from sim.inputs import FloorRule, Input, ModelType, Month, Name
from sim.levers import huawei
from sim.levers.automakers import Effort, Outlets
from sim.levers.contract import ControlWord
from sim.workshop.contents import Words
from sim.workshop.decisions import Exclusive, Reason
from sim.workshop.opening import Format
from sim.workshop.places import ROLES, UNPLAYED

__all__ = ["SAID", "Countered", "Designed", "Offered", "Predicted", "Role", "Terms"]

Share = Annotated[float, Field(ge=0.0, le=1.0)]
Number = Annotated[int, Field(ge=1)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$", max_length=120)]


class Predicted(Input):
    """A prediction."""

    direction: Literal["higher", "lower", "same"]
    low: Share
    high: Share
    reasons: Annotated[tuple[Reason, ...], Field(max_length=8)] = ()
    text: Words = ""


class Designed(Input):
    """A team's rules: keys with dots as after ``--set``, or maps as in a scenario."""

    changes: dict[Key, Any]
    text: Words = ""


class Terms(Input):
    """What one side offers the other."""

    from_: Month = Field(alias="from")
    sales_control: ControlWord | None = None
    model_type: ModelType | None = None
    handover_months: Annotated[int, Field(ge=0, le=24)] = whole_number("handover_months")
    exclusive: Exclusive = "none"
    exit_months: Annotated[int, Field(ge=0, le=12)] | None = None
    yinwang_share: huawei.Share | None = None

    def terms(self) -> dict[str, Any]:
        """As the log has them, without what is left out."""
        return self.model_dump(by_alias=True, exclude_none=True, exclude={"to", "offer"})


def _party(name: str) -> str:
    """Somebody to whom an offer can be made."""
    parties = (*ROLES, *UNPLAYED)
    if name not in parties:
        expected = ", ".join(f"'{party}'" for party in parties)
        raise PydanticCustomError("literal_error", "one of {expected}", {"expected": expected})
    return name


class Offered(Terms):
    """Terms for another role of the same world, or for a brand that nobody plays."""

    to: Annotated[Name, AfterValidator(_party)]


class Countered(Terms):
    """Other terms, in answer to an offer."""

    offer: Number


class Answered(Input):
    """Yes or no to an offer."""

    offer: Number
    accept: bool


class OnOnesOwn(Input):
    """What a role decides alone."""

    floor_rule: FloorRule | None = None
    resource_rule: FloorRule | None = None
    focus: Annotated[tuple[Name, ...], Field(max_length=20)] | None = None
    effort: Effort | None = None
    outlets: Outlets | None = None


class Role(Input):
    """What a role does in a round."""

    ready: bool = False
    policy: OnOnesOwn | None = None
    answers: Annotated[tuple[Answered, ...], Field(max_length=50)] = ()
    counters: Annotated[tuple[Countered, ...], Field(max_length=50)] = ()
    offers: Annotated[tuple[Offered, ...], Field(max_length=50)] = ()
    withdraw: Annotated[tuple[Number, ...], Field(max_length=50)] = ()
    leave: Annotated[tuple[Number, ...], Field(max_length=50)] = ()


SAID: Mapping[Format, type[Input]] = {"predict": Predicted, "design": Designed, "roles": Role}
"""The type of a place's file, by format."""
