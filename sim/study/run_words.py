"""A scenario's run in words: what every result says of itself first."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.study.horizons import calendar_of

__all__ = ["run_words"]


def run_words(scenario: Scenario) -> str:
    """``cede_sales: 36 months (2025-07 to 2028-06), 1,000 replications, seed 625``."""
    run, months = scenario.run, calendar_of(scenario)
    length = "1 month" if run.months == 1 else f"{run.months} months"
    often = "1 replication" if run.replications == 1 else f"{run.replications:,} replications"
    return f"{scenario.name}: {length} ({months[0]} to {months[-1]}), {often}, seed {run.seed}"
