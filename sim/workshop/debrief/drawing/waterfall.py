"""From one value to another in steps that add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.workshop.debrief.drawing.axis import Scale, across, spanning
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import cut, width_of
from sim.workshop.debrief.drawing.shapes import DOWN, GREY, INK, UP, Box, Drawing, Text, line

__all__ = ["Step", "waterfall"]


End = tuple[str, float, str]
"""Name, value, and value in words."""


@dataclass(frozen=True)
class Step:
    """A step: by how much, in words, and where its mean lies with 95% confidence."""

    name: str
    value: float
    said: str
    low: float
    high: float


def waterfall(
    steps: Sequence[Step],
    ends: tuple[End, End],
    frame: Frame,
    say: Callable[[float], str],
) -> Drawing:
    """The chart: the first end, the steps from top to bottom, the last end.

    Args:
        steps: their values lead from the first end to the last.
        ends: name, value and value in words of both.
        frame: how much room there is.
        say: a value of the axis in words.
    """
    size, shown = frame.size, list(steps)[frame.part(len(steps))]
    first, last = ends
    rows = _rows(shown, ends, frame)
    drawing = Drawing(frame.width, rows.height + 2.1 * size)
    beside = max(width_of(text, size) for text in (first[2], last[2], *(s.said for s in shown)))
    right = frame.width - beside - 0.8 * size
    scale = spanning(_met(steps, ends), rows.label + 0.5 * size, right)
    across(drawing, scale, (0.2 * size, rows.height), say, 0.88 * size)
    _end(drawing, rows, 0, first, scale)
    now = first[1] + sum(step.value for step in steps[: frame.first])
    for row, step in enumerate(shown, 1):
        between = (rows.middle(row - 1), rows.middle(row))
        _step(drawing, step, (now, now + step.value), between, (scale, size))
        rows.name(drawing, row, step.name, step.said, bold=False)
        now += step.value
    row = len(shown) + 1
    drawing.add(line((scale(now), rows.middle(row - 1)), (scale(now), rows.middle(row)), GREY, 0.8))
    _end(drawing, rows, row, last, scale)
    return drawing


@dataclass(frozen=True)
class _Rows:
    """Where rows stand: how many, how far apart, and how much room their names have."""

    frame: Frame
    many: int
    pitch: float
    label: float

    @property
    def height(self) -> float:
        return self.pitch * self.many

    def middle(self, row: int) -> float:
        """Of a row's bar; on a phone the name stands above it."""
        return self.pitch * row + (0.68 if self.frame.phone else 0.5) * self.pitch

    def name(self, drawing: Drawing, row: int, name: str, said: str, *, bold: bool) -> None:
        """A row's name and its value in words."""
        frame, size, middle = self.frame, self.frame.size, self.middle(row)
        y = self.pitch * row + size if frame.phone else middle + 0.36 * size
        told = cut(name, frame.width if frame.phone else self.label - 0.4 * size, size)
        if frame.phone:  # over the lines of the axis
            drawing.add(Box(0.0, y - size, width_of(told, size), 1.3 * size, "#ffffff"))
        drawing.add(Text(0.0, y, told, size, bold=bold))
        drawing.add(Text(frame.width, middle + 0.36 * size, said, size, "end", INK, bold))


def _rows(shown: Sequence[Step], ends: tuple[End, End], frame: Frame) -> _Rows:
    size, names = frame.size, [ends[0][0], *(step.name for step in shown), ends[1][0]]
    longest = max(width_of(name, size) for name in names) + size
    label = 0.0 if frame.phone else min(longest, 0.42 * frame.width)
    pitch = (2.9 if frame.phone else 2.0) * size
    if frame.height is not None:  # a slide: rows spread over it, or move together
        room = (frame.height - 2.1 * size) / len(names)
        pitch = min(1.5 * pitch, max(room, 1.2 * size))
    return _Rows(frame, len(names), pitch, label)


def _end(drawing: Drawing, rows: _Rows, row: int, end: End, scale: Scale) -> None:
    size = rows.frame.size
    drawing.add(Box(scale(end[1]) - 2.0, rows.middle(row) - 0.6 * size, 4.0, 1.2 * size, INK))
    rows.name(drawing, row, end[0], end[2], bold=True)


def _met(steps: Sequence[Step], ends: tuple[End, End]) -> list[float]:
    now, met = ends[0][1], [ends[0][1], ends[1][1]]
    for step in steps:
        met += [now + step.value, now + step.low, now + step.high]
        now += step.value
    return met


def _step(
    drawing: Drawing,
    step: Step,
    span: tuple[float, float],
    rows: tuple[float, float],
    how: tuple[Scale, float],
) -> None:
    scale, size = how
    start, end = scale(span[0]), scale(span[1])
    before, middle = rows
    drawing.add(line((start, before), (start, middle), GREY, 0.8))
    colour = UP if step.value >= 0 else DOWN
    thick = 0.9 * size
    drawing.add(
        Box(min(start, end), middle - thick / 2, max(abs(end - start), 0.8), thick, colour, INK)
    )
    low, high = scale(span[0] + step.low), scale(span[0] + step.high)
    if abs(high - low) > 1.0:
        drawing.add(line((low, middle), (high, middle), "#ffffff", 3.4))
        drawing.add(line((low, middle), (high, middle), GREY, 1.8))
