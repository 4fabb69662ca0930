"""The page that every picture is drawn on: its look, its title, its measures in inches.

No pyplot, and no setting outlives ``styled``: pictures look alike and have the same bytes whatever
the user's own settings are.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from sim.report.charts.types import Chart
from sim.report.pictures.fonts import families

__all__ = [
    "EDGE",
    "HEIGHT",
    "INK",
    "QUIET",
    "RULE",
    "SIZE",
    "WIDTH",
    "Box",
    "Picture",
    "Plot",
    "axes_in",
    "page",
    "styled",
    "width_of",
    "wrapped",
    "write",
]

INK, QUIET, RULE = "#1a1a1a", "#5f5f5f", "#d4d4d4"
WIDTH, HEIGHT, EDGE = 10.0, 5.625, 0.35  # inches: the shape of a slide
SIZE = 12.0  # points
_TITLE, _NOTE = 16.0, 11.0
_CLOSING = frozenset("，。、；：？！）」』》”’…")
"""Signs that begin no line."""


def _settings(text: str) -> dict[Any, Any]:
    return {
        "font.family": families(text),
        "font.size": SIZE,
        "text.color": INK,
        "text.parse_math": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.edgecolor": QUIET,
        "axes.axisbelow": True,
        "axes.grid": False,
        "grid.color": RULE,
        "grid.linewidth": 0.8,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "xtick.labelsize": SIZE - 1,
        "ytick.labelsize": SIZE - 1,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "ytick.major.size": 0.0,
        "hatch.linewidth": 0.7,
        "lines.solid_capstyle": "butt",
        "svg.fonttype": "path",
        "svg.hashsalt": "alliance-sim",
        "pdf.fonttype": 42,
    }


@contextmanager
def styled(text: str = "") -> Iterator[None]:
    """Matplotlib's own defaults with this project's look over them, for as long as it lasts.

    Args:
        text: what will be written, which decides on the fonts.
    """
    with matplotlib.rc_context(), warnings.catch_warnings():
        # of characters that no font has, ``fonts.missing_note`` speaks
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_settings(text))
        yield


class Picture(Figure):
    """A figure that a notebook shows without pyplot."""

    def _repr_png_(self) -> bytes:
        buffer = BytesIO()
        with styled():
            self.savefig(buffer, format="png", dpi=144)
        return buffer.getvalue()


@dataclass(frozen=True)
class Box:
    """A part of a page, in inches from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.bottom + self.height

    def inset(
        self, left: float = 0.0, bottom: float = 0.0, right: float = 0.0, top: float = 0.0
    ) -> Box:
        """What is left within margins."""
        width, height = self.width - left - right, self.height - bottom - top
        return Box(self.left + left, self.bottom + bottom, width, height)

    def grid(self, columns: int, rows: int, gap: float = 0.0) -> list[Box]:
        """Equal parts row by row from the top, with a gap between them."""
        width = (self.width - gap * (columns - 1)) / columns
        height = (self.height - gap * (rows - 1)) / rows
        return [
            Box(
                self.left + c * (width + gap), self.top - height - r * (height + gap), width, height
            )
            for r in range(rows)
            for c in range(columns)
        ]


@dataclass(frozen=True)
class Plot:
    """Axes, and where they are on which page."""

    figure: Figure
    axes: Axes
    box: Box


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """The width of a line of text, inches."""
    font = FontProperties(size=size, weight="bold" if bold else "normal")  # of those styled
    return float(text_to_path.get_text_width_height_descent(text, font, False)[0]) / 72.0


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Text in lines no wider than ``width`` inches, broken between words or Chinese characters."""
    lines: list[str] = []
    for word in text.split():
        space = " "
        for part in _parts(word):
            longer = f"{lines[-1]}{space}{part}" if lines else part
            if lines and width_of(longer, size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
            space = ""
    return lines


def _parts(word: str) -> list[str]:
    """A word, or its characters where they are Chinese; what closes stays with what it follows."""
    parts: list[str] = []
    for sign in word:
        ends = parts and (_is_wide(sign) or _is_wide(parts[-1][-1])) and sign not in _CLOSING
        if ends or not parts:
            parts.append(sign)
        else:
            parts[-1] += sign
    return parts


def _is_wide(sign: str) -> bool:
    return east_asian_width(sign) in "WF"


def _balanced(text: str, width: float, size: float) -> list[str]:
    """Bold text in as few lines as it needs, about equally long."""
    lines = wrapped(text, width, size, bold=True)
    while len(lines) > 1 and len(narrower := wrapped(text, width, size, bold=True)) == len(lines):
        lines, width = narrower, width - 0.2
    return lines


def write(figure: Figure, x: float, y: float, text: str, size: float = SIZE, **look: Any) -> None:
    """Text at a place in inches; its baseline there unless ``va`` says otherwise."""
    look = {"va": "baseline", "ha": "left", "color": INK, **look}
    figure.text(x, y, text, fontsize=size, transform=figure.dpi_scale_trans, **look)


def page(chart: Chart, height: float = HEIGHT) -> tuple[Picture, Box]:
    """A page with the chart's title and note, and the room below them."""
    figure = Picture(figsize=(WIDTH, height), dpi=100, facecolor="white")
    FigureCanvasAgg(figure)
    top = height - EDGE + 0.06
    for line in _balanced(chart.title, WIDTH - 2 * EDGE, _TITLE):
        top -= 0.26
        write(figure, EDGE, top, line, _TITLE, weight="bold")
    top -= 0.03
    for line in wrapped(chart.note, WIDTH - 2 * EDGE, _NOTE):
        top -= 0.2
        write(figure, EDGE, top, line, _NOTE, color=QUIET)
    return figure, Box(EDGE, 0.2, WIDTH - 2 * EDGE, top - 0.2 - 0.2)


def axes_in(figure: Figure, box: Box, **look: Any) -> Axes:
    """Axes that fill a box; labels of ticks are outside of it."""
    width, height = figure.get_size_inches()
    place = (box.left / width, box.bottom / height, box.width / width, box.height / height)
    return figure.add_axes(place, **look)
