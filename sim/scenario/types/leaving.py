"""Which brands leave the alliance, and when."""

from __future__ import annotations

from sim.levers import Leave
from sim.levers.ranges import earliest
from sim.scenario.types.events import each_event
from sim.scenario.types.months import months_between
from sim.scenario.types.scenario import Scenario

__all__ = ["left_from"]


def left_from(scenario: Scenario) -> dict[str, int]:
    """The first month, counted from 0, in which each leaving brand is not in the alliance.

    A brand's first notice counts, as it does where events act.
    """
    notices = [event for _, event in each_event(scenario.events) if isinstance(event.what, Leave)]
    found: dict[str, int] = {}
    for event in sorted(notices, key=lambda event: earliest(event.month)):
        assert isinstance(event.what, Leave)
        given = months_between(scenario.run.start, earliest(event.month))
        found.setdefault(event.what.brand, given + event.what.notice_months)
    return found
