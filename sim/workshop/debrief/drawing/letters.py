"""Text in charts and on slides: what is kept of what people typed, how wide it is, where it breaks.

Widths are estimates, a little on the safe side, for sans serif letters that nobody has measured
here: a page is shown in whatever font its reader has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from sim.one_line import is_hidden

__all__ = ["Measure", "clean", "cut", "is_wide", "width_of", "wrapped"]

Measure = Callable[[str, float], float]
"""Width of a text in a size."""

_NARROW, _THIN, _BROAD = set("ijlI|.,;:'!`"), set('ftr()[]{}/\\ -"'), set("mwMW@%&—+−")
_WIDE = "\u2e80-\u9fff\uff00-\uffef"
"""Chinese, its punctuation, and forms as wide: a line may break between any two of them."""
_PIECES = re.compile(f"[\u201c\u2018\uff08\u300a]+[{_WIDE}]|[{_WIDE}]|[^\\s{_WIDE}]+|\\s+")
_NO_START = set("，。、；：？！）」』》”’%）")


def clean(text: object) -> str:
    """Text in one line without what steers: control characters, bidirectional marks, joiners.

    Nothing in a name may turn around or move the words that stand beside it.
    """
    kept = (" " if c.isspace() else c for c in str(text) if c.isspace() or not is_hidden(c))
    return " ".join("".join(kept).split())


def is_wide(character: str) -> bool:
    """Whether a character is as wide as it is high: Chinese, emoji."""
    return unicodedata.east_asian_width(character) in "WF"


def _em(character: str) -> float:
    if is_wide(character):
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.28
    if character in _THIN:
        return 0.36
    if character in _BROAD:
        return 0.88
    return 0.7 if character.isupper() else 0.56


def width_of(text: str, size: float) -> float:
    """How wide a text is about, in the unit of its size."""
    return size * sum(map(_em, text))


def cut(text: object, width: float, size: float, measure: Measure = width_of) -> str:
    """A text that is no wider than so much; what is too long ends in an ellipsis."""
    told = clean(text)
    if measure(told, size) <= width:
        return told
    fits = _fitting(told, width - measure("…", size), size, measure)
    return told[:fits].rstrip() + "…"


def wrapped(
    text: object, width: float, size: float, most: int = 99, measure: Measure = width_of
) -> list[str]:
    """A text in lines, broken at spaces and between Chinese characters; at most so many lines."""
    lines = list(_lines(clean(text), width, size, measure))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width, size, measure)]


def _lines(text: str, width: float, size: float, measure: Measure) -> Iterator[str]:
    now = ""
    for piece in _PIECES.findall(text):
        if measure((now + piece).rstrip(), size) <= width or (now and piece in _NO_START):
            now += piece
            continue
        if now.strip():
            yield now.strip()
        now = piece.lstrip()
        while measure(now, size) > width and len(now) > 1:
            fits = max(_fitting(now, width, size, measure), 1)
            yield now[:fits]
            now = now[fits:]
    if now.strip():
        yield now.strip()


def _fitting(text: str, width: float, size: float, measure: Measure) -> int:
    """How many letters fit."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle], size) <= width:
            low = middle
        else:
            high = middle - 1
    return low
