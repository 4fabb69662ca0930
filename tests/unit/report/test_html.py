"""No text becomes markup, whatever it holds and wherever it stands."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given

from sim.report.page.html import code, details, listing, paragraph, sheet, table, tag
from sim.report.sheet import Sheet
from tests.hostile import hostile_texts, marks_in


class _Seen(HTMLParser):
    """What a browser makes of a page: elements with the names of their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _pages(text: str) -> list[str]:
    return [
        tag("a", text, href=text, data_x=text, class_=None),
        paragraph(text, title=text),
        listing(text, code(text)),
        details(text, text),
        table(text, (text,), [(text,), (text,)]),
        sheet(Sheet(text, (text, "n"), ((text, text),)), text),
    ]


@given(hostile_texts)
def test_no_text_becomes_markup(text: str) -> None:
    for page, plain in zip(_pages(text), _pages("plain"), strict=True):
        found = _Seen(page)
        quiet = [each for each in found.elements if each != ("small",)]  # an indented row
        assert quiet == _Seen(plain).elements
        assert marks_in(page, "\n\t") == set()
        assert "<" not in text or "<" in found.text
