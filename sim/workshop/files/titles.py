"""What scenarios and sessions are called in the files, in the room's language."""

from __future__ import annotations

from sim.scenario import Scenario
from sim.workshop.debrief.telling.words import words_of
from sim.workshop.opening import Language, Opening

__all__ = ["scenario_title", "session_title"]


def scenario_title(scenario: Scenario, language: Language) -> str:
    """A scenario's title on one line; a shipped one's in the room's language."""
    title, key = " ".join(scenario.title.split()), f"scenario.{scenario.name}"
    known = words_of("en").get(key) == title
    return words_of(language)[key] if known else title


def session_title(opening: Opening) -> str:
    """What the session is called; by its scenario's title where it was given no other."""
    if opening.title == opening.played.title:
        return scenario_title(opening.played, opening.language)
    return " ".join(opening.title.split())
