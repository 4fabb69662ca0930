"""Sections of a page for the terminal as GitHub's Markdown.

Titles and names are others': in what is written here they are words, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from sim.one_line import one_line
from sim.report.sheet import Sheet

__all__ = ["code_span", "escaped", "markdown_of"]

_COMMAND = re.compile(r"((?<![`\\])`sim [^`\n]*`(?!`))")
"""What this package tells people to type; no other text in backticks is code."""
_SIGNS = re.compile(r"[\\*<|`\[\]]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|~(?=~)|(?<=~)~")
"""Within a word an underscore is no emphasis."""
_BEGINS = re.compile(r"^(\s*\d*)(?=#{1,6}(?:\s|$)|>|[-+.)](?:\s|$)|[-=]+\s*$)")
"""Before what makes a line a heading, a quotation, an entry of a list, or a rule."""
_RULES = {"left": "---", "right": "---:", "center": ":---:"}


def markdown_of(sections: Iterable[RenderableType | Sheet]) -> str:
    """Return texts, tables and groups of them as paragraphs and tables, in their order.

    Bold stays bold; colours and widths are left out.
    """
    return "\n\n".join(part for section in sections for part in _parts(section)) + "\n"


def _parts(section: RenderableType | Sheet) -> Iterator[str]:
    if isinstance(section, Group):
        for part in section.renderables:
            yield from _parts(part)
    elif isinstance(section, Grid):
        yield _table(section)
    elif isinstance(section, Sheet):
        yield _sheet(section)
    else:
        text = section if isinstance(section, Text) else Text(str(section))
        yield _paragraph(text)


def _paragraph(text: Text) -> str:
    """A paragraph; two spaces at the end of a line keep the next one apart."""
    lines = [_BEGINS.sub(r"\1\\", _inline(line).strip()) for line in text.split("\n")]
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


def _sheet(sheet: Sheet) -> str:
    title = [f"**{escaped(sheet.title)}**", ""] if sheet.title else []
    rules = ["---", *["---:"] * (len(sheet.heads) - 1)]
    lines = [map(_cell, sheet.heads), rules, *(map(_cell, row) for row in sheet.rows)]
    return "\n".join([*title, *(f"| {' | '.join(line)} |" for line in lines)])


def _cell(cell: RenderableType) -> str:
    words = cell.plain if isinstance(cell, Text) else str(cell)
    return escaped(" ".join(words.split()))


def escaped(text: str) -> str:
    """Return text within a line: Markdown sees words and the commands of this package, no more.

    A link whose address is written out is one in GitHub's Markdown all the same.
    """
    parts = _COMMAND.split(one_line(text))
    parts[::2] = (_SIGNS.sub(r"\\\g<0>", words) for words in parts[::2])
    return "".join(parts)


def code_span(text: str) -> str:
    """Return text as code on one line, whatever backticks it has."""
    words = one_line(text)
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{blank}{words}{blank}{fence}"
