"""Rows of names with a value, its interval and its spread: as bars from 0 or as dots."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.workshop.debrief.drawing.axis import Scale, across, spanning
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import cut, width_of
from sim.workshop.debrief.drawing.shapes import (
    ACCENT,
    GREY,
    INK,
    SOFT,
    Box,
    Dot,
    Drawing,
    Text,
    line,
)

__all__ = ["Row", "bars"]


@dataclass(frozen=True)
class Row:
    """A line of the chart.

    Attributes:
        name: in words; ``note``: quietly below or after it.
        value: where the bar ends or the dot stands.
        said: the value in words, at the right.
        inner, outer: an interval drawn thick and one drawn thin, where there are.
        colour: of the bar or dot.
    """

    name: str
    value: float
    said: str
    inner: tuple[float, float] | None = None
    outer: tuple[float, float] | None = None
    colour: str = ACCENT
    note: str = ""


def bars(
    rows: Sequence[Row],
    frame: Frame,
    say: Callable[[float], str],
    *,
    filled: bool = True,
    mark: float | None = None,
) -> Drawing:
    """The chart.

    Args:
        rows: from top to bottom; those that ``frame`` asks for are drawn, on the scale of all.
        frame: how much room there is.
        say: a value of the axis in words.
        filled: bars from 0; otherwise dots, on an axis that need not hold 0.
        mark: a value with a line of its own.
    """
    shown, size = list(rows)[frame.part(len(rows))], frame.size
    label = (
        0.0
        if frame.phone
        else min(
            max((width_of(row.name, size) for row in shown), default=0.0) + size, 0.42 * frame.width
        )
    )
    told = max((width_of(row.said, size) for row in shown), default=0.0) + 0.8 * size
    pitch = _pitch(len(shown), frame)
    drawing = Drawing(frame.width, pitch * len(shown) + 2.1 * size)
    met = [v for row in rows for v in (row.value, *(row.inner or ()), *(row.outer or ()))]
    met += [] if mark is None else [mark]
    scale = spanning(met, label + 0.5 * size, frame.width - told, zero=filled)
    across(drawing, scale, (0.2 * size, pitch * len(shown)), say, 0.88 * size)
    if mark is not None:
        x = scale(mark)
        drawing.add(line((x, 0.0), (x, pitch * len(shown)), INK, 1.4, (4.0, 3.0)))
    for i, row in enumerate(shown):
        _row(drawing, row, frame, (pitch * i, pitch, label), scale, filled)
    return drawing


def _pitch(rows: int, frame: Frame) -> float:
    """The height of a row."""
    usual = (2.9 if frame.phone else 1.9) * frame.size
    if frame.height is None or not rows:
        return usual
    return min(1.6 * usual, max((frame.height - 2.1 * frame.size) / rows, 1.15 * frame.size))


def _row(
    drawing: Drawing,
    row: Row,
    frame: Frame,
    at: tuple[float, float, float],
    scale: Scale,
    filled: bool,
) -> None:
    (top, pitch, label), size = at, frame.size
    middle = top + (0.68 if frame.phone else 0.5) * pitch
    baseline = top + 1.0 * size if frame.phone else middle + 0.36 * size
    room = frame.width if frame.phone else label - 0.4 * size
    name = cut(row.name, room, size)
    if frame.phone:  # over the lines of the axis
        drawing.add(Box(0.0, baseline - size, width_of(name, size), 1.3 * size, "#ffffff"))
    drawing.add(Text(0.0, baseline, name, size))
    x, thick = scale(row.value), min(0.85 * size, 0.6 * pitch)
    if filled:
        start = min(scale(0.0), x)
        width = abs(x - scale(0.0))
        drawing.add(
            Box(
                start,
                middle - thick / 2,
                width,
                thick,
                SOFT if row.outer or row.inner else row.colour,
                None,
            )
        )
        drawing.add(Box(start, middle - thick / 2, width, thick, None, row.colour))
    if row.outer:
        drawing.add(line(*_flat(scale, row.outer, middle), GREY, 1.2))
    if row.inner:
        drawing.add(line(*_flat(scale, row.inner, middle), row.colour, max(0.3 * size, 2.5)))
    if not filled or row.inner or row.outer:
        drawing.add(Dot(x, middle, 0.33 * size, row.colour, "#ffffff"))
    drawing.add(Text(frame.width, middle + 0.36 * size, row.said, size, "end", INK, True))


def _flat(
    scale: Scale, span: tuple[float, float], y: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    return (scale(span[0]), y), (scale(span[1]), y)
