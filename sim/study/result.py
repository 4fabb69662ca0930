"""A run for people in notebooks: labelled arrays, made when asked for.

Needs the extra ``notebook`` (xarray, pandas); nothing else in the package does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sim.display import Displayed, Summary, band, value
from sim.engine import DEFAULT_BLOCK, record
from sim.measures.lenses import LENSES, SCOPES, entities, units
from sim.measures.outcome import outcome, unit_of
from sim.measures.recording import BY_BRAND, Entry, Recording
from sim.rules.concentration import MEASURES, concentration, shares
from sim.scenario import Scenario
from sim.scenario.types.arguments import choice
from sim.study.dataset import dataset_of, frame_of, outcome_of, recorded_array
from sim.study.defined import count_undefined, mean, quantiles
from sim.study.labels import frames, labelled
from sim.study.load import as_scenario
from sim.study.run_words import run_words
from sim.study.series import anchor, headlines, series

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Concentration", "Result", "simulate"]


_INDICES = {
    "hhi": ("index", "Herfindahl-Hirschman index"),
    "effective_number": ("number", "effective number of entities"),
    "cr2": ("share", "share of the two largest"),
    "entropy": ("index", "Shannon entropy"),
    "gini": ("index", "Gini coefficient"),
}
"""Unit and name of each of MEASURES."""


@dataclass(frozen=True, eq=False, repr=False)
class Concentration(Displayed):
    """Concentration through one lens, (replication, month) each; ``shares`` adds the entity.

    NaN where there is nothing to share.
    """

    shares: xr.DataArray
    hhi: xr.DataArray
    effective_number: xr.DataArray
    cr2: xr.DataArray
    entropy: xr.DataArray
    gini: xr.DataArray

    def summary(self) -> Summary:
        """The mean of each index in the last month."""
        last = {name: float(mean(getattr(self, name).values[:, -1])) for name in MEASURES}
        means = ", ".join(
            f"{n} {'undefined' if isnan(m) else f'{m:,.4g}'}" for n, m in last.items()
        )
        entities = ", ".join(map(str, self.shares["entity"].values))
        return Summary(f"Concentration of {entities}", [f"means in the last month: {means}"])


class ManyResults:
    """Results that were run alike."""

    results: tuple[Result, ...]

    @property
    def months(self) -> tuple[str, ...]:
        """The simulated months."""
        return self.results[0].recording.months

    @property
    def replications(self) -> int:
        """Futures of every run."""
        return self.results[0].recording.replications


@dataclass(frozen=True, eq=False, repr=False)
class Result(Displayed):
    """A simulated scenario.

    Attributes:
        scenario: what was run.
        recording: the bare arrays, months first and replications last.
    """

    scenario: Scenario
    recording: Recording

    def summary(self) -> Summary:
        """Name and run, and the headline outcomes in the last month."""
        recording = self.recording
        month = len(recording.months) - 1
        rows, left_out = [], 0
        for name in headlines(recording.cast):
            values, unit = outcome(recording, name, month), unit_of(name)
            low, high = (float(each) for each in quantiles(values, (0.05, 0.95)))
            rows.append((name, value(float(mean(values)), unit), band(low, high, unit)))
            left_out = max(left_out, int(count_undefined(values)))
        name, middle, spread = rows[0]
        last = recording.months[month]
        answer = f"{name} in {last}: {middle} on average, {spread} in 90% of replications"
        if left_out:
            answer += f" (undefined for lack of sales in {left_out:,}, left out)"
        head = (f"outcome in {last}", "mean", "90% of replications")
        return Summary(f"Result of {run_words(self.scenario)}", [answer], head, rows)

    def outcome(self, name: str) -> xr.DataArray:
        """An outcome of ``sim.measures.outcome``, (replication, month), with its unit.

        Raises:
            InputError: there is no such outcome.
        """
        return outcome_of(self.recording, name)

    def to_dataset(self) -> xr.Dataset:
        """Everything that was recorded, every outcome, and the draws; each with its unit."""
        run = self.scenario.run
        about = {"scenario": self.scenario.name, "title": self.scenario.title, "seed": run.seed}
        return dataset_of(self.recording, about)

    def to_frame(self) -> pd.DataFrame:
        """Every outcome, a row for each replication and month; units in ``attrs["units"]``."""
        return frame_of(self.recording)

    def by_brand(self, name: str) -> xr.DataArray:
        """A recorded array by brand: one of orders, deliveries, backlog, cancelled, capacity,
        outlets, effort, control; (replication, month, brand)."""
        return recorded_array(self.recording, choice("name", name, BY_BRAND))

    @cached_property
    def sales(self) -> xr.DataArray:
        """Deliveries, vehicles, (replication, month, brand)."""
        return self.by_brand("deliveries")

    @cached_property
    def payoffs(self) -> xr.DataArray:
        """Payoffs, yuan a month, (replication, month, agent)."""
        return recorded_array(self.recording, "payoff")

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
        found: pd.DataFrame = frames().DataFrame(dict(self.recording.draws))
        return found.rename_axis("replication")

    @cached_property
    def series(self) -> pd.DataFrame:
        """The long table of the run folder."""
        found: pd.DataFrame = frames().DataFrame(series(self.recording).columns())
        return found

    def concentration(self, lens: str = "brand", scope: str = "hima") -> Concentration:
        """Concentration by brand, automaker, channel or profit, within hima or huawei_tech.

        Raises:
            InputError: there is no such lens or scope.
        """
        choice("lens", lens, LENSES)
        choice("scope", scope, SCOPES)
        recording = self.recording
        months = range(len(recording.months))
        parts = np.stack([shares(units(recording, lens, scope, t)) for t in months])
        within = f"by {lens} within {scope}"
        measured = np.stack([concentration(part) for part in parts])
        indices = {
            name: labelled(
                measured[:, MEASURES.index(name)],
                recording.months,
                name=name,
                attrs={"units": unit, "long_name": f"{words} {within}"},
            )
            for name, (unit, words) in _INDICES.items()
        }
        entity = ("entity", entities(recording.cast, lens, scope))
        attrs = {"units": "share", "long_name": f"share {within}"}
        return Concentration(
            shares=labelled(parts, recording.months, entity, "shares", attrs), **indices
        )


def simulate(
    scenario: Scenario | str | Path, *, jobs: int = 1, block: int = DEFAULT_BLOCK
) -> Result:
    """Simulate a scenario.

    Args:
        scenario: from ``sim.load``, perhaps with ``.replace(...)``, or its name or path.
        jobs: worker processes; results do not depend on it.
        block: replications simulated at once; results do not depend on it.

    Raises:
        InputError: an argument is not what it must be.
        ScenarioError: there is no such scenario, or it is not sound.
        WorkerError: a worker process ended before its work was done.
    """
    wanted = as_scenario(scenario)
    return Result(wanted, record(wanted, jobs=jobs, block=block))
