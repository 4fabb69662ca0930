"""Where a path turned or jumped most: a pure function of its months."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from sim.arrays import Floats

__all__ = ["MOST", "Turn", "turns"]


MOST = 3
"""Months that are told of a path."""
_REVERSAL = 0.15
"""Of a path's whole range: who goes back by less has not turned."""


class Turn(NamedTuple):
    """A month that stands out.

    Attributes:
        month: counted from 0.
        kind: ``turn`` where the path goes back from, ``jump`` where it moved most in one month.
        size: how far it came from the turn before and went back after it, the smaller of the two;
            of a jump the step (signed).
    """

    month: int
    kind: Literal["turn", "jump"]
    size: float


def turns(path: Floats, least: float = 0.0) -> list[Turn]:
    """The months of a path that stand out, by month; none of a path that never moves.

    The largest jump is always among them; turns come by size, as long as there is room.

    Args:
        path: a difference by month, (months,); it was 0 in the month before the first.
        least: a path whose whole range, that 0 included, is no larger has none.
    """
    steps = np.diff(path, prepend=0.0)
    if float(np.ptp(np.append(path, 0.0))) <= abs(least):
        return []
    largest = int(np.argmax(np.abs(steps)))
    found = [Turn(largest, "jump", float(steps[largest]))]
    corners = sorted(_corners(path), key=lambda turn: (-turn.size, turn.month))
    found += [turn for turn in corners if turn.month != largest][: MOST - 1]
    return sorted(found)


def _corners(path: Floats) -> list[Turn]:
    """Highest and lowest points between which the path goes back by enough."""
    whole = np.concatenate([[0.0], path])
    least = _REVERSAL * float(whole.max() - whole.min())
    corners = [0]  # places in ``whole``; the last one is open until the path goes back from it
    up = 0
    for i in range(1, len(whole)):
        last = float(whole[corners[-1]])
        if up and (whole[i] - last) * up >= 0:
            corners[-1] = i
        elif abs(whole[i] - last) >= least:
            up = 1 if whole[i] > last else -1
            corners.append(i)
    inner = range(1, len(corners) - 1)
    return [
        Turn(
            corners[i] - 1,
            "turn",
            min(abs(float(whole[corners[i]] - whole[corners[j]])) for j in (i - 1, i + 1)),
        )
        for i in inner
    ]
