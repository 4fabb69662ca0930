"""What a debrief looks at: the session when its last round closed, and the runs of its plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sim.aliases import Json
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.workshop.entry import Entry
from sim.workshop.opening import Opening
from sim.workshop.plays import plays
from sim.workshop.replay import replay
from sim.workshop.results.runs import Measured, Runs, Wanted, measured, wanted
from sim.workshop.results.session import as_closed, closed_rounds
from sim.workshop.roles.quarters import QUARTER
from sim.workshop.shorter_run import shorter_run
from sim.workshop.state import State
from sim.workshop.undone import shorter

__all__ = ["Json", "Progress", "Room", "enter"]

Progress = Callable[[int, int], None]
"""Told how many simulations are done, and of about how many."""


@dataclass(eq=False)
class Room:
    """A session as a debrief looks at it.

    Attributes:
        opening: what it was opened with.
        entries: its log without what was undone.
        rounds: the rounds that were closed.
        state: as it stood when the last of them closed.
        latest: as it stands at the end of the log, for names.
        runs: what was simulated so far.
    """

    opening: Opening
    entries: list[Entry]
    rounds: list[int]
    state: State
    latest: State
    runs: Runs

    @cached_property
    def made(self) -> dict[str, Scenario]:
        """What each team's (world's) decisions come to; nothing before a round has closed."""
        if not self.rounds:
            return {}
        found = plays(self.opening, self.state)
        return {place: self.fitted(scenario) for place, scenario in found.items()}

    @cached_property
    def months(self) -> int:
        """Months that a debrief speaks of: those that were played, or that a round asked about.

        Designs are worked out over the whole run in every round. Before a round has closed it is
        the whole run too.
        """
        opening = self.opening
        if not self.rounds or opening.format == "design":
            return opening.months
        if opening.format == "roles":
            return QUARTER * max(self.rounds)
        return max(opening.questions[number - 1] for number in self.rounds)

    @property
    def base(self) -> Scenario:
        """What they are held against."""
        return self.fitted(self.opening.against)

    def fitted(self, scenario: Scenario, replications: int | None = None) -> Scenario:
        """A scenario over those months, and over the session's futures unless fewer are wanted."""
        wanted = replications or self.opening.replications
        return shorter_run(scenario, self.months, wanted)

    def run(self, scenario: Scenario) -> Measured:
        """A scenario's run."""
        return self.runs.of(scenario, self.wanted)

    def measured(self, recording: Recording) -> Measured:
        """A recording's measures."""
        return measured(recording, self.wanted)

    @cached_property
    def wanted(self) -> Wanted:
        """What is kept of every run."""
        return wanted(self.opening)

    def people(self, place: str) -> list[str]:
        """The names of those who sit at a place; in ``predict`` the place is the person."""
        seat = self.latest.seats.get(place)
        if seat is not None:
            return [seat.name]
        return [person.name for person in self.latest.people(place)]


def enter(opening: Opening, entries: Sequence[Entry], runs: Runs) -> Room:
    """The room of a session; without a closed round it has no plays."""
    left, rounds = shorter(entries), closed_rounds(entries)
    latest = replay(opening, left)
    state = as_closed(opening, entries, rounds[-1]) if rounds else latest
    return Room(opening, left, rounds, state, latest, runs)
