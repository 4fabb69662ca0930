"""What a run leaves for the workshop: a few measures, future by future, in little memory."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.engine import record
from sim.errors import InputError
from sim.measures.recording import Cast, Entry, Recording
from sim.measures.rows import Row
from sim.rules.concentration import total
from sim.scenario import Scenario, to_plain
from sim.scenario.text.changes import NOT_INHERITED
from sim.study.defined import count_undefined
from sim.study.glance import glance
from sim.study.load import sound
from sim.study.series import anchor
from sim.workshop.shorter_run import shorter_run

__all__ = [
    "MEASURES",
    "SUMMED",
    "Measured",
    "Runs",
    "holds_together",
    "measured",
    "same_world",
]

Floats = NDArray[np.float64]

SUMMED = "_sum"
"""Ends the name of an outcome that is added up over the run."""
MEASURES = ("aito_share", "hhi", "hima_units_sum", "payoff_huawei", "payoff_partners")
"""What teams are shown: the first two in the last month, the others added up over the run."""

_KEPT = 24
_LONGEST = 120
"""Months that a run may have."""


@dataclass(frozen=True, eq=False)
class Measured:
    """The measures of a run.

    Attributes:
        cast: who is on stage.
        months: the simulated months.
        share: the anchor's (Aito's) share of the alliance, 0 to 1, (months, replications).
        hhi: the alliance's concentration by brand, (months, replications).
        units: vehicles of the alliance, (months, replications).
        huawei: what Huawei earns, yuan a month, (months, replications).
        earnings: what every agent earns over the run, yuan, (agents, replications).
        ledger: what happened.
        june: the anchor's share in June 2025, as calibrated.
    """

    cast: Cast
    months: tuple[str, ...]
    share: Floats
    hhi: Floats
    units: Floats
    huawei: Floats
    earnings: Floats
    ledger: tuple[Entry, ...]
    june: float

    @property
    def replications(self) -> int:
        """How many futures."""
        return int(self.share.shape[1])

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """The makers of the alliance's brands."""
        cast = self.cast
        return tuple(dict.fromkeys(m for m, h in zip(cast.makers, cast.hima, strict=True) if h))

    def earned(self, *agents: str) -> Floats:
        """What agents earn together over the run, yuan, (replications,)."""
        return total(self.earnings[[self.cast.agents.index(agent) for agent in agents]])

    def value(self, measure: str) -> Floats:
        """One of MEASURES, or ``payoff_<agent>``, future by future, (replications,)."""
        if measure in ("aito_share", "hhi"):
            last: Floats = (self.share if measure == "aito_share" else self.hhi)[-1]
            return last
        if measure == "hima_units_sum":
            return total(self.units)
        if measure == "payoff_partners":
            return self.earned(*self.partners)
        return self.earned(measure.removeprefix("payoff_"))


def measured(recording: Recording) -> Measured:
    """The measures of a recording; nothing of the recording itself is kept.

    Raises:
        InputError: there is a month without sales in some future, so that shares are undefined
            there. Scores and standings compare every future.
    """
    cast = recording.cast
    rows = (
        Row("brand", "hima", cast.brands[cast.anchor], "share"),
        Row("brand", "hima", "all", "hhi"),
        Row("brand", "hima", "all", "units"),
    )
    share, hhi, units = glance(recording, rows)
    _check_sales(recording.months, share)
    payoff = np.asarray(recording.arrays["payoff"], dtype=np.float64)
    return Measured(
        cast=cast,
        months=recording.months,
        share=share,
        hhi=hhi,
        units=units,
        huawei=payoff[:, cast.agents.index("huawei")].copy(),
        earnings=total(payoff),
        ledger=recording.ledger,
        june=float(anchor(recording)["share"]),
    )


def _check_sales(months: tuple[str, ...], share: Floats) -> None:
    undefined = count_undefined(share)
    if not undefined.any():
        return
    first = int(np.flatnonzero(undefined)[0])
    raise InputError(
        f"nothing is sold in {months[first]} in {undefined[first]:,} of {share.shape[1]:,} "
        "futures: shares are undefined there, and a workshop scores every future; play on a "
        "scenario with sales in every month"
    )


def holds_together(scenario: Scenario) -> None:
    """Check a scenario that was put together; months that a short run cuts off are no mistakes.

    Raises:
        ScenarioError: it names what does not exist, or contradicts itself.
    """
    sound(shorter_run(scenario, _LONGEST, scenario.run.replications))


def same_world(scenario: Scenario) -> str:
    """Text that two scenarios share when they must give the same run."""
    plain = {key: value for key, value in to_plain(scenario).items() if key not in NOT_INHERITED}
    return json.dumps(plain, sort_keys=True)


class Runs:
    """Runs by what they are of: two teams with the same design are simulated once."""

    def __init__(self, told: Callable[[], None] | None = None) -> None:
        """Nothing run yet; ``tell`` (``told``) is called after each."""
        self._found: OrderedDict[str, Measured] = OrderedDict()
        self.tell: Callable[[], None] = told or (lambda: None)

    def of(self, scenario: Scenario) -> Measured:
        """The run of a scenario.

        Raises:
            InputError: its numbers run out of bounds, June's figures do not fit it, or there is a
                month without sales in some future.
        """
        key = same_world(scenario)
        if key not in self._found:
            self._found[key] = measured(record(scenario))
            self.tell()
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        self._found.move_to_end(key)
        return self._found[key]
