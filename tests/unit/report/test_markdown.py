"""Sections for the terminal as Markdown."""

from __future__ import annotations

from hypothesis import given
from markdown_it import MarkdownIt
from rich.console import Group
from rich.table import Table
from rich.text import Text

from sim.report.markdown import code_span, escaped, markdown_of
from sim.report.sheet import Sheet
from tests.hostile import hostile_texts, marks_in


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


@given(hostile_texts)
def test_no_text_becomes_markup(text: str) -> None:
    sheet = Sheet(text, (text, "n"), ((text, text),))
    page = f"# {escaped(text)}\n\n{markdown_of([text, Text(text, 'bold'), sheet])}"
    assert marks_in(page, "\n") == set()
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(page)
    inline = {child.type for token in tokens for child in token.children or ()}
    assert inline <= {"text", "text_special", "hardbreak", "strong_open", "strong_close"}
    blocks = {token.type.rpartition("_")[0] for token in tokens}
    assert blocks <= {"", "heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"}
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1"]
    assert sum(token.type == "td_open" for token in tokens) == 2


@given(hostile_texts)
def test_code_holds_any_backticks(text: str) -> None:
    (line, *_) = MarkdownIt().parseInline(code_span(f"a{text}"))
    assert [child.type for child in line.children or ()] == ["code_inline"]


def test_our_own_commands_stay_code() -> None:
    assert markdown_of(["Type `sim run x`, not `x`."]) == "Type `sim run x`, not \\`x\\`.\n"
