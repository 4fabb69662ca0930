"""Where a report's page differs from the one that it should be: every byte counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

__all__ = ["Passage", "differing_passages", "excerpts"]

_MARKUP = re.compile(r"(<[^>]*>)")
_NAMING = re.compile(r"<(title|h1|h2|h3|figcaption|caption|summary|style|script|head|footer)\b")
_FIXED = {"head": "the head", "style": "the style", "script": "a script", "footer": "the footer"}
_AROUND, _LONGEST = 40, 120


@dataclass(frozen=True)
class Passage:
    """A piece of the page that is not as it should be.

    Attributes:
        where: the heading, caption or title that it stands under.
        report: what the report says there.
        expected: what it should say.
    """

    where: str
    report: str
    expected: str


def differing_passages(report: str, expected: str) -> list[Passage]:
    """The pieces of text and markup in which two pages differ, in the order of the page.

    Pieces are compared one by one, and what a browser would not show is compared as well: markup,
    attributes, style and scripts. From the first place on where pieces were added or taken out,
    the rest is one passage.
    """
    ours, theirs = _pieces(expected), _pieces(report)
    start = _alike(ours, theirs)
    ending = min(_alike(ours[::-1], theirs[::-1]), len(ours) - start, len(theirs) - start)
    if len(ours) != len(theirs):
        last = slice(start, len(theirs) - ending), slice(start, len(ours) - ending)
        pair = excerpts("".join(theirs[last[0]]), "".join(ours[last[1]]))
        return [Passage(_where(ours, start), *pair)]
    return [
        Passage(_where(ours, i), *excerpts(theirs[i], ours[i]))
        for i in range(start, len(ours) - ending)
        if ours[i] != theirs[i]
    ]


def excerpts(report: str, expected: str) -> tuple[str, str]:
    """Both texts around the first character in which they differ, no longer than a line or two."""
    if max(len(report), len(expected)) <= _LONGEST:
        return report, expected
    at = _alike(report, expected)
    return _around(report, at), _around(expected, at)


def _around(text: str, at: int) -> str:
    start, end = max(at - _AROUND, 0), at + _LONGEST - _AROUND
    return f"{'...' * (start > 0)}{text[start:end]}{'...' * (end < len(text))}"


def _pieces(page: str) -> list[str]:
    """Text and markup by turns; put together again they are the page."""
    return _MARKUP.split(page)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many elements from the start are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _where(pieces: Sequence[str], index: int) -> str:
    """The nearest name before a piece, or of the piece itself."""
    for i in range(min(index, len(pieces) - 1), -1, -1):
        found = _NAMING.match(pieces[i])
        if found and found[1] in _FIXED:
            return _FIXED[found[1]]
        if found:
            texts = (pieces[j].strip() for j in range(i + 1, len(pieces), 2))
            return f'"{next((text for text in texts if text), found[1])}"'
    return "the start"
