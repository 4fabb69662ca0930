"""What the history taught: a row for each assumption, its range before the fit and after it."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from sim.report.charts.evidence import Width, Widths
from sim.report.pictures.canvas import (
    HEIGHT,
    QUIET,
    RULE,
    SIZE,
    Box,
    axes_in,
    page,
    width_of,
    wrapped,
    write,
)
from sim.report.pictures.trades import pair_lines
from sim.report.pictures.words import sign
from sim.report.words import percent

__all__ = ["draw"]

_BEFORE, _AFTER = "#c3cfdf", "#0b3c6f"  # far apart in lightness, so that grey is enough
_ROW, _LEGEND, _LINE = 0.43, 0.36, 0.23  # inches
_NAME, _SMALL = SIZE - 1.0, SIZE - 2.5  # points
_GAP = 0.12  # inches between columns
_PERCENT = 0.6  # inches for 100% in bold, and the gap after it
_UNIT = 2.2  # inches at most for a unit


@dataclass(frozen=True)
class _Columns:
    """Where a row's parts stand, inches: names from ``names``, what is left from ``left``."""

    names: float
    bars: Box
    left: float


def draw(chart: Widths) -> Figure:
    """Names, bars on their own scales, what is left of their width in words; pairs below."""
    lines = pair_lines(chart.trades)
    rows = _ROW * len(chart.rows)
    head = HEIGHT - page(chart)[1].height
    figure, body = page(chart, head + _LEGEND + rows + 0.3 + _LINE * len(lines))
    columns = _columns(body.inset(top=_LEGEND, bottom=body.height - _LEGEND - rows), chart)
    _legend(figure, columns.bars)
    _bars(figure, columns.bars, chart)
    for i, row in enumerate(chart.rows):
        _words(figure, columns, row, columns.bars.top - _ROW * (i + 0.5))
    top = columns.bars.bottom - 0.12
    _stroke(figure, (body.left, body.right), top, RULE, 0.8)
    for i, line in enumerate(lines):
        weight = "bold" if lines[1:] and not i else "normal"
        write(figure, body.left, top - 0.28 - _LINE * i, line, _NAME, weight=weight)
    return figure


def _columns(room: Box, chart: Widths) -> _Columns:
    """The bars take what the words on both sides leave."""
    rows = chart.rows
    names = max(width_of(row.name, _NAME, bold=_bold(row)) for row in rows)
    units = max(width_of(_unit(row), _SMALL) for row in rows)
    low, high = (max(width_of(_end(row, end), _SMALL) for row in rows) for end in (0, 1))
    grades = _PERCENT + max(width_of(row.told, _NAME, bold=_bold(row)) for row in rows)
    edges = max(width_of(row.edge, _SMALL) for row in rows)
    right = max(grades, _PERCENT + edges) + 0.05
    bars = room.inset(left=max(names, units) + low + 3 * _GAP, right=right + high + 3 * _GAP)
    return _Columns(room.left, bars, room.right - right)


def _bold(row: Width) -> bool:
    return row.grade == "identified"


def _unit(row: Width) -> str:
    """A unit in one line, cut off where it would leave the bars no room."""
    first, *rest = wrapped(row.unit, _UNIT, _SMALL) or [""]
    return f"{first.rstrip(',')} \N{HORIZONTAL ELLIPSIS}" if rest else first


def _end(row: Width, which: int) -> str:
    return sign(f"{row.ends[which]:g}")


def _legend(figure: Figure, box: Box) -> None:
    x, y = box.left, box.top + 0.12
    for colour, words in ((_BEFORE, "90% before"), (_AFTER, "90% after"), ("white", "its median")):
        thickness = 12.0 if colour == _BEFORE else 8.0
        _stroke(figure, (x, x + 0.3), y + 0.05, _BEFORE if colour == _BEFORE else _AFTER, thickness)
        if colour == "white":
            _stroke(figure, (x + 0.13, x + 0.17), y + 0.05, colour, thickness)
        write(figure, x + 0.36, y, words, _SMALL)
        x += 0.36 + width_of(words, _SMALL) + 0.2


def _stroke(
    figure: Figure, x: tuple[float, float], y: float, colour: str, thickness: float
) -> None:
    """A line across in inches; its thickness in points."""
    line = Line2D(x, [y, y], transform=figure.dpi_scale_trans, color=colour, linewidth=thickness)
    figure.add_artist(line)


def _bars(figure: Figure, box: Box, chart: Widths) -> None:
    axes = axes_in(figure, box)
    axes.set(xlim=(0.0, 1.0), ylim=(len(chart.rows) - 0.5, -0.5), xticks=[], yticks=[])
    axes.spines["bottom"].set_visible(False)
    for i, row in enumerate(chart.rows):
        low, median, high = row.after
        first, last = row.before
        axes.plot([0, 1], [i, i], "|-", color=QUIET, linewidth=0.8, markersize=9, zorder=0)
        axes.barh(i, last - first, left=first, height=0.5, color=_BEFORE)
        axes.barh(i, high - low, left=low, height=0.28, color=_AFTER, zorder=3)
        axes.plot([median] * 2, [i - 0.14, i + 0.14], color="white", linewidth=2.6, zorder=4)


def _words(figure: Figure, columns: _Columns, row: Width, y: float) -> None:
    """What stands on both sides of a row's bars; of the identified in bold."""
    weight, box = "bold" if _bold(row) else "normal", columns.bars
    write(figure, columns.names, y + 0.02, row.name, _NAME, weight=weight)
    write(figure, columns.names, y - 0.145, _unit(row), _SMALL, color=QUIET)
    quiet = {"color": QUIET, "va": "center_baseline"}
    write(figure, box.left - _GAP, y, _end(row, 0), _SMALL, ha="right", **quiet)
    write(figure, box.right + _GAP, y, _end(row, 1), _SMALL, **quiet)
    at, told = y + (0.02 if row.edge else -0.05), columns.left + _PERCENT
    look = {"ha": "right", "weight": weight}
    write(figure, told - _GAP, at, percent(row.width), _NAME, **look)
    write(figure, told, at, row.told, _NAME, weight=weight)
    if row.edge:
        write(figure, told, y - 0.145, row.edge, _SMALL, color=QUIET)
