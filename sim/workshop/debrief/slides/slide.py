"""What one slide holds, before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.workshop.debrief.telling.section import Figure, Table

__all__ = ["Slide"]


@dataclass(frozen=True)
class Slide:
    """A slide.

    Attributes:
        title: its heading; ``kicker``: what it is part of.
        text: sentences above the charts.
        figures: one chart, or two side by side.
        notes: sentences beside the chart, or below where there is none.
        table: a table, where there are no charts.
        first: the first row of a chart that goes over several slides.
        big: words that fill the slide: a question.
    """

    title: str
    kicker: str = ""
    text: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    notes: Sequence[str] = ()
    table: Table | None = None
    first: int = 0
    big: str = ""
