"""The ensemble's histogram with everybody's range below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.workshop.debrief.drawing.axis import Scale, across
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import cut
from sim.workshop.debrief.drawing.shapes import (
    ACCENT,
    DOWN,
    GREY,
    INK,
    SOFT,
    Box,
    Drawing,
    Text,
    line,
)

__all__ = ["NAMED", "Range", "ranges"]

NAMED = 26
"""Ranges that are drawn with their names; more are thin lines close together."""


@dataclass(frozen=True)
class Range:
    """Somebody's range; ``enough`` when it holds as many futures as it was meant to."""

    name: str
    low: float
    high: float
    enough: bool


def ranges(
    said: Sequence[Range],
    histogram: tuple[Sequence[float], Sequence[float]] | None,
    best: tuple[float, float],
    frame: Frame,
    say: Callable[[float], str],
) -> Drawing:
    """The chart.

    Args:
        said: everybody's range, from top to bottom.
        histogram: edges of the bars and their heights; None where only the best range is known.
        best: the range that nobody could beat.
        frame: how much room there is.
        say: a value of the axis in words.
    """
    size = frame.size
    named = len(said) <= NAMED and not frame.phone and _fits(len(said), frame)
    label = 9.0 * size if named else 0.0
    above = 6.5 * size if histogram else 1.2 * size
    pitch = _pitch(len(said), frame, named, above)
    bottom = above + pitch * len(said) + 0.6 * size
    drawing = Drawing(frame.width, bottom + 2.2 * size)
    scale = Scale(*_extent(said, histogram, best), label + 1.5 * size, frame.width - 1.5 * size)
    drawing.add(Box(scale(best[0]), 0.0, scale(best[1]) - scale(best[0]), bottom, SOFT))
    across(drawing, scale, (0.0, bottom), say, 0.9 * size)
    if histogram:
        _histogram(drawing, histogram, scale, (0.6 * size, above - 0.5 * size))
    thick = min(0.5 * size, max(0.55 * pitch, 0.7))
    for i, each in enumerate(said):
        y = above + pitch * (i + 0.5)
        drawing.add(
            line(
                (scale(each.low), y), (scale(each.high), y), ACCENT if each.enough else DOWN, thick
            )
        )
        if pitch > 4.0 and not each.enough:  # narrow ones have ends, so that grey is enough
            for x in (scale(each.low), scale(each.high)):
                drawing.add(line((x, y - 0.4 * pitch), (x, y + 0.4 * pitch), INK, 1.0))
        if named:
            drawing.add(Text(0.0, y + 0.34 * size, cut(each.name, label, size), size, fill=GREY))
    return drawing


def _fits(many: int, frame: Frame) -> bool:
    return (
        frame.height is None or (frame.height - 10 * frame.size) / max(many, 1) > 1.1 * frame.size
    )


def _pitch(many: int, frame: Frame, named: bool, above: float) -> float:
    usual = 1.5 * frame.size if named else min(0.8 * frame.size, max(2.2, 420.0 / max(many, 1)))
    if frame.height is None:
        return usual
    return min(usual, (frame.height - above - 2.8 * frame.size) / max(many, 1))


def _extent(
    said: Sequence[Range],
    histogram: tuple[Sequence[float], Sequence[float]] | None,
    best: tuple[float, float],
) -> tuple[float, float]:
    met = [*best, *(v for each in said for v in (each.low, each.high))]
    met += [] if histogram is None else [histogram[0][0], histogram[0][-1]]
    low, high = min(met), max(met)
    room = 0.03 * (high - low or 1.0)
    return max(low - room, -0.02), min(high + room, 1.02)


def _histogram(
    drawing: Drawing,
    histogram: tuple[Sequence[float], Sequence[float]],
    scale: Scale,
    span: tuple[float, float],
) -> None:
    edges, counts = histogram
    top, bottom = span
    most = max(counts) or 1.0
    for left, right, count in zip(edges, edges[1:], counts, strict=False):
        height = (bottom - top) * count / most
        width = scale(right) - scale(left)
        drawing.add(Box(scale(left), bottom - height, max(width - 0.6, 0.4), height, GREY))
    drawing.add(line((scale.start, bottom), (scale.end, bottom), INK, 1.0))
