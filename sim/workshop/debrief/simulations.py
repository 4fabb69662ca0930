"""How many simulations a debrief takes, so that somebody who waits can be told."""

from __future__ import annotations

from itertools import pairwise

from sim.workshop.debrief.levers import differing
from sim.workshop.debrief.parts import MOST
from sim.workshop.debrief.room import Progress, Room

__all__ = ["Counted", "expected"]


class Counted:
    """Counts simulations, and tells about them."""

    def __init__(self, progress: Progress | None) -> None:
        """Nothing done, and nothing expected yet."""
        self._progress = progress
        self._done, self._of = 0, 1

    def expect(self, count: int) -> None:
        """So many will come in all, as far as can be told."""
        self._of = max(count, self._done, 1)

    def done(self) -> None:
        """One more is done; what was expected grows when it was too little."""
        self._done += 1
        self._of = max(self._of, self._done + 1)
        self._tell(self._done)

    def finish(self) -> None:
        """All are done."""
        self._tell(self._of)

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, self._of)


def expected(room: Room) -> int:
    """Runs of plays, of splits and of neighbours' choices, roughly."""
    if not room.rounds:
        return 1
    made = list(room.made.values())
    runs = 1 + len(made)
    if room.opening.format == "roles":
        return runs + len(made) * (1 << _acting(room)) + 4
    splits = [differing(room.base, scenario) for scenario in made]
    swaps = sum(len(differing(a, b)) for a, b in pairwise([*made, made[0]]))
    return runs + sum(1 << min(len(each), MOST) for each in splits) + swaps


def _acting(room: Room) -> int:
    """How many roles of a world have decided anything, of the world with most."""
    roles = {place for _, place in room.state.decided}
    return max((sum(p.startswith(f"{key}.") for p in roles) for key in room.made), default=0)
