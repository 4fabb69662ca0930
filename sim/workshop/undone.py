"""Undo is a shorter log: the lines that still count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim.workshop.entry import DECISIONS, STEPS, Entry

__all__ = ["last_step", "latest", "shorter"]


def last_step(entries: Sequence[Entry]) -> int | None:
    """Where the last step stands among lines that count; None when there is none."""
    places = range(len(entries) - 1, -1, -1)
    return next((i for i in places if entries[i].kind in STEPS), None)


def shorter(entries: Iterable[Entry]) -> list[Entry]:
    """The log without what was undone and without the undos.

    An undo takes back the last step that still counts and every decision after it. What people and
    the clock did stays: nobody loses a seat because the facilitator went back.
    """
    left: list[Entry] = []
    for each in entries:
        if each.kind != "undo":
            left.append(each)
            continue
        step = last_step(left)
        if step is not None:
            after = [e for e in left[step:] if e.kind not in STEPS and e.kind not in DECISIONS]
            left[step:] = after
    return left


def latest(entries: Iterable[Entry]) -> list[Entry]:
    """Lines that count without designs that the same place has replaced in the same round.

    They come to the same: a design stands for all that its place wants. But to take one means to
    work it out, and somebody may have sent thousands.
    """
    left: list[Entry] = []
    later: set[str] = set()
    for each in reversed(list(entries)):
        if each.kind == "advance":
            later.clear()
        elif each.kind == "design":
            place = each.content.place
            if place in later:
                continue
            later.add(place)
        left.append(each)
    return left[::-1]
