"""What the log has come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sim.workshop.decisions import Design, Policy, Predict, Terms
from sim.workshop.opening import Opening
from sim.workshop.stage import LOBBY, Stage

__all__ = ["Deal", "Message", "Offer", "OfferState", "Seat", "State", "Timer"]

OfferState = Literal["open", "accepted", "countered", "refused", "withdrawn", "lapsed", "asked"]


@dataclass
class Seat:
    """A person: who it is and where it sits."""

    key: str
    name: str
    place: str | None = None
    removed: bool = False


@dataclass
class Timer:
    """When a round should end, seconds since the epoch; while held, how many are left."""

    ends: float | None = None
    left: float | None = None


@dataclass(frozen=True)
class Message:
    """What the facilitator said last."""

    to: str
    text: str
    at: float


@dataclass
class Offer:
    """Terms on the table, or no more.

    Attributes:
        number: of the line of the log that made it.
        maker: the place that offers; ``to``: the place (or the brand's own rule) that answers.
        counters: the number of the offer that this one counters.
    """

    number: int
    round: int
    maker: str
    to: str
    brand: str | None
    terms: Terms
    state: OfferState = "open"
    counters: int | None = None


@dataclass
class Deal:
    """An agreement.

    Attributes:
        number: the number of the offer that it came from.
        world: in which world.
        parties: places, or the brand whose own rule answers.
        ends: month from which it is left again, None while nobody has given notice.
        noticed: the round in which notice was given.
        own_rule: whether the other side's own rule answers, in every future for itself.
    """

    number: int
    round: int
    world: int
    parties: tuple[str, str]
    brand: str | None
    terms: Terms
    ends: str | None = None
    noticed: int | None = None
    own_rule: bool = False


@dataclass
class State:
    """What a session stands at.

    Attributes:
        version: number of the log's last line, undone or not.
        again: whether lines are taken that were allowed when they were new. An undo may have moved
            the stage away under somebody who sat down, and costs nobody the seat.
        takeovers: places that the facilitator plays.
        ready: (round, place) of those who said so.
        decided: (round, place) of those who decided anything.
        predictions, designs, policies: by (round, place).
        designers: who sent the design, by (round, place): a seat's key, or the desk.
    """

    opening: Opening
    version: int = 0
    again: bool = field(default=False, compare=False)
    stage: Stage = LOBBY
    held: bool = False
    timer: Timer = field(default_factory=Timer)
    locked: bool = False
    seats: dict[str, Seat] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    takeovers: set[str] = field(default_factory=set)
    ready: set[tuple[int, str]] = field(default_factory=set)
    decided: set[tuple[int, str]] = field(default_factory=set)
    predictions: dict[tuple[int, str], Predict] = field(default_factory=dict)
    designs: dict[tuple[int, str], Design] = field(default_factory=dict)
    designers: dict[tuple[int, str], str] = field(default_factory=dict)
    policies: dict[tuple[int, str], Policy] = field(default_factory=dict)
    offers: dict[int, Offer] = field(default_factory=dict)
    deals: dict[int, Deal] = field(default_factory=dict)

    def people(self, place: str) -> list[Seat]:
        """Who sits at a place."""
        return [s for s in self.seats.values() if s.place == place and not s.removed]

    def absent(self, place: str) -> bool:
        """Whether nobody plays a place: its own rule does."""
        return place not in self.takeovers and not self.people(place)

    def design_of(self, place: str, upto: int | None = None) -> tuple[int, Design] | None:
        """A team's last design with its round, up to a round; None when it has made none."""
        rounds = range(self.stage.round if upto is None else upto, 0, -1)
        found = ((r, self.designs[r, place]) for r in rounds if (r, place) in self.designs)
        return next(found, None)
