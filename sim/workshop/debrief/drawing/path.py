"""A value month by month with its band, and numbered months that stand out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sim.workshop.debrief.drawing.axis import Scale, spanning, ticks
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import width_of
from sim.workshop.debrief.drawing.shapes import (
    ACCENT,
    GREY,
    INK,
    LINE,
    SOFT,
    Dot,
    Drawing,
    Path,
    Text,
    line,
)

__all__ = ["path"]


def path(
    values: Sequence[float],
    band: tuple[Sequence[float], Sequence[float]],
    months: Sequence[str],
    marked: Sequence[int],
    frame: Frame,
    say: Callable[[float], str],
) -> Drawing:
    """The chart.

    Args:
        values: by month; ``band``: its lower and upper end.
        months: as 2025-07, one for each value.
        marked: months (from 0) that are marked with 1, 2, 3.
        frame: how much room there is.
        say: a value of the axis in words.
    """
    size = frame.size
    height = frame.height or (15.0 * size if not frame.phone else 13.0 * size)
    drawing = Drawing(frame.width, height)
    bottom, top = height - 2.2 * size, 1.6 * size
    scale = spanning([*values, *band[0], *band[1]], bottom, top, zero=True, room=0.08)
    marks = ticks(scale, 5)
    left = max(width_of(say(value), 0.9 * size) for value in marks) + 0.8 * size
    time = Scale(0.0, max(len(values) - 1.0, 1.0), left + 0.6 * size, frame.width - 1.2 * size)
    for value in marks:
        y = scale(value)
        zero = abs(value) < 1e-12 * (scale.high - scale.low)
        drawing.add(line((left, y), (frame.width, y), GREY if zero else LINE, 1.2 if zero else 0.7))
        drawing.add(Text(left - 0.5 * size, y + 0.3 * size, say(value), 0.9 * size, "end", GREY))
    _calendar(drawing, months, time, bottom, size)
    low, high = ([(time(i), scale(v)) for i, v in enumerate(side)] for side in band)
    if any(abs(a[1] - b[1]) > 0.5 for a, b in zip(low, high, strict=True)):
        drawing.add(Path((*low, *reversed(high)), fill=SOFT))
    drawing.add(Path(tuple((time(i), scale(v)) for i, v in enumerate(values)), ACCENT, width=2.2))
    for number, i in enumerate(marked, 1):
        x, y = time(float(i)), scale(values[i])
        drawing.add(Dot(x, y, 0.72 * size, "#ffffff", INK))
        drawing.add(Text(x, y + 0.32 * size, str(number), 0.88 * size, "middle", INK, True))
    return drawing


def _calendar(
    drawing: Drawing, months: Sequence[str], time: Scale, bottom: float, size: float
) -> None:
    """A tick for every January and July where there is room, and always the first month."""
    last = -1e9
    for i, month in enumerate(months):
        if i and month[-2:] not in ("01", "07"):
            continue
        x = time(float(i))
        if x - last < width_of("2025-07", 0.9 * size) + 0.8 * size:
            continue
        at = min(
            max(x, width_of(month, 0.9 * size) / 2), drawing.width - width_of(month, 0.9 * size) / 2
        )
        drawing.add(line((x, bottom), (x, bottom + 0.35 * size), GREY, 0.8))
        drawing.add(Text(at, bottom + 1.5 * size, month, 0.9 * size, "middle", GREY))
        last = x
