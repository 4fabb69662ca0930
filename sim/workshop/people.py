"""What people do to a session: take a seat, sit down, leave; what nobody undoes."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from sim.one_line import hidden_in
from sim.workshop.contents import Join, Lock, Message, Remove, Rename, Sit
from sim.workshop.entry import DESK, Entry
from sim.workshop.places import known
from sim.workshop.refused import Refused
from sim.workshop.state import Message as Said
from sim.workshop.state import Seat, State

__all__ = ["MOST_SEATS", "join", "lock", "message", "remove", "rename", "sit"]

MOST_SEATS = 400
_LONGEST_NAME = 40
_MOST_MARKS = 4
"""On one letter; languages need up to three."""
_NOTHING = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that nobody sees."""


def join(state: State, entry: Entry, content: Join) -> None:
    """A seat for somebody new; in `predict` it is a place as well."""
    if state.locked:
        raise Refused("locked")
    if sum(not seat.removed for seat in state.seats.values()) >= MOST_SEATS:
        raise Refused("full", most=MOST_SEATS)
    if content.seat in state.seats:
        raise Refused("malformed", problems=f"seat: {content.seat} is taken")
    name = _free(state, tidy(content.name))
    place = content.seat if state.opening.format == "predict" else None
    state.seats[content.seat] = Seat(content.seat, name, place)


def rename(state: State, entry: Entry, content: Rename) -> None:
    """Another name for oneself."""
    seat = seated(state, entry.by)
    name = tidy(content.name)
    if name != seat.name:
        seat.name = _free(state, name)


def sit(state: State, entry: Entry, content: Sit) -> None:
    """Sit down somewhere: by oneself in the lobby, by the desk's hand at any time."""
    seat = seated(state, content.seat)
    if entry.by not in (DESK, content.seat):
        raise Refused("not_yours")
    if not (entry.by == DESK or state.stage.name == "lobby" or state.again):
        _late(state, seat, content.place)
    if state.opening.format == "predict" or (
        content.place is not None and not known(state, content.place)
    ):
        raise Refused("unknown_place", place=content.place)
    seat.place = content.place


def _late(state: State, seat: Seat, place: str | None) -> None:
    """Refuse who chooses a place after the lobby and is not late, or not alone there."""
    # who came late has no place yet, and may choose one while the door is open
    if seat.place is not None or state.stage.name == "over" or state.locked:
        raise Refused("not_lobby")
    # else a second phone would see, and change, what a rival has decided
    if place is not None and not state.absent(place):
        raise Refused("occupied", place=place)


def remove(state: State, entry: Entry, content: Remove) -> None:
    """The desk sends somebody away; what that person decided stays."""
    desk_only(entry)
    seat = seated(state, content.seat)
    seat.removed = True
    if state.opening.format != "predict":
        seat.place = None


def lock(state: State, entry: Entry, content: Lock) -> None:
    """The desk closes the door, or opens it."""
    desk_only(entry)
    state.locked = content.locked


def message(state: State, entry: Entry, content: Message) -> None:
    """The desk says something."""
    desk_only(entry)
    if content.to != "all" and not known(state, content.to):
        raise Refused("unknown_place", place=content.to)
    state.messages.append(Said(content.to, content.text, entry.at))


def seated(state: State, seat: str) -> Seat:
    """A seat that is not void.

    Raises:
        Refused: there is none.
    """
    found = state.seats.get(seat)
    if found is None:
        raise Refused("unknown_seat")
    if found.removed:
        raise Refused("removed")
    return found


def desk_only(entry: Entry) -> None:
    """Refuse what only the facilitator does."""
    if entry.by != DESK:
        raise Refused("desk_only")


def tidy(name: str) -> str:
    """A name to show: its blanks single, nothing hidden in it.

    Raises:
        Refused: it is empty, long, or has characters that would disturb others' text.
    """
    told = unicodedata.normalize("NFC", name)
    plain = " ".join(part for part in "".join(map(_shown, told)).split(" ") if part)
    hidden = hidden_in(plain) is not None
    if hidden or not 0 < len(plain) <= _LONGEST_NAME or _piled(plain):
        raise Refused("name")
    return plain


def _shown(char: str) -> str:
    """A character, or a blank for one that looks like a blank or like nothing."""
    blank = unicodedata.category(char) == "Zs" or char in _NOTHING
    return " " if blank else char


def _piled(name: str) -> bool:
    """Whether marks stand on nothing, or on each other up into the line above."""
    marks = [unicodedata.category(char) in ("Mn", "Me") for char in name]
    runs = [len(list(run)) for is_mark, run in groupby(marks) if is_mark]
    return marks[:1] == [True] or max(runs, default=0) > _MOST_MARKS


def _free(state: State, name: str) -> str:
    """The name, or the name with a number where somebody has it already."""
    taken = {seat.name for seat in state.seats.values()}
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found
