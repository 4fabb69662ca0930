"""One line of a session's log, and what each kind of line says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.scenario.base import FloorRule, Holder, ModelType, Month, Name
from sim.workshop.refused import Refused

__all__ = ["DECISIONS", "DESK", "FILE", "KINDS", "STEPS", "Content", "Entry", "Terms", "entry"]

DESK, FILE = "desk", "file"
"""Who acts beside seats: the facilitator, and the files of a workshop without a server."""

Place = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)?$", max_length=80)]
Words = Annotated[str, Field(max_length=300)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]


class Content(BaseModel):
    """Strict, frozen, no unknown keys, no NaN."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True
    )


class Join(Content):
    """Somebody takes a seat."""

    seat: Annotated[str, Field(pattern=r"^s[0-9]{1,6}$")]
    name: Annotated[str, Field(max_length=200)]


class Rename(Content):
    """A seat's name changes."""

    name: Annotated[str, Field(max_length=200)]


class Sit(Content):
    """A seat sits down at a place, or stands up."""

    seat: str
    place: Place | None


class Remove(Content):
    """A seat is void."""

    seat: str


class Lock(Content):
    """Nobody joins any more, or again."""

    locked: bool


class Message(Content):
    """The facilitator says something to all, or to one place."""

    to: Place
    text: Annotated[str, Field(min_length=1, max_length=300)]


class Hold(Content):
    """Pens down, or up."""

    on: bool


class Timer(Content):
    """So many seconds are left from now; 0 switches it off."""

    seconds: Annotated[float, Field(ge=0, le=36_000)]


class Advance(Content):
    """On to the next stage, from the one that is named."""

    from_: Annotated[str, Field(alias="from", max_length=20)]


class Takeover(Content):
    """The facilitator plays a place, or no more."""

    place: Place
    on: bool


class Undo(Content):
    """The last step is taken back."""


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
    reasons: Annotated[
        list[Literal["floor", "outlets", "effort", "overlap", "launch", "rivals", "luck", "other"]],
        Field(max_length=8),
    ] = []
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
    effort: Annotated[float, Field(ge=0.5, le=2.0)] | None = None
    outlets: Annotated[float, Field(ge=0.5, le=3.0)] | None = None

    def given(self) -> dict[str, Any]:
        """What it says, without the place."""
        return self.model_dump(exclude={"place"}, exclude_none=True)


class Control(Content):
    """Who runs selling, part by part; a part left out stays as it is."""

    stores: Holder | None = None
    policy: Holder | None = None
    after_sales: Holder | None = None


class Terms(Content):
    """What one side offers another."""

    sales_control: Control | None = None
    model_type: ModelType | None = None
    from_: Month = Field(alias="from")
    handover_months: Annotated[int, Field(ge=0, le=24)] = 6
    exclusive: Literal["none", "partner", "huawei", "both"] = "none"
    exit_months: Annotated[int, Field(ge=0, le=12)] | None = None
    yinwang_share: Annotated[float, Field(ge=0.0, le=0.9)] | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON has it, every key."""
        return self.model_dump(by_alias=True)


class Offer(Content):
    """Terms for another place (or for one that nobody plays: gac, dongfeng, faw)."""

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


STEPS: Mapping[str, type[Content]] = {"advance": Advance, "takeover": Takeover}
"""Steps of the desk: what an undo takes back, one at a time."""

DECISIONS: Mapping[str, type[Content]] = {
    "ready": Ready,
    "predict": Predict,
    "design": Design,
    "policy": Policy,
    "offer": Offer,
    "counter": Counter,
    "answer": Answer,
    "withdraw": Withdraw,
    "leave": Leave,
}
"""What places decide while a round is open; it goes with the step that it came after."""

KINDS: Mapping[str, type[Content]] = {
    "join": Join,
    "rename": Rename,
    "sit": Sit,
    "remove": Remove,
    "lock": Lock,
    "message": Message,
    "hold": Hold,
    "timer": Timer,
    "undo": Undo,
    **STEPS,
    **DECISIONS,
}


@dataclass(frozen=True)
class Entry:
    """One line of a log.

    Attributes:
        number: its place in the log, counted from 1.
        at: when, seconds since the epoch.
        by: who: a seat's key, DESK or FILE.
        content: what, by the type of its kind.
    """

    number: int
    at: float
    by: str
    kind: str
    content: Any

    def plain(self) -> dict[str, Any]:
        """As it is stored."""
        content = self.content.model_dump(mode="json", by_alias=True, exclude_defaults=False)
        return {
            "number": self.number,
            "at": self.at,
            "by": self.by,
            "kind": self.kind,
            "content": content,
        }


def entry(number: int, at: float, by: str, kind: str, content: Mapping[str, Any]) -> Entry:
    """A line of a log from plain data.

    Raises:
        Refused: there is no such kind, or it says something else.
    """
    if kind not in KINDS:
        raise Refused("opening", problems=f"kind: there is no '{kind[:40]}'")
    try:
        return Entry(number, at, by, kind, KINDS[kind].model_validate(dict(content), by_name=False))
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
            for each in error.errors(include_url=False)
        )
        raise Refused("opening", problems=told) from None
