"""All nameplates on sale, as flat entries: replications have different ones."""

from __future__ import annotations

import numpy as np

from sim.arrays import Array, Floats, Ints

__all__ = ["NEVER", "Nameplates"]

NEVER = 2**14
"""A month that no run has; months before it fit into small integers, which are sorted at once."""

_COLUMNS = ("place", "where", "base", "at", "due")


class _Calendar:
    """Entries by the month in which they are due, so that nobody looks through all of them."""

    def __init__(self) -> None:
        self._by_month: dict[int, list[Ints]] = {}
        self._new: list[tuple[Ints, Array]] = []

    def enter(self, entries: Ints, due: Array) -> None:
        """Enter entries, each under a month."""
        self._new.append((entries, due))

    def _sort(self) -> None:
        """Put what is new under its months: all that a month brings at once."""
        entries = np.concatenate([entries for entries, _ in self._new])
        due = np.concatenate([due for _, due in self._new])
        self._new.clear()
        if not len(entries):
            return
        order = np.argsort(due, kind="stable")
        entries, due = entries.take(order), due.take(order)
        months = np.arange(due[0], due[-1] + 1, dtype=due.dtype)
        ends = np.searchsorted(due, months, side="right").tolist()
        for month, begin, end in zip(months.tolist(), [0, *ends], ends, strict=False):
            self._by_month.setdefault(month, []).append(entries[begin:end])

    def withdraw(self, entries: Ints, month: int) -> None:
        """Take entries away from a month."""
        entered = self.under(month)
        self._by_month[month] = [entered[~np.isin(entered, entries)]]

    def under(self, month: int) -> Ints:
        """What was entered under a month."""
        if self._new:
            self._sort()
        lists = self._by_month.get(month, [])
        if len(lists) != 1:
            lists[:] = [np.concatenate([np.empty(0, dtype=np.int64), *lists])]
        return lists[0]


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
            "due": due.ravel().astype(np.int16),
        }
        self._show()
        self._calendar = _Calendar()
        self._calendar.enter(np.arange(self.count), self.due)

    def _show(self) -> None:
        for name in _COLUMNS:
            setattr(self, name, self._room[name][: self.count])

    def add(self, place: Ints, where: Ints, base: Floats, at: Ints, due: Ints) -> int:
        """Add entries; return the number of the first of them."""
        first, self.count = self.count, self.count + len(place)
        if self.count > len(self._room["place"]):
            self._room = {
                name: np.concatenate([column, np.empty(self.count, dtype=column.dtype)])
                for name, column in self._room.items()
            }
        for name, new in zip(_COLUMNS, (place, where, base, at, due), strict=True):
            self._room[name][first : self.count] = new
        self._show()
        self._calendar.enter(np.arange(first, self.count), self.due[first:])
        return first

    def renew(self, entries: Ints, at: Ints, due: Ints) -> None:
        """Renew entries that are due: where they stand in the table of weights, and are due now."""
        self.at[entries] = at
        self.due[entries] = due = due.astype(self.due.dtype)
        self._calendar.enter(entries, due)

    def renew_early(self, entries: Ints, at: Ints, due: Ints) -> None:
        """Renew entries before they are due."""
        for month in np.unique(self.due[entries]).tolist():
            self._calendar.withdraw(entries, month)
        self.renew(entries, at, due)

    def due_in(self, month: int) -> Ints:
        """Entries that are renewed in a month, as things stand."""
        return self._calendar.under(month)

    def rows_of_june(self, values: Floats) -> Floats:
        """June's part of a column, (rows, replications)."""
        return values[: self.of_june].reshape(-1, self.size)

    def sums_since(self, values: Floats, agents: int) -> Floats:
        """Sums of a column over what has come since June, (agents, replications)."""
        since = slice(self.of_june, None)
        sums = np.bincount(self.place[since], values[since], minlength=agents * self.size)
        return np.asarray(sums.reshape(agents, self.size), dtype=np.float64)

    def retire(self, left: Floats) -> None:
        """Leave a part of every nameplate that there is, (agents, replications)."""
        self.base *= left.ravel().take(self.place)
