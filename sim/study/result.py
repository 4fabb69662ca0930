"""A run for people in notebooks: labelled arrays, made when asked for.

Needs the extra ``notebook`` (xarray, pandas); nothing else in the package does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.engine import DEFAULT_BLOCK, record
from sim.errors import InputError
from sim.measures.concentration import MEASURES, concentration, shares
from sim.measures.lenses import entities, units
from sim.measures.recording import BY_BRAND, Entry, Recording
from sim.scenario import Scenario
from sim.study.labels import labelled
from sim.study.load import sound
from sim.study.series import anchor, series

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Concentration", "Result", "simulate"]


@dataclass(frozen=True, eq=False)
class Concentration:
    """Concentration through one lens, (replication, month) each; ``shares`` adds the entity."""

    shares: xr.DataArray
    hhi: xr.DataArray
    effective_number: xr.DataArray
    cr2: xr.DataArray
    entropy: xr.DataArray
    gini: xr.DataArray


@dataclass(frozen=True, eq=False)
class Result:
    """A simulated scenario.

    Attributes:
        scenario: what was run.
        recording: the bare arrays, months first and replications last.
    """

    scenario: Scenario
    recording: Recording

    def _labelled(self, values: Any, last: str, names: tuple[str, ...]) -> xr.DataArray:
        """Values with shape (months, n, replications) as (replication, month, n)."""
        return labelled(values, self.recording.months, (last, names))

    def by_brand(self, name: str) -> xr.DataArray:
        """A recorded array by brand: one of orders, deliveries, backlog, cancelled, capacity,
        outlets, effort, control; (replication, month, brand)."""
        if name not in BY_BRAND:
            raise InputError(f"nothing called {name!r} is recorded; take {', '.join(BY_BRAND)}")
        return self._labelled(self.recording.arrays[name], "brand", self.recording.cast.brands)

    @cached_property
    def sales(self) -> xr.DataArray:
        """Deliveries, vehicles, (replication, month, brand)."""
        return self.by_brand("deliveries")

    @cached_property
    def payoffs(self) -> xr.DataArray:
        """Payoffs, yuan a month, (replication, month, agent)."""
        cast = self.recording.cast
        return self._labelled(self.recording.arrays["payoff"], "agent", cast.agents)

    @property
    def anchor(self) -> dict[str, str | float]:
        """June 2025 as the model sells it."""
        return anchor(self.recording)

    @property
    def ledger(self) -> tuple[Entry, ...]:
        """What happened, by month."""
        return self.recording.ledger

    @cached_property
    def draws(self) -> pd.DataFrame:
        """The drawn assumptions, one row a replication."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame(dict(self.recording.draws)).rename_axis("replication")

    @cached_property
    def series(self) -> pd.DataFrame:
        """The long table of the run folder."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only some users have it

        return pd.DataFrame(series(self.recording).columns())

    def concentration(self, lens: str = "brand", scope: str = "hima") -> Concentration:
        """Concentration by brand, automaker, channel or profit, within hima or huawei_tech."""
        recording = self.recording
        months = range(len(recording.months))
        parts = np.stack([shares(units(recording, lens, scope, t)) for t in months])
        found = self._labelled(
            np.stack([concentration(part) for part in parts]), "measure", MEASURES
        )
        indices = {name: found.sel(measure=name, drop=True) for name in MEASURES}
        names = entities(recording.cast, lens, scope)
        return Concentration(shares=self._labelled(parts, "entity", names), **indices)


def simulate(scenario: Scenario, *, jobs: int = 1, block: int = DEFAULT_BLOCK) -> Result:
    """Simulate a scenario.

    Args:
        scenario: from ``sim.load``, perhaps with ``.replace(...)``.
        jobs: worker processes; results do not depend on it.
        block: replications simulated at once; results do not depend on it.

    Raises:
        ScenarioError: the scenario names what does not exist, or contradicts itself.
    """
    return Result(sound(scenario), record(scenario, jobs=jobs, block=block))
