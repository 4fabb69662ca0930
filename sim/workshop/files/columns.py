"""Columns of plain text; a Chinese character takes two places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["columns", "wide"]


def wide(text: str) -> int:
    """How many places a text takes in a terminal or in an editor."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def columns(head: str, rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """A table, its first ``left`` columns to the left and the others to the right.

    Args:
        head: the names of the columns, with bars between them.
        rows: the cells.
        left: how many columns hold words.
    """
    lines = [head.split("|"), *rows]
    widths = [max(wide(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "".join(
        "  ".join(
            cell + " " * gap if i < left else " " * gap + cell
            for i, cell in enumerate(line)
            for gap in (widths[i] - wide(cell),)
        ).rstrip()
        + "\n"
        for line in lines
    )
