"""What scenarios and sessions are called in the files, in the room's language."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.workshop.debrief.telling.words import title_in
from sim.workshop.opening import Language, Opening

__all__ = ["scenario_title", "session_title"]


def scenario_title(scenario: Scenario, language: Language) -> str:
    """A scenario's title on one line; a shipped one's in the room's language."""
    return title_in(language, scenario.name, scenario.title)


def session_title(opening: Opening) -> str:
    """What the session is called; by its scenario's title where it was given no other."""
    if opening.title == opening.played.title:
        return scenario_title(opening.played, opening.language)
    return " ".join(opening.title.split())
