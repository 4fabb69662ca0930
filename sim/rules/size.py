"""How large something is that has not sold yet: a new brand, or a new nameplate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from sim.arrays import Floats

__all__ = ["SizeLine", "log_buyers_within_reach"]


def log_buyers_within_reach(mix: Floats, buyers: Floats) -> Floats:
    """Logarithm of the buyers in the bands where something sells, a mean weighed by its sales.

    Args:
        mix: parts of its sales by band, (..., bands, replications or 1).
        buyers: of the bands, (bands, replications).

    Returns:
        (..., replications).
    """
    return np.asarray((mix * np.log(buyers)).sum(axis=-2))


@dataclass(frozen=True)
class SizeLine:
    """Sizes lie around a line through known sizes over the buyers within reach, in logarithms.

    The line is fitted in every replication. Its level and slope are drawn with their errors and
    are common to all that is sized; the distance from the line is each one's own.

    Attributes:
        sizes: known sizes, log vehicles a month, (known, replications).
        buyers: logarithm of the buyers within their reach, (known, replications).
        spread: distance of what is sized from the line, of the known ones' own, (replications,).
        luck: standard normals of the line's level and slope, (replications,) each.
    """

    mechanism: ClassVar[str] = "a car for the mass market sells more than one for the few"
    source: ClassVar[str] = "least squares over the brands and nameplates on sale in June 2025"

    sizes: Floats
    buyers: Floats
    spread: Floats
    luck: tuple[Floats, Floats]

    @cached_property
    def _middle(self) -> Floats:
        return np.asarray(self.buyers.mean(axis=0))

    @cached_property
    def _fit(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Level at the middle, slope, distance of the known sizes, and error of the slope."""
        level, across = self.sizes.mean(axis=0), self.buyers - self._middle
        squares = (across**2).sum(axis=0)
        slope = (across * (self.sizes - level)).sum(axis=0) / squares
        off = self.sizes - level - slope * across
        distance = np.sqrt((off**2).sum(axis=0) / (len(off) - 2))
        return level, slope, distance, distance / np.sqrt(squares)

    def on_line(self, buyers: Floats) -> Floats:
        """Log vehicles a month on the line that was drawn, shape as ``buyers``, a logarithm."""
        level, slope, distance, error = self._fit
        drawn_level = level + distance / np.sqrt(len(self.sizes)) * self.luck[0]
        return np.asarray(drawn_level + (slope + error * self.luck[1]) * (buyers - self._middle))

    def off_line(self, normal: Floats) -> Floats:
        """Distance from the line, log points, of a standard normal, (..., replications)."""
        return np.asarray(self.spread * self._fit[2] * normal)
