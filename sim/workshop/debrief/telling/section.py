"""The parts of a debrief before anybody has laid them out: sentences, charts and their tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.shapes import Drawing

__all__ = ["Block", "Figure", "Section", "Table"]


@dataclass(frozen=True)
class Table:
    """Texts in rows; the first cell of each names the row.

    Attributes:
        words: how many columns from the left hold words; the others hold numbers.
    """

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int = 1


@dataclass(frozen=True)
class Figure:
    """A chart that can be drawn in any width.

    Attributes:
        key: no other figure of the debrief has it.
        title: what is shown; ``desc``: what is to be seen, for those who do not see it.
        draw: the drawing for a frame.
        table: the same numbers.
        rows: lines that it has, for slides that hold so many; 0 for a chart without lines.
        wide: whether a slide holds nothing beside it.
    """

    key: str
    title: str
    desc: str
    draw: Callable[[Frame], Drawing]
    table: Table
    rows: int = 0
    wide: bool = False


@dataclass(frozen=True)
class Block:
    """A part of a section: about one team, one world, one round, or (without title) all.

    Attributes:
        notes: short lines that stand beside the charts, such as what happened when.
    """

    title: str = ""
    lead: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    notes: Sequence[str] = ()
    tables: Sequence[Table] = ()
    place: str = ""


@dataclass(frozen=True)
class Section:
    """One subject of a debrief."""

    key: str
    title: str
    lead: Sequence[str] = ()
    blocks: Sequence[Block] = ()
