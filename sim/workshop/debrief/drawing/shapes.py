"""What a chart is made of: plain shapes in a box, with the origin at the top left.

Lengths have no unit of their own: a page takes them as CSS pixels, a slide as points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "ACCENT",
    "DOWN",
    "GREY",
    "INK",
    "LINE",
    "SOFT",
    "UP",
    "Box",
    "Dot",
    "Drawing",
    "Path",
    "Shape",
    "Text",
    "line",
]

INK, GREY, LINE, SOFT, ACCENT = "#1f2328", "#57606a", "#c3cad2", "#e7ecf2", "#0b3c6f"
"""As on the report's page."""
UP, DOWN = "#0b3c6f", "#f0b45c"
"""More and less: dark and light, so that grey tells them apart."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    """A rectangle; ``stroke`` is its outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    opacity: float = 1.0


@dataclass(frozen=True)
class Path:
    """A line through points, or the area that they enclose."""

    points: tuple[tuple[float, float], ...]
    stroke: str | None = None
    fill: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True)
class Dot:
    """A circle around a point."""

    x: float
    y: float
    radius: float
    fill: str | None = INK
    stroke: str | None = None


@dataclass(frozen=True)
class Text:
    """A line of text on its baseline."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = "start"
    fill: str = INK
    bold: bool = False


Shape = Box | Path | Dot | Text


@dataclass
class Drawing:
    """Shapes in a box, in the order in which they are set down."""

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """More shapes, over those that are there."""
        self.shapes.extend(shapes)


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    stroke: str = LINE,
    width: float = 1.0,
    dash: Sequence[float] = (),
) -> Path:
    """A straight line."""
    return Path((start, end), stroke=stroke, width=width, dash=tuple(dash))
