"""What scenarios and sessions are called in the files, in the room's language."""

from __future__ import annotations

from sim.report.on_stage import own_on_stage
from sim.scenario import Scenario
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.words import title_in
from sim.workshop.files.words import words
from sim.workshop.measure_words import goal_words, names_of
from sim.workshop.measures import score_form
from sim.workshop.opening import Language, Opening

__all__ = ["goal_in_files", "reader_of", "scenario_title", "session_title"]


def scenario_title(scenario: Scenario, language: Language) -> str:
    """A scenario's title on one line; a shipped one's in the room's language."""
    return title_in(language, scenario.name, scenario.title)


def goal_in_files(opening: Opening) -> str:
    """What teams play for; a goal that has no words of its own by what it scores."""
    own = words(opening.language).get(f"goal_{opening.goal}")
    if own is not None:
        return own
    form = score_form(opening.goal, opening.cast)
    return goal_words(opening.goal, form, opening.language, names_of(opening, opening.language))


def reader_of(opening: Opening) -> Told:
    """What tells the names of brands and agents, those of the session's scenario among them."""
    stage = own_on_stage([opening.played, opening.against])
    return Told({"session": {"stage": stage}}, opening.language)


def session_title(opening: Opening) -> str:
    """What the session is called; by its scenario's title where it was given no other."""
    if opening.title == opening.played.title:
        return scenario_title(opening.played, opening.language)
    return " ".join(opening.title.split())
