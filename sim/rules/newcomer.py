"""How large a brand is that has not sold yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["NewcomerSize", "log_buyers_within_reach"]

Floats = NDArray[np.float64]


def log_buyers_within_reach(mix: Floats, buyers: Floats) -> Floats:
    """Logarithm of the buyers in a brand's bands, a mean weighed by its sales, (..., replications).

    Args:
        mix: parts of its sales by band, (..., bands).
        buyers: of the bands, (bands, replications).
    """
    return np.asarray(mix @ np.log(buyers))


@dataclass(frozen=True)
class NewcomerSize:
    """A newcomer's size lies around the line through its peers' sizes over their buyers.

    The line is fitted in logarithms in every replication. Its slope and level are drawn with their
    errors, common to all newcomers; how far a newcomer lies off the line is its own.

    Attributes:
        sizes: the peers' sizes, log vehicles a month, (peers, replications).
        buyers: logarithm of the buyers in their bands, (peers, replications).
        spread: a newcomer's distance from the line, of the peers' own, (replications,).
    """

    mechanism: ClassVar[str] = "a brand for the mass market sells more than one for the few"
    source: ClassVar[str] = "least squares over the brands on sale in June 2025, Aito left out"

    sizes: Floats
    buyers: Floats
    spread: Floats

    def line(self) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """The middle of the buyers, level there, slope, error of the slope, and distance."""
        middle, level = self.buyers.mean(axis=0), self.sizes.mean(axis=0)
        across = self.buyers - middle
        squares = (across**2).sum(axis=0)
        slope = (across * (self.sizes - level)).sum(axis=0) / squares
        off = self.sizes - level - slope * across
        distance = np.sqrt((off**2).sum(axis=0) / (len(off) - 2))
        return middle, level, slope, distance / np.sqrt(squares), distance

    def log_sizes(self, buyers: Floats, of_line: tuple[Floats, Floats], own: Floats) -> Floats:
        """Log vehicles a month in June at the peers' mean terms, (newcomers, replications).

        Args:
            buyers: logarithm of the buyers in their bands, (newcomers, replications).
            of_line: standard normals of the line's level and slope, (replications,) each.
            own: standard normals of the newcomers, (newcomers, replications).
        """
        middle, level, slope, error, distance = self.line()
        drawn_level = level + distance / np.sqrt(len(self.sizes)) * of_line[0]
        drawn_slope = slope + error * of_line[1]
        on_line = drawn_level + drawn_slope * (buyers - middle)
        return np.asarray(on_line + self.spread * distance * own)
