"""Colours for names that declare none: readable on white, apart from those in use."""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import hls_to_rgb
from functools import cache
from hashlib import blake2b
from math import cbrt, dist

__all__ = ["contrast_on_white", "spare_colour"]

_READABLE = 3.0
"""The least contrast that WCAG 2.2 asks of a mark in a chart."""
_APART = 25.0
"""CIE76 distance from every colour in use; 2 can just be seen, side by side."""
_STEP = 89
"""Candidates between one try and the next: prime, so that all are tried."""

Point = tuple[float, float, float]


@cache
def spare_colour(name: str, taken: frozenset[str]) -> str:
    """Return a colour, ``#rrggbb``: always the same for a name beside the same other colours.

    Where none is far enough from all that are taken, it is the one that is farthest.
    """
    candidates = _candidates()
    first = int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")
    tried = [candidates[(first + _STEP * i) % len(candidates)] for i in range(len(candidates))]
    used = [_lab(colour) for colour in sorted(taken)]
    far = (colour for colour in tried if _distance(colour, used) > _APART)
    return next(far, None) or max(tried, key=lambda colour: _distance(colour, used))


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio of a colour with white by WCAG 2.2, 1 to 21."""
    red, green, blue = _linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@cache
def _candidates() -> tuple[str, ...]:
    made = (
        _coded(hls_to_rgb(hue / 24, lightness, saturation))
        for lightness in (0.28, 0.40, 0.52)
        for saturation in (0.45, 0.85)
        for hue in range(24)
    )
    return tuple(colour for colour in made if contrast_on_white(colour) >= _READABLE)


def _coded(rgb: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _linear(colour: str) -> Point:
    coded = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in coded)
    return red, green, blue


def _distance(colour: str, used: Iterable[Point]) -> float:
    here = _lab(colour)
    return min((dist(here, other) for other in used), default=_APART + 1.0)


@cache
def _lab(colour: str) -> Point:
    """CIE L*a*b* under D65."""
    r, g, b = _linear(colour)
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    x, y, z = (cbrt(t) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
