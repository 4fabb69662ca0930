"""How much room a chart has."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Frame"]


@dataclass(frozen=True)
class Frame:
    """The room for a chart.

    Attributes:
        width: of the whole drawing.
        size: of its letters.
        height: where there is no more (a slide); None where there is as much as it takes (a page).
        first, rows: which rows of a long list are drawn, for a list that goes over several slides.
    """

    width: float
    size: float
    height: float | None = None
    first: int = 0
    rows: int = 24

    @property
    def phone(self) -> bool:
        """Whether names stand above their bars, since there is no room beside them."""
        return self.width < 26 * self.size

    def part(self, many: int) -> slice:
        """The rows that are drawn, of so many."""
        return slice(self.first, min(self.first + self.rows, many))
