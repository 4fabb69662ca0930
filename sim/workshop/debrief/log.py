"""The log for readers: who did what in which round, undone or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.aliases import Json
from sim.workshop.debrief.room import Room
from sim.workshop.entry import DECISIONS, STEPS, Entry
from sim.workshop.undone import shorter

__all__ = ["readable"]

_TOLD = (*STEPS, *DECISIONS, "undo", "message", "remove")
_ABOUT = ("place", "from", "seat")


def readable(room: Room, entries: Sequence[Entry]) -> list[Json]:
    """Steps, decisions, undos and messages of the whole log, in their order.

    Joining, names, seats and the timer are left out, and so is being ready. ``undone`` marks what
    was taken back. ``round`` is the one that was open or shown then, 0 in the lobby.
    """
    left = {entry.number for entry in shorter(entries)}
    told, number, shown = [], 0, [e for e in entries if e.kind in _TOLD and e.kind != "ready"]
    for entry in shown:
        content = entry.content.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if entry.kind == "undo":
            number = _round_at(entries, entry)
        told.append(
            {
                "number": entry.number,
                "at": entry.at,
                "kind": entry.kind,
                "by": entry.by,
                "name": _name(room, entry.by),
                "place": content.get("place") or content.get("seat"),
                "round": number,
                "stage": content.get("from") if entry.kind == "advance" else None,
                "values": {key: v for key, v in content.items() if key not in _ABOUT},
                "undone": entry.kind != "undo" and entry.number not in left,
            }
        )
        if entry.kind == "advance":
            number = _after(entry.content.from_, number)
    return told


def _name(room: Room, by: str) -> str | None:
    """A person's name; None for the facilitator and for files."""
    seat = room.latest.seats.get(by)
    return None if seat is None else seat.name


def _after(stage: str, number: int) -> int:
    """The round after a stage was left."""
    if stage == "lobby":
        return 1
    at, _, name = stage.partition(".")
    return int(at) + 1 if name == "shown" else number


def _round_at(entries: Sequence[Entry], undo: Entry) -> int:
    """The round that an undo leads back to."""
    number = 0
    for entry in shorter([e for e in entries if e.number <= undo.number]):
        if entry.kind == "advance":
            content: Any = entry.content
            number = _after(content.from_, number)
    return number
