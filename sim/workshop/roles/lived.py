"""The future that a session of roles lives through, simulated alone."""

from __future__ import annotations

from sim.engine import record_one
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.shorter_run import shorter_run
from sim.workshop.state import State

__all__ = ["lived", "lived_months"]


def lived(scenario: Scenario, months: int, future: int) -> Recording:
    """The future that is played, alone, for a number of months."""
    return record_one(shorter_run(scenario, months, 1), future)


def lived_months(state: State) -> int:
    """Months that everybody has been shown."""
    return QUARTER * state.stage.shown
