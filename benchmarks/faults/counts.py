"""How many faults were tried, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MOST_NOTES", "Counts"]

MOST_NOTES = 20
"""How many different notes are kept when counts are added."""


@dataclass(frozen=True)
class Counts:
    """What a number of faults led to.

    Attributes:
        tried: how many faults were caused.
        lost: how many lost something that had been kept or acknowledged.
        left_behind: how many left a process or a temporary file.
        wrong: how many ended otherwise than they should: in a traceback, a wrong exit code.
        unnoticed: how many changed a result without a word.
        notes: what happened in those that were not as they should be, for a person.
    """

    tried: int
    lost: int = 0
    left_behind: int = 0
    wrong: int = 0
    unnoticed: int = 0
    notes: tuple[str, ...] = ()

    def __add__(self, other: Counts) -> Counts:
        """Return the sum; of the notes, the first different ones."""
        return Counts(
            self.tried + other.tried,
            self.lost + other.lost,
            self.left_behind + other.left_behind,
            self.wrong + other.wrong,
            self.unnoticed + other.unnoticed,
            tuple(dict.fromkeys(self.notes + other.notes))[:MOST_NOTES],
        )

    @property
    def bad(self) -> int:
        """How many were not as they should be; one fault may count in several columns."""
        return self.lost + self.left_behind + self.wrong + self.unnoticed
