"""HTML from Python values: what is not markup already is escaped, so no text can become markup.

Nor can it turn the text beside it around: see ``one_line``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from sim.one_line import one_line, visible
from sim.report.sheet import Sheet

__all__ = ["Html", "code", "details", "items", "listing", "paragraph", "sheet", "table", "tag"]


class Html(str):
    """Markup; any other text is escaped when it becomes part of some."""

    __slots__ = ()


_WORDY = 3
"""Columns of words from which on a table is taken to hold words only."""
_MONTH = re.compile(r"\b(\d{4}-\d{2})\b")


def _safe(value: object) -> str:
    return value if isinstance(value, Html) else escape(visible(str(value)))


def tag(name: str, *content: object, **attributes: object) -> Html:
    """An element. ``class_`` is the attribute class, ``data_chart`` is data-chart; None: none."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(one_line(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{told}>{''.join(map(_safe, content))}</{name}>")


def items(*content: object) -> Html:
    """Several things after each other."""
    return Html("".join(map(_safe, content)))


def paragraph(*content: object, **attributes: object) -> Html:
    """A paragraph; months in it stay in one piece."""
    return tag("p", *(_unbroken(each) for each in content), **attributes)


def _unbroken(value: object) -> Html:
    if isinstance(value, Html):
        return value
    return Html(_MONTH.sub(r'<span class="month">\1</span>', _safe(value)))


def code(text: object) -> Html:
    """A name or a command as it is typed."""
    return tag("code", text)


def listing(*entries: object) -> Html:
    """An unordered list."""
    return tag("ul", *(tag("li", _unbroken(entry)) for entry in entries))


def details(summary: object, *content: object) -> Html:
    """A part that is folded up until it is asked for."""
    return tag("details", tag("summary", summary), *content)


def table(
    caption: object, head: Sequence[object], rows: Sequence[Sequence[object]], words: int = 1
) -> Html:
    """A table that scrolls sideways by itself where it is too wide.

    Args:
        caption: what it holds.
        head: titles of the columns.
        rows: their cells; the first of each names the row.
        words: how many columns from the left hold words; the others hold numbers.
    """
    titles = (tag("th", each, scope="col") for each in head)
    # end tags that HTML lets one leave out are left out: large tables are a third smaller
    lines = (
        Html(f'<tr><th scope="row">{_safe(row[0])}' + "".join(f"<td>{_safe(c)}" for c in row[1:]))
        for row in rows
    )
    whole = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *titles)),
        tag("tbody", *lines),
        class_=f"words-{min(words, _WORDY)}",
    )
    return tag("div", whole, class_="scroll", tabindex="0", role="group", aria_label=caption)


def sheet(given: Sheet, caption: str, first: str = "") -> Html:
    """A table of texts; what is indented in it is quiet. ``first`` renames its first column."""
    heads = tuple(head.replace("\n", " ") for head in given.heads)
    heads = (first or heads[0], *heads[1:])
    rows = [(*(_quiet(row, cell) for cell in row),) for row in given.rows]
    return table(caption, heads, rows)


def _quiet(row: tuple[str, ...], cell: str) -> object:
    return tag("small", cell.strip()) if row[0].startswith(" ") else cell
