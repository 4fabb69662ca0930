"""Putting text and drawings on a slide; places count from the top left, in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.workshop.debrief.drawing.letters import cut, wrapped
from sim.workshop.debrief.drawing.shapes import (
    ACCENT,
    INK,
    Anchor,
    Box,
    Dot,
    Drawing,
    Path,
    Shape,
    Text,
)
from sim.workshop.debrief.slides.fonts import CHINESE, letters, runs, width

__all__ = ["HEIGHT", "MARGIN", "WIDTH", "Canvas"]

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 48.0
"""16:9, points."""


class Canvas:
    """A PDF that is written slide by slide.

    Args:
        file: where its bytes go.
        title: of the document.
        language: ``en`` or ``zh``, for those who have it read to them.
    """

    def __init__(self, file: Any, title: str, language: str) -> None:
        from reportlab.pdfgen.canvas import Canvas as Pdf  # noqa: PLC0415 - slow to import

        width("", 1.0)
        self._pdf = Pdf(
            file,
            pagesize=(WIDTH, HEIGHT),
            invariant=1,
            pageCompression=1,
            lang="zh-Hans" if language == "zh" else "en",
        )
        self._pdf.setTitle(letters(title))
        self._pdf.setAuthor("alliance-sim")
        self._pdf.setCreator("alliance-sim")
        self._number = 0

    def turn(self, title: str) -> None:
        """The slide is full; ``title`` goes into the outline."""
        key = f"slide-{self._number}"
        self._pdf.bookmarkPage(key)
        self._pdf.addOutlineEntry(letters(title)[:120], key, 0)
        self._pdf.showPage()
        self._number += 1

    def save(self) -> None:
        """Write it out."""
        self._pdf.save()

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        fill: str = INK,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> None:
        """A line of text on its baseline."""
        told = letters(text)
        x = at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width(told, size, bold)
        line = self._pdf.beginText(x, HEIGHT - at[1])
        line.setFillColor(fill)
        line.setStrokeColor(fill)
        for font, piece in runs(told, bold):
            # there is no bold of the Chinese font, so its letters get an outline
            line.setTextRenderMode(2 if bold and font == CHINESE else 0)
            line.setFont(font, size)
            line.textOut(piece)
        line.setTextRenderMode(0)  # it would hold for all text that follows
        self._pdf.setLineWidth(0.03 * size)
        self._pdf.drawText(line)

    def line(
        self, at: tuple[float, float], text: str, room: float, size: float, **how: Any
    ) -> None:
        """A line of text that is cut where there is no more room."""
        bold = bool(how.get("bold", False))
        told = cut(letters(text), room, size, lambda t, s: width(t, s, bold))
        self.text(at, told, size, **how)

    def paragraph(
        self, at: tuple[float, float], text: str, room: tuple[float, float], size: float, **how: Any
    ) -> float:
        """Lines of text in a room of so much width and height; where the next would begin."""
        x, y = at
        bold = bool(how.get("bold", False))
        leading = 1.35 * size
        most = max(int(room[1] / leading), 1)
        told = wrapped(letters(text), room[0], size, most, lambda t, s: width(t, s, bold))
        for each in told:
            y += leading
            self.text((x, y - 0.3 * size), each, size, **how)
        return y

    def rule(self, y: float, colour: str = ACCENT, thick: float = 1.5) -> None:
        """A line from margin to margin."""
        self._path(Path(((MARGIN, y), (WIDTH - MARGIN, y)), stroke=colour, width=thick), (0.0, 0.0))

    def drawing(self, drawing: Drawing, at: tuple[float, float]) -> None:
        """A drawing with its top left corner somewhere."""
        for shape in drawing.shapes:
            self._shape(shape, at)

    def _shape(self, shape: Shape, at: tuple[float, float]) -> None:
        if isinstance(shape, Text):
            where = (at[0] + shape.x, at[1] + shape.y)
            self.text(where, shape.text, shape.size, shape.fill, shape.bold, shape.anchor)
        elif isinstance(shape, Path):
            self._path(shape, at)
        elif isinstance(shape, Box):
            self._paint(shape.fill, shape.stroke, 0.8)
            y = HEIGHT - at[1] - shape.y - shape.height
            self._pdf.rect(
                at[0] + shape.x,
                y,
                shape.width,
                shape.height,
                stroke=bool(shape.stroke),
                fill=bool(shape.fill),
            )
        else:
            self._dot(shape, at)

    def _dot(self, dot: Dot, at: tuple[float, float]) -> None:
        self._paint(dot.fill, dot.stroke, 0.8)
        x, y = at[0] + dot.x, HEIGHT - at[1] - dot.y
        self._pdf.circle(x, y, dot.radius, stroke=bool(dot.stroke), fill=bool(dot.fill))

    def _paint(self, fill: str | None, stroke: str | None, thick: float) -> None:
        if fill:
            self._pdf.setFillColor(fill)
        if stroke:
            self._pdf.setStrokeColor(stroke)
        self._pdf.setLineWidth(thick)

    def _path(self, path: Path, at: tuple[float, float]) -> None:
        points: Sequence[tuple[float, float]] = [
            (at[0] + x, HEIGHT - at[1] - y) for x, y in path.points
        ]
        self._paint(path.fill, path.stroke, path.width)
        self._pdf.setDash(list(path.dash))
        drawn = self._pdf.beginPath()
        drawn.moveTo(*points[0])
        for point in points[1:]:
            drawn.lineTo(*point)
        if path.fill:
            drawn.close()
        self._pdf.drawPath(drawn, stroke=bool(path.stroke), fill=bool(path.fill))
        self._pdf.setDash([])
