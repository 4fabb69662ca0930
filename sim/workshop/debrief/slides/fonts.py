"""Letters on slides: which font has which, and what stands in for those that none has.

Latin letters are Helvetica, one of the fonts that every PDF reader has. Chinese is STSong-Light
with Adobe's encoding of Unicode, which is named in the file but not embedded: readers bring a font
of their own for it (browsers and the readers of Windows, macOS and Linux desktops do; Acrobat
fetches its Asian font pack once). An embedded font with enough letters for any name has 5 to 20 MB,
and the licences of those that are smaller, or that happen to be installed, are not ours to hand on.
What neither has (emoji, Arabic, Cyrillic accents and so on) is told by a box, one for each run, so
that a slide never shows the wrong letters and is never refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from sim.workshop.debrief.drawing.letters import clean

__all__ = ["BOLD", "CHINESE", "MISSING", "PLAIN", "letters", "runs", "width"]

PLAIN, BOLD, CHINESE, MISSING = "Helvetica", "Helvetica-Bold", "STSong-Light", "ZapfDingbats"
_BOX = "❏"
_PUNCTUATION = set("，。、；：？！（）《》")


@cache
def _register() -> None:
    """Make the Chinese font known, once."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415 - slow to import
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - slow to import

    registerFont(UnicodeCIDFont(CHINESE))


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """A text in letters that slides have; what they lack is a box, one for each run."""
    told: list[str] = []
    for letter in clean(text):
        kept = _kept(letter)
        if kept == _BOX and told and told[-1] == _BOX:
            continue
        told.append(kept)
    return "".join(told)


@lru_cache(maxsize=4096)
def _kept(letter: str) -> str:
    if _in(letter, "cp1252") or _in(letter, "gb2312"):
        return letter
    if unicodedata.combining(letter) or letter == "️":
        return ""
    if letter == "−":
        return "–"
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter) if _in(c, "cp1252"))
    return plain or (letter if _in(letter, "gbk") else _BOX)


@lru_cache(maxsize=4096)
def _in(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _font(letter: str, bold: bool, chinese: bool) -> str:
    if letter == _BOX:
        return MISSING
    if chinese and letter in _PUNCTUATION:
        return CHINESE
    if _in(letter, "cp1252"):
        return BOLD if bold else PLAIN
    return CHINESE


def runs(text: str, bold: bool = False) -> Iterator[tuple[str, str]]:
    """The text in pieces of one font each: font and piece."""
    chinese = any(unicodedata.east_asian_width(c) == "W" for c in text if c != _BOX)
    now, font = "", ""
    for letter in text:
        wanted = _font(letter, bold, chinese)
        if now and wanted != font:
            yield font, now
            now = ""
        font, now = wanted, now + ("o" if letter == _BOX else letter)
    if now:
        yield font, now


@lru_cache(maxsize=16384)
def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is on a slide, points."""
    return sum(_width(font, piece, size) for font, piece in runs(letters(text), bold))


def _width(font: str, piece: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - slow to import

    _register()
    return float(stringWidth(piece, font, size))
