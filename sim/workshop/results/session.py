"""A session as it stood when a round closed."""

from __future__ import annotations

from collections.abc import Sequence

from sim.workshop.entry import Entry
from sim.workshop.opening import Opening
from sim.workshop.refused import Refused
from sim.workshop.replay import replay
from sim.workshop.state import State
from sim.workshop.undone import shorter

__all__ = ["as_closed", "closed_rounds"]


def closed_rounds(entries: Sequence[Entry]) -> list[int]:
    """The rounds that were closed and not taken back, in their order."""
    steps = (each.content.from_ for each in shorter(entries) if each.kind == "advance")
    return [int(stage.partition(".")[0]) for stage in steps if stage.endswith(".open")]


def as_closed(opening: Opening, entries: Sequence[Entry], number: int) -> State:
    """The state right after a round closed: what is decided later does not reach back.

    Raises:
        Refused: the round is not closed.
    """
    left = shorter(entries)
    for i, each in enumerate(left):
        if each.kind == "advance" and each.content.from_ == f"{number}.open":
            return replay(opening, left[: i + 1])
    raise Refused("stage", stage=replay(opening, left).stage.key)
