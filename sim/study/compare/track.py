"""One row of a pair over the months, and the statistics that are told of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.arrays import Floats
from sim.display import Displayed, Summary
from sim.measures.lenses import Row
from sim.scenario.types.arguments import choice
from sim.study.effect import Effect, Paired
from sim.study.ensemble import z_for

__all__ = ["STATISTICS", "Track"]

STATISTICS = (
    "base",
    "scenario",
    "difference",
    "low",
    "high",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
    "higher",
    "lower",
    "sd",
    "undefined",
    "accounting",
)
"""By row and month. ``base`` and ``scenario`` are means over the futures in which each is defined,
``difference`` that of the paired differences, over the futures in which both are; ``low`` to
``high`` is where that mean lies with 95% confidence, ``p05`` to ``p95`` where the differences of
single futures lie, ``sd`` their standard deviation; ``higher`` and ``lower`` the parts of these
futures in which the scenario has more and less; ``undefined`` is the number of futures that are
left out; ``accounting`` is the part of the difference that the base's own sales show in the
scenario's books (NaN where it cannot be told). A statistic over no future is NaN."""


_NEVER = 1e9
"""Standard errors in a mean's interval over the mean, beyond which nobody waits for its sign."""


@dataclass(frozen=True, repr=False)
class Track(Displayed):
    """One row of a pair over the months: an array of shape (months,) by statistic."""

    row: Row
    months: tuple[str, ...]
    statistics: dict[str, Floats]

    def __getitem__(self, name: str) -> Floats:
        """A statistic by its name, (months,).

        Raises:
            InputError: there is no such statistic.
        """
        return self.statistics[choice("statistic", name, STATISTICS)]

    def summary(self) -> Summary:
        """What is measured, and the mean difference at the end."""
        lens, scope, entity, measure = self.row
        last, month = self.at(len(self.months) - 1), self.months[-1]
        words = f"undefined in {month} in every replication"
        if last.effect is not Effect.UNDEFINED:
            interval = f"95% interval {last.low:.4g} to {last.high:.4g}"
            left_out = f", {last.undefined:,} left out" if last.undefined else ""
            words = f"{last.mean:.4g} on average in {month} ({interval}{left_out})"
        return Summary(f"Track of the {measure} of {entity}, lens {lens}, scope {scope}", [words])

    def at(self, month: int) -> Paired:
        """The difference in a month (from 0)."""
        mean, low, high, higher, lower, undefined = (
            float(self[name][month])
            for name in ("difference", "low", "high", "higher", "lower", "undefined")
        )
        return Paired(mean, low, high, higher, lower, int(undefined))

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What can be said of the mean in every month."""
        return tuple(self.at(month).effect for month in range(len(self.months)))

    @property
    def same_sign(self) -> Floats:
        """Part of the futures whose difference has the sign of the mean's, (months,).

        NaN where the mean has no sign to share: it is 0 or undefined.
        """
        found = [self.at(month).same_sign for month in range(len(self.months))]
        return np.array([np.nan if each is None else each for each in found])

    def needed(self, month: int, replications: int) -> int | None:
        """Replications whose interval would leave 0 out, if mean and spread stay as they are.

        None where nothing differs, or by next to nothing: there is no sign to settle.
        """
        mean, spread = float(self["difference"][month]), float(self["sd"][month])
        if mean == 0.0:
            return None
        error = z_for(replications - self.at(month).undefined) * spread / abs(mean)
        return max(2, int(np.ceil(error**2))) if error < _NEVER else None
