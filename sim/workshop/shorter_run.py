"""A scenario over fewer months and futures than its own."""

from __future__ import annotations

from sim.scenario import Scenario

__all__ = ["shorter_run"]


def shorter_run(scenario: Scenario, months: int, replications: int) -> Scenario:
    """Return the scenario for a number of months and futures; months cut off are no mistakes."""
    run = scenario.run.model_copy(update={"months": months, "replications": replications})
    return scenario.model_copy(update={"run": run})
