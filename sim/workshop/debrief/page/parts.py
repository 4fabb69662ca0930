"""Sections, charts and tables as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.report.page.html import Html, details, items, paragraph, table, tag
from sim.workshop.debrief.drawing.frame import Frame
from sim.workshop.debrief.drawing.svg import svg
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told

__all__ = ["block_of", "figure_of", "section_of", "table_of"]

_WIDE, _PHONE = Frame(640.0, 13.0), Frame(330.0, 13.0)
"""The room beside which a chart is drawn; a style sheet shows the one that fits."""


def section_of(told: Told, section: Section) -> Html:
    """A section with its heading."""
    return tag(
        "section",
        tag("h2", section.title, id=f"{section.key}-title"),
        *(paragraph(text) for text in section.lead),
        tag("div", *(block_of(told, block) for block in section.blocks), class_=_laid(section)),
        id=section.key,
        aria_labelledby=f"{section.key}-title",
    )


def _laid(section: Section) -> str:
    """Blocks of one chart each stand side by side where there is room."""
    single = all(len(b.figures) <= 1 and not b.notes for b in section.blocks)
    return "blocks pairs" if single and len(section.blocks) > 1 else "blocks"


def block_of(told: Told, block: Block) -> Html:
    """A part of a section: heading, sentences, charts side by side where there is room, tables."""
    charts = [figure_of(told, figure) for figure in block.figures]
    return tag(
        "div",
        *([tag("h3", block.title)] if block.title else []),
        *(paragraph(text) for text in block.lead),
        *([tag("div", *charts, class_="charts")] if charts else []),
        *([tag("ul", *(tag("li", note) for note in block.notes))] if block.notes else []),
        *_tables(block.tables, open_=not charts),
        class_="block beside" if block.notes else "block",
    )


def _tables(tables: Sequence[Table], open_: bool) -> Iterator[Html]:
    """Tables that are all there is are open; those that go with charts are folded up."""
    for each in tables:
        yield table_of(each) if open_ else details(each.caption, table_of(each))


def table_of(given: Table) -> Html:
    """A table."""
    rows = [[tag("bdi", cell) for cell in row] for row in given.rows]
    return table(given.caption, given.head, rows, words=given.words)


def figure_of(told: Told, figure: Figure) -> Html:
    """A chart twice, for wide and for narrow pages, and its numbers as a table."""
    drawn = (
        svg(figure.draw(frame), f"{_id(figure.key)}-{name}", figure.title, figure.desc, name)
        for name, frame in (("wide", _WIDE), ("phone", _PHONE))
    )
    caption = tag("figcaption", tag("strong", figure.title), items(" "), tag("span", figure.desc))
    numbers = details(told.say("table.show"), table_of(figure.table))
    rest = []
    if figure.rows > _WIDE.rows:
        rest = [paragraph(told.say("table.rest", shown=_WIDE.rows, of=figure.rows), class_="rest")]
    return tag("figure", caption, *drawn, *rest, numbers)


def _id(key: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in key)
