"""Sections of a page for the terminal as GitHub's Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

__all__ = ["escaped", "markdown_of"]

_SIGNS = re.compile(r"[\\*<]|(?<!\w)_|_(?!\w)")
"""Within a word an underscore is no emphasis."""
_RULES = {"left": "---", "right": "---:", "center": ":---:"}


def markdown_of(sections: Iterable[RenderableType]) -> str:
    """Return texts, tables and groups of them as paragraphs and tables, in their order.

    Bold stays bold; colours and widths are left out.
    """
    return "\n\n".join(part for section in sections for part in _parts(section)) + "\n"


def _parts(section: RenderableType) -> Iterator[str]:
    if isinstance(section, Group):
        for part in section.renderables:
            yield from _parts(part)
    elif isinstance(section, Grid):
        yield _table(section)
    else:
        text = section if isinstance(section, Text) else Text(str(section))
        yield _paragraph(text)


def _paragraph(text: Text) -> str:
    """A paragraph; two spaces at the end of a line keep the next one apart."""
    lines = [_inline(line).strip() for line in text.split("\n")]
    return "  \n".join(line for line in lines if line)


def _inline(text: Text) -> str:
    if "bold" in str(text.style):
        return _bold(text.plain)
    words, end = "", 0
    for span in sorted(text.spans):
        if "bold" in str(span.style) and span.start >= end:
            bold = _bold(text.plain[span.start : span.end])
            words += escaped(text.plain[end : span.start]) + bold
            end = span.end
    return words + escaped(text.plain[end:])


def _bold(words: str) -> str:
    inner = escaped(words).strip()
    return f"**{inner}** " if inner else ""


def _table(grid: Grid) -> str:
    heads = [_cell(column.header) for column in grid.columns] if grid.show_header else []
    rows = zip(*(column.cells for column in grid.columns), strict=True)
    rules = [_RULES.get(column.justify, "---") for column in grid.columns]
    lines = [heads or [""] * len(grid.columns), rules]
    lines += [[_cell(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: RenderableType) -> str:
    words = cell.plain if isinstance(cell, Text) else str(cell)
    return " ".join(escaped(words).replace("|", "\\|").split())


def escaped(text: str) -> str:
    """Return text in which Markdown sees no emphasis and no HTML; code in backticks stays code."""
    return _SIGNS.sub(r"\\\g<0>", text)
