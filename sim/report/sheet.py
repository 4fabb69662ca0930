"""A table of texts that can be shown in a terminal, in Markdown (``markdown_of``), or on a page."""

from __future__ import annotations

from dataclasses import dataclass

from rich.table import Table as Grid
from rich.text import Text

from sim.one_line import one_line

__all__ = ["Sheet"]


@dataclass(frozen=True)
class Sheet:
    """A table: texts to the left in the first column, to the right in the others.

    Attributes:
        title: above it; may be empty.
        heads: one for each column.
        rows: as many texts as heads; the first may be indented, which makes the row a quiet one.
        wrap: whether the first column may be broken over lines.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wrap: bool = False

    def to_rich(self) -> Grid:
        """For a terminal."""
        grid = Grid(
            box=None,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="bold",
            title=self.title or None,
            title_style="bold",
            title_justify="left",
        )
        for i, head in enumerate(self.heads):
            grid.add_column(
                head, justify="right" if i else "left", no_wrap=bool(i) or not self.wrap
            )
        for row in self.rows:
            style = "dim" if row[0].startswith(" ") else ""
            grid.add_row(*(Text(one_line(cell), style) for cell in row))
        return grid
