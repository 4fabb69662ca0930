"""From one value to another in steps that add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.workshop.debrief.drawing.axis import Scale, across, spanning
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import cut, width_of
from sim.workshop.debrief.drawing.shapes import DOWN, GREY, INK, UP, Box, Drawing, Text, line

__all__ = ["Step", "waterfall"]


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
    ends: tuple[tuple[str, float, str], tuple[str, float, str]],
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
    names = [ends[0][0], *(step.name for step in shown), ends[1][0]]
    label = (
        0.0
        if frame.phone
        else min(max(width_of(name, size) for name in names) + size, 0.42 * frame.width)
    )
    beside = max(
        width_of(text, size) for text in (ends[0][2], ends[1][2], *(s.said for s in shown))
    )
    usual = (2.9 if frame.phone else 2.0) * size
    pitch = (
        usual
        if frame.height is None
        else min(1.5 * usual, max((frame.height - 2.1 * size) / len(names), 1.2 * size))
    )
    drawing = Drawing(frame.width, pitch * len(names) + 2.1 * size)
    scale = spanning(_met(steps, ends), label + 0.5 * size, frame.width - beside - 0.8 * size)
    across(drawing, scale, (0.2 * size, pitch * len(names)), say, 0.88 * size)

    def place(row: int) -> float:
        return pitch * row + (0.68 if frame.phone else 0.5) * pitch

    def put(row: int, name: str, text: str, bold: bool) -> None:
        middle = place(row)
        y = pitch * row + size if frame.phone else middle + 0.36 * size
        room = frame.width if frame.phone else label - 0.4 * size
        told = cut(name, room, size)
        if frame.phone:  # over the lines of the axis
            drawing.add(Box(0.0, y - size, width_of(told, size), 1.3 * size, "#ffffff"))
        drawing.add(Text(0.0, y, told, size, bold=bold))
        drawing.add(Text(frame.width, middle + 0.36 * size, text, size, "end", INK, bold))

    def end(row: int, which: int) -> None:
        x = scale(ends[which][1])
        drawing.add(Box(x - 2.0, place(row) - 0.6 * size, 4.0, 1.2 * size, INK))
        put(row, ends[which][0], ends[which][2], True)

    end(0, 0)
    now = ends[0][1] + sum(step.value for step in steps[: frame.first])
    for row, step in enumerate(shown, 1):
        _step(drawing, step, (now, now + step.value), (place(row - 1), place(row)), (scale, size))
        put(row, step.name, step.said, False)
        now += step.value
    last = len(shown) + 1
    drawing.add(line((scale(now), place(last - 1)), (scale(now), place(last)), GREY, 0.8))
    end(last, 1)
    return drawing


def _met(steps: Sequence[Step], ends: tuple[tuple[str, float, str], ...]) -> list[float]:
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
