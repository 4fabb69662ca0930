"""Fonts by what they cover: the first font, and an installed one for every character it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from matplotlib.font_manager import findSystemFonts, fontManager
from matplotlib.ft2font import FT2Font

from sim.report.charts.types import Chart

__all__ = ["families", "missing_note", "text_of"]

FIRST = "DejaVu Sans"
"""Comes with matplotlib."""
_PREFERRED = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Noto Sans CJK JP",
)
"""Of several fonts that cover a character the first of these is taken: simplified Chinese."""
_BOXES = "Last Resort"
"""A font of matplotlib's that has a box for every character."""
_SHOWN = 20


def text_of(chart: Chart) -> str:
    """Every character that a chart's words are made of, each once."""
    return "".join(sorted(set().union(*_texts(chart.to_plain()))))


def _texts(content: object) -> Iterable[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for each in content.values():
            yield from _texts(each)
    elif isinstance(content, list | tuple):
        for each in content:
            yield from _texts(each)


def families(text: str) -> list[str]:
    """Families of installed fonts that together show a text as far as any can, best first."""
    return list(_chosen(_visible(text))[0])


def missing_note(charts: Iterable[Chart]) -> str | None:
    """What to say of characters that no installed font has; None where every one can be shown."""
    missing = _chosen(_visible("".join(map(text_of, charts))))[1]
    if not missing:
        return None
    shown = "".join(sorted(missing)[:_SHOWN]) + ("..." if len(missing) > _SHOWN else "")
    return (
        f"no installed font has these characters, so the pictures show boxes for them: {shown}; "
        "install one that has them, such as Noto Sans CJK (fonts-noto-cjk on Debian and Ubuntu)"
    )


def _visible(text: str) -> frozenset[str]:
    return frozenset(sign for sign in text if sign.isprintable() and not sign.isspace())


@cache
def _chosen(signs: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The families for these characters, and those that none of them has."""
    chosen = [FIRST]
    missing = signs - _covered(FIRST, signs)
    for renew in (False, True):
        if missing and renew:
            _find_new_fonts()
        for family in _by_preference() if missing else ():
            found = _covered(family, missing)
            if found:
                chosen.append(family)
                missing -= found
    return tuple(chosen), missing


def _by_preference() -> list[str]:
    """Every family, the preferred ones first, and fonts without serifs before those with."""
    names = {font.name for font in fontManager.ttflist if not font.name.startswith(_BOXES)}
    known = {name: place for place, name in enumerate(_PREFERRED)}
    return sorted(names, key=lambda name: (known.get(name, len(known)), "Sans" not in name, name))


def _covered(family: str, signs: frozenset[str]) -> frozenset[str]:
    paths = {
        font.fname for font in fontManager.ttflist if font.name == family and font.style == "normal"
    }
    # bold and regular have the same characters; where they do not, the fewer count
    maps = [_characters(path) for path in paths]
    return frozenset(sign for sign in signs if maps and all(ord(sign) in each for each in maps))


@cache
def _characters(path: str) -> frozenset[int]:
    try:
        return frozenset(FT2Font(path).get_charmap())
    except (OSError, RuntimeError):  # a font of bitmaps, or one that was removed
        return frozenset()


@cache
def _find_new_fonts() -> None:
    """Add fonts that were installed after matplotlib listed them, which it does but once."""
    known = {font.fname for font in fontManager.ttflist}
    for path in findSystemFonts():
        if path not in known:
            try:
                fontManager.addfont(path)
            except (OSError, RuntimeError):
                continue
