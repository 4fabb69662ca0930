"""Scales with round numbers on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sim.workshop.debrief.drawing.letters import width_of
from sim.workshop.debrief.drawing.shapes import GREY, LINE, Drawing, Text, line

__all__ = ["Scale", "across", "spanning", "ticks"]

Say = Callable[[float], str]


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high`` at places from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def spanning(
    values: Iterable[float], start: float, end: float, zero: bool = False, room: float = 0.04
) -> Scale:
    """A scale that holds all values, and 0 where it is asked for, with some room at both ends."""
    found = [value for value in values if math.isfinite(value)] + ([0.0] if zero else [])
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    size = high - low or abs(high) or 1.0
    low, high = low - room * size, high + room * size
    return Scale(low, high if high > low else low + 1.0, start, end)


def ticks(scale: Scale, most: int = 5) -> list[float]:
    """Round values on a scale, at most so many."""
    rough = (scale.high - scale.low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1.0, 2.0, 5.0, 10.0) if power * n >= rough * 0.999)
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    return [n * step for n in range(first, last + 1)]


def across(
    drawing: Drawing, scale: Scale, span: tuple[float, float], say: Say, size: float
) -> None:
    """A horizontal axis: thin lines from top to bottom (``span``) with their values below."""
    top, bottom = span
    room = abs(scale.end - scale.start)
    widest = max((width_of(say(value), size) for value in ticks(scale, 5)), default=size)
    for value in ticks(scale, max(2, min(6, int(room / (widest + 1.2 * size))))):
        x = scale(value)
        zero = abs(value) < 1e-12 * max(abs(scale.low), abs(scale.high), 1.0)
        drawing.add(line((x, top), (x, bottom), GREY if zero else LINE, 1.2 if zero else 0.7))
        half = width_of(say(value), size) / 2.0
        at = min(max(x, half), drawing.width - half)
        drawing.add(Text(at, bottom + 1.25 * size, say(value), size, "middle", GREY))
