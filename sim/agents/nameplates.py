"""All nameplates on sale, as flat entries: replications have different ones."""

from __future__ import annotations

import numpy as np

from sim.arrays import Array, Bools, Floats, Ints

__all__ = ["NEVER", "Nameplates"]

NEVER = 2**30
"""A month that no run has."""

_COLUMNS = ("place", "where", "base", "at", "due")


class Nameplates:
    """Nameplates, an entry for each and each replication that has it; columns of equal length.

    June's come first, a row of entries for each. What comes later is added behind them.

    Attributes:
        place: whose, agent by agent and replication by replication.
        where: the replication within the block.
        base: weight when it is not new, as a part of the agent's June sales.
        at: where in the table of weights it stands.
        due: month of its next renewal.
        of_june: how many entries are June's.
    """

    place: Ints
    where: Ints
    base: Floats
    at: Ints
    due: Array

    def __init__(self, agents: Ints, base: Floats, at: Ints, due: Ints) -> None:
        """Begin with June's: whose, (rows,), and the other columns, (rows, replications)."""
        rows, self.size = base.shape
        self.of_june = self.count = base.size
        where = np.tile(np.arange(self.size), rows)
        self._room: dict[str, Array] = {
            "place": np.repeat(agents * self.size, self.size) + where,
            "where": where,
            "base": base.ravel(),
            "at": at.ravel(),
            "due": due.ravel().astype(np.int32),
        }
        self._show()

    def _show(self) -> None:
        for name in _COLUMNS:
            setattr(self, name, self._room[name][: self.count])

    def add(self, place: Ints, base: Floats, at: Ints, due: Ints) -> int:
        """Add entries; return the number of the first of them."""
        first, self.count = self.count, self.count + len(place)
        if self.count > len(self._room["place"]):
            self._room = {
                name: np.concatenate([column, np.empty(self.count, dtype=column.dtype)])
                for name, column in self._room.items()
            }
        for name, new in zip(_COLUMNS, (place, place % self.size, base, at, due), strict=True):
            self._room[name][first : self.count] = new
        self._show()
        return first

    def due_in(self, month: int) -> Ints:
        """Entries that are renewed in a month."""
        return np.flatnonzero(self.due == month)

    def awaited_in(self, month: int, announced: int) -> tuple[Ints, Array]:
        """Entries whose renewal is announced in a month, and months until it, less one."""
        later = self.due - np.int32(month + 1)
        # as unsigned numbers, months that have passed are large: one comparison instead of two
        entries = np.flatnonzero(later.view(np.uint32) < announced)
        return entries, later[entries]

    def rows_of_june(self, values: Floats) -> Floats:
        """June's part of a column, (rows, replications)."""
        return values[: self.of_june].reshape(-1, self.size)

    def sums_since(self, values: Floats, agents: int) -> Floats:
        """Sums of a column over what has come since June, (agents, replications)."""
        since = slice(self.of_june, None)
        sums = np.bincount(self.place[since], values[since], minlength=agents * self.size)
        return np.asarray(sums.reshape(agents, self.size), dtype=np.float64)

    def renew(self, entries: Ints, at: Ints, due: Ints) -> None:
        """Renew entries: where they stand in the table of weights now, and when they are due."""
        self.at[entries] = at
        self.due[entries] = due

    def retire(self, left: Floats) -> None:
        """Leave a part of every nameplate that there is, (agents, replications)."""
        self.base *= left.ravel().take(self.place)

    def grow_older(self, held: Bools | None = None) -> None:
        """A month passes, but not for those of June's that are held, (June's entries,)."""
        self.at += self.size
        if held is not None:
            self.at[: self.of_june] -= self.size * held
