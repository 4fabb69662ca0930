"""One bar in parts that make a whole."""

from __future__ import annotations

from collections.abc import Sequence

from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.letters import width_of
from sim.workshop.debrief.drawing.shapes import DOWN, INK, UP, Anchor, Box, Drawing, Text

__all__ = ["stack"]


def stack(parts: Sequence[tuple[str, float, str]], frame: Frame) -> Drawing:
    """Two parts of a whole: name, part (0 to 1) and part in words; names stand below."""
    size = frame.size
    drawing = Drawing(frame.width, 5.4 * size)
    start, fills = 0.0, ((UP, "#ffffff"), (DOWN, INK))
    for i, (name, part, said) in enumerate(parts):
        fill, ink = fills[i % 2]
        width = frame.width * part
        drawing.add(Box(start, 0.4 * size, width, 2.6 * size, fill, INK))
        if width > width_of(said, 1.1 * size) + size:
            drawing.add(Text(start + width / 2, 2.05 * size, said, 1.1 * size, "middle", ink, True))
        anchor: Anchor = "start" if i == 0 else "end"
        at = 0.0 if i == 0 else frame.width
        drawing.add(Text(at, 4.5 * size, f"{name} {said}", size, anchor))
        start += width
    return drawing
