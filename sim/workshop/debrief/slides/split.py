"""Which charts share a slide, and how long lists go over several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.workshop.debrief.slides.layout import ROWS
from sim.workshop.debrief.slides.slide import Slide
from sim.workshop.debrief.telling.section import Block, Figure, Section, Table
from sim.workshop.debrief.telling.told import Told

__all__ = ["MOST_PARTS", "of_pairs", "of_section"]

MOST_PARTS = 3
"""Slides at most that a long list goes over; the page has all of it."""


def of_section(told: Told, section: Section) -> Iterator[Slide]:
    """A section's sentences with its first charts, then the rest of its charts."""
    text = list(section.lead)
    if not section.blocks:
        yield Slide(section.title, text=text)
        return
    for block in section.blocks:
        if block.figures or block.tables:
            yield from _of_block(told, section, block, text)
            text = []
    # those that have nothing but words share a slide
    words = [
        told.say("slides.about", title=b.title, text=" ".join(b.lead))
        for b in section.blocks
        if not (b.figures or b.tables)
    ]
    if words:
        yield Slide(section.title, text=text, notes=words)


def _of_block(told: Told, section: Section, block: Block, text: Sequence[str]) -> Iterator[Slide]:
    title, kicker = (block.title, section.title) if block.title else (section.title, "")
    said = [*text, *block.lead]
    if len(said) > 2 and block.figures:
        # sentences of their own, so that the charts keep their room
        yield Slide(section.title if text else title, "" if text else kicker, notes=said)
        said = []
    if block.figures:
        yield from _of_figures(told, Slide(title, kicker, said, notes=block.notes), block.figures)
        return
    if block.tables:
        yield from _of_table(told, Slide(title, kicker, said), block.tables[0])
        return
    yield Slide(title, kicker, said, notes=block.notes)


def _of_figures(told: Told, slide: Slide, figures: Sequence[Figure]) -> Iterator[Slide]:
    """Two charts side by side, one beside its notes; long lists go on."""
    for pair in _paired(figures, alone=bool(slide.notes)):
        yield from _of_pair(told, slide, pair)
        slide = Slide(slide.title, slide.kicker)


def _of_pair(told: Told, slide: Slide, pair: Sequence[Figure]) -> Iterator[Slide]:
    longest = max(figure.rows for figure in pair)
    pages = min(_pages(longest), MOST_PARTS)
    for page in range(pages):
        shown = [figure for figure in pair if page == 0 or figure.rows > page * ROWS]
        text = list(slide.text) if page == 0 else []
        if page == pages - 1 and longest > pages * ROWS:
            text.append(told.say("slides.more", more=longest - pages * ROWS))
        title = _numbered(told, slide.title, page, pages)
        yield Slide(title, slide.kicker, text, shown, slide.notes, first=page * ROWS)


def _pages(rows: int) -> int:
    return max(-(-rows // ROWS), 1)


def _numbered(told: Told, title: str, page: int, pages: int) -> str:
    if pages == 1:
        return title
    return told.say("slides.part", title=title, number=page + 1, of=pages)


def _paired(figures: Sequence[Figure], alone: bool) -> Iterator[list[Figure]]:
    waiting: list[Figure] = []
    for figure in figures:
        if figure.wide or alone:
            yield [figure]
            continue
        waiting.append(figure)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _of_table(told: Told, slide: Slide, table: Table) -> Iterator[Slide]:
    if slide.text:
        yield Slide(slide.title, slide.kicker, notes=slide.text)
    pages = min(_pages(len(table.rows)), MOST_PARTS)
    more = len(table.rows) - pages * ROWS
    for page in range(pages):
        title = _numbered(told, table.caption, page, pages)
        text = [told.say("slides.more", more=more)] if more > 0 and page == pages - 1 else []
        yield Slide(title, slide.title, text, table=table, first=page * ROWS)


def of_pairs(told: Told, parts: Section, neighbours: Section) -> Iterator[Slide]:
    """By team (world): what made its difference beside what its neighbour's choice would do."""
    if not parts.blocks:
        yield Slide(parts.title, text=parts.lead)
        return
    with_neighbour = {block.place: block for block in neighbours.blocks}
    yield Slide(parts.title, notes=[*parts.lead, *neighbours.lead])
    for block in parts.blocks:
        other = with_neighbour.get(block.place)
        figures = [*block.figures[:1], *(other.figures[:1] if other else ())]
        text = list(block.lead[:1]) if not block.figures else []
        text += list(other.lead) if other else []
        yield Slide(block.title, parts.title, text, figures)
    rest = [block for block in neighbours.blocks if not block.place]
    for block in rest:
        yield from _of_block(told, neighbours, block, ())
