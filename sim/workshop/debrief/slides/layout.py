"""Drawing a slide: heading, sentences, charts, table, page number."""

from __future__ import annotations

from collections.abc import Sequence

from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import ACCENT, GREY, LINE
from sim.workshop.debrief.slides.canvas import HEIGHT, MARGIN, WIDTH, Canvas
from sim.workshop.debrief.slides.slide import Slide
from sim.workshop.debrief.telling.section import Figure, Table

__all__ = ["ROWS", "draw", "draw_title"]

ROWS = 14
"""Rows of a chart or a table on one slide."""

_ROOM = WIDTH - 2 * MARGIN
_BOTTOM = HEIGHT - 40.0
_TEXT, _NOTE, _CHART = 19.0, 15.0, 17.0
_GAP = 36.0


def draw_title(canvas: Canvas, title: str, lines: Sequence[str]) -> None:
    """The first slide."""
    canvas.rule(150.0, thick=4.0)
    y = canvas.paragraph((MARGIN, 170.0), title, (_ROOM, 170.0), 44.0, bold=True)
    for each in lines:
        y = canvas.paragraph((MARGIN, y + 10.0), each, (_ROOM, 60.0), 20.0, fill=GREY)
    canvas.turn(title)


def draw(canvas: Canvas, slide: Slide, number: str) -> None:
    """Any other slide; ``number`` stands in its corner."""
    canvas.line((MARGIN, 40.0), slide.kicker, _ROOM, 12.0, fill=GREY)
    canvas.line((MARGIN, 70.0), slide.title, _ROOM, 26.0, bold=True)
    canvas.rule(82.0)
    canvas.text((WIDTH - MARGIN, HEIGHT - 18.0), number, 10.0, GREY, anchor="end")
    y = 88.0
    for each in slide.text:
        y = canvas.paragraph((MARGIN, y), each, (_ROOM, max(_BOTTOM - y, 23.0)), _TEXT) + 5.0
    if slide.figures:
        _charts(canvas, slide, y + 6.0)
    elif slide.table:
        _table(canvas, slide.table, y + 8.0, slide.first)
    elif slide.big:
        size = 34.0
        canvas.paragraph(
            (MARGIN, y + 26.0), slide.big, (_ROOM, _BOTTOM - y - 26.0), size, bold=True, fill=ACCENT
        )
    else:
        _notes(canvas, slide.notes, (MARGIN, y + 4.0), _ROOM, _TEXT)
    canvas.turn(slide.title)


def _charts(canvas: Canvas, slide: Slide, top: float) -> None:
    beside = bool(slide.notes) or len(slide.figures) > 1
    room = (_ROOM - _GAP) / 2.0 if beside else _ROOM
    for i, figure in enumerate(slide.figures[:2]):
        _chart(canvas, figure, (MARGIN + i * (room + _GAP), top), room, slide.first)
    if slide.notes:
        _notes(canvas, slide.notes, (MARGIN + room + _GAP, top), room, _NOTE)


def _chart(
    canvas: Canvas, figure: Figure, at: tuple[float, float], room: float, first: int
) -> None:
    x, y = at
    y = canvas.paragraph((x, y), figure.title, (room, 42.0), 15.0, bold=True)
    y = canvas.paragraph((x, y + 2.0), figure.desc, (room, 50.0), 12.0, fill=GREY) + 10.0
    lines = min(max(figure.rows - first, 1), ROWS)
    # no larger than names have room beside their bars, and rows below each other
    size = max(min(_CHART, room / 27.0, (_BOTTOM - y) / (1.5 * lines + 3.0)), 9.0)
    frame = Frame(room, size, _BOTTOM - y, first, ROWS)
    canvas.drawing(figure.draw(frame), (x, y))


def _notes(
    canvas: Canvas, notes: Sequence[str], at: tuple[float, float], room: float, size: float
) -> None:
    """Sentences below each other; the last that has no room is cut."""
    x, y = at
    left = len(notes)
    for each in notes:
        share = (_BOTTOM - y) / max(left, 1)
        if share < 1.35 * size:
            break
        y = canvas.paragraph((x, y), each, (room, max(share, 2.7 * size)), size) + 0.6 * size
        left -= 1


def _table(canvas: Canvas, table: Table, top: float, first: int) -> None:
    rows = list(table.rows)[first : first + ROWS]
    size = 14.0
    pitch = min(44.0, (_BOTTOM - top - 30.0) / max(len(rows), 1))
    lines = 2 if pitch >= 2.9 * size else 1
    widths = _columns(len(table.head))
    x = MARGIN
    for head, share in zip(table.head, widths, strict=True):
        canvas.line((x, top + 16.0), head, share - 10.0, size, bold=True)
        x += share
    canvas.rule(top + 24.0, thick=1.0)
    y = top + 26.0
    for row in rows:
        x = MARGIN
        for cell, share in zip(row, widths, strict=True):
            canvas.paragraph((x, y), cell, (share - 10.0, lines * 1.36 * size), size)
            x += share
        y += pitch
        canvas.rule(y, LINE, 0.5)


def _columns(count: int) -> list[float]:
    """The last column has the words; the others share what is left."""
    last = 0.55 if count > 2 else 0.7
    return [_ROOM * (1.0 - last) / (count - 1)] * (count - 1) + [_ROOM * last]
