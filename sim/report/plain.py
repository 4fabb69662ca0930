"""Pages of plain text: sections with a blank line between them, and no trailing spaces."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType

from sim.one_line import one_line

__all__ = ["print_page"]


def print_page(console: Console, sections: Iterable[RenderableType], last: str = "") -> None:
    """Print sections, and a last line if there is one.

    Tables are filled up with spaces, which nobody wants to copy: they are taken off. A terminal
    without Unicode gets "+/-" instead of the sign for it.
    """
    unicode = (console.encoding or "").lower().startswith("utf")
    with console.capture() as page:
        for section in sections:
            console.print(section)
            console.print()
        if last:
            console.print(one_line(last), soft_wrap=True)  # a path that can be copied
    text = page.get() if unicode else page.get().replace("±", "+/-")
    for line in text.rstrip("\n").split("\n"):
        console.file.write(line.rstrip() + "\n")
