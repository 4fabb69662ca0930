"""What a run leaves behind: the cast, the monthly record and the ledger, for measures to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sim.arrays import Floats
from sim.display import Displayed, Summary
from sim.levers.happening import Happening
from sim.world.cast import Cast

__all__ = ["BY_AGENT", "BY_BRAND", "UNITS", "Cast", "Entry", "Recording", "keep"]

BY_BRAND = (
    "orders",
    "deliveries",
    "backlog",
    "cancelled",
    "capacity",
    "outlets",
    "effort",
    "control",
)
"""Recorded for every brand: vehicles (the first five), outlets, effort (1 is a full claim's),
and the maker's part of control over the sale (0 to 1)."""

BY_AGENT = ("margin_hima", "margin_tech", "payoff")
"""Recorded for every agent, in yuan a month: margin earned on the alliance's cars, on all cars with
Huawei's technology, and payoff after the agent's own costs."""

UNITS = {
    **dict.fromkeys(("orders", "deliveries", "backlog", "cancelled", "capacity"), "vehicles"),
    "outlets": "outlets",
    "effort": "1 is a full claim's",
    "control": "part of the control over the sale that the automaker holds, 0 to 1",
    **dict.fromkeys(BY_AGENT, "yuan a month"),
}
"""Of everything recorded, by name."""


def keep() -> None:
    """Nothing to release: the arrays are in memory."""


@dataclass(frozen=True, order=True)
class Entry:
    """One line of the event ledger.

    ``month`` counts from 0 (the first simulated month); ``replications`` is in how many
    replications it happened. ``what`` is the same as data, which the texts are made from.
    """

    month: int
    agent: str
    rule: str
    before: str
    after: str
    reason: str
    replications: int
    what: Happening = field(default=Happening(""), compare=False)


@dataclass(frozen=True, repr=False)
class Recording(Displayed):
    """The record of a run.

    Attributes:
        cast: who is on stage.
        months: the simulated months as text, length T.
        arrays: the names of BY_BRAND with shape (T, B, R), those of BY_AGENT with shape (T, A, R);
            float32, vehicles are whole numbers.
        june: expected deliveries of June by brand, shape (B, R), float64.
        draws: every drawn assumption, shape (R,), float64.
        ledger: what happened, by month.
        one_badge_from: month from which the alliance's cars carry one badge, or None.
        left: brands that leave the alliance, by their index: the first month, counted from 0, in
            which it does not count them.
        june_sample: a sample of June's orders, shape (B, R).
        release: lets the pages of arrays that lie in a file go from memory; readers of all months
            call it as they go.
    """

    cast: Cast
    months: tuple[str, ...]
    arrays: Mapping[str, NDArray[np.float32]]
    june: Floats
    draws: Mapping[str, Floats]
    ledger: tuple[Entry, ...] = ()
    one_badge_from: int | None = None
    june_sample: Floats | None = None
    left: Mapping[int, int] = field(default_factory=dict)
    release: Callable[[], None] = field(default=keep, repr=False, compare=False)

    @property
    def replications(self) -> int:
        """How many replications were run."""
        return int(self.june.shape[1])

    def gone(self, month: int) -> list[int]:
        """Indices of the brands that have left the alliance in a month."""
        return [brand for brand, since in self.left.items() if month >= since]

    def summary(self) -> Summary:
        """What was recorded, in a line."""
        span = f"{len(self.months)} months ({self.months[0]} to {self.months[-1]})"
        counts = f"{self.replications:,} replications, {len(self.cast.brands)} brands"
        return Summary(f"Recording: {span}, {counts}", [f"arrays: {', '.join(self.arrays)}"])
