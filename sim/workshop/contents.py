"""What people and the facilitator say to a session, by the kind of the line in its log."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from sim.inputs import BREAKS, JOINERS
from sim.one_line import is_hidden

__all__ = [
    "SHOWN",
    "Advance",
    "Content",
    "Hold",
    "Join",
    "Lock",
    "Message",
    "Place",
    "Remove",
    "Rename",
    "Sit",
    "Takeover",
    "Timer",
    "Undo",
    "Words",
]

Place = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)?$", max_length=80)]


def _without_hidden(text: str) -> str:
    kept = (" " if c in BREAKS else c for c in text)
    return "".join(c for c in kept if c in JOINERS or not is_hidden(c))


SHOWN = AfterValidator(_without_hidden)
"""What somebody types in a session is on one line, without marks that nobody sees: they are left
out, for nobody waits there until they are found."""
Words = Annotated[str, Field(max_length=300), SHOWN]


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
    text: Annotated[Words, Field(min_length=1)]


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
