"""Sections for the terminal as Markdown."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from sim.report.markdown import markdown_of


def test_bold_lines_and_groups() -> None:
    text = Text.assemble(("Who gains  ", "bold"), "Seres\n", ("Who loses  ", "bold"), "nobody")
    found = markdown_of([Group(Text("All", "bold"), Text("dim", "dim")), text])
    assert found == "**All**\n\ndim\n\n**Who gains** Seres  \n**Who loses** nobody\n"


def test_a_table_keeps_its_sides_and_its_bars() -> None:
    grid = Table()
    grid.add_column("a\nb", justify="left")
    grid.add_column("n", justify="right")
    grid.add_row("  x|y", Text("1", "dim"))
    assert markdown_of([grid]) == "| a b | n |\n| --- | ---: |\n| x\\|y | 1 |\n"


def test_words_are_no_markup() -> None:
    found = markdown_of([Text("a *b* <i> _c_ keep_control `sim run` 1\\2")])
    assert found == "a \\*b\\* \\<i> \\_c\\_ keep_control `sim run` 1\\\\2\n"
