"""The file that a place gets at the beginning of a round: all in comments, with what it needs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from sim.one_line import in_json
from sim.scenario.types.months import add_months
from sim.workshop.files.names import files_of, folder_of
from sim.workshop.files.role_form import role_form
from sim.workshop.files.table import Table
from sim.workshop.files.titles import goal_in_files, scenario_title, session_title
from sim.workshop.files.words import words
from sim.workshop.opening import Opening
from sim.workshop.places import BRAND_OF, parsed
from sim.workshop.state import State

__all__ = ["forms"]


def forms(table: Table, people: Sequence[str]) -> dict[str, bytes]:
    """The files of the round that is open, by their paths in the workshop's folder."""
    opening, state = table.game.opening, table.state
    home, names = folder_of(state.stage.round), dict(zip(table.places, people, strict=False))
    said = words(opening.language)
    body = _BODIES[opening.format]
    return {
        f"{home}/{name}": (
            _head(opening, state, place, names.get(place, place)) + body(state, place, said)
        ).encode()
        for place, name in files_of(opening, people).items()
    }


def _head(opening: Opening, state: State, place: str, name: str) -> str:
    said = words(opening.language)
    if opening.format == "predict":
        who = said["person_of"].format(name=name)
    elif opening.format == "design":
        who = said["team_of"].format(team=place)
    else:
        world, role = parsed(place)
        who = said["role_of"].format(role=said[role], world=world)
        if role in BRAND_OF:
            who += said["and_brand"].format(brand=said[BRAND_OF[role]])
    return said["head"].format(
        title=session_title(opening),
        round=state.stage.round,
        rounds=opening.rounds,
        who=who,
        nothing=said[f"nothing_{opening.format}"],
    )


def _prediction(state: State, place: str, said: Mapping[str, str]) -> str:
    opening, number = state.opening, state.stage.round
    before = [
        said["before_predict"].format(
            round=at,
            direction=said[told.direction],
            low=f"{told.low:.0%}",
            high=f"{told.high:.0%}",
        )
        for (at, key), told in sorted(state.predictions.items())
        if key == place
    ]
    asked = said["ask_predict"].format(
        month=add_months(opening.played.run.start, opening.questions[number - 1] - 1),
        scenario=scenario_title(opening.played, opening.language),
        base=scenario_title(opening.against, opening.language),
    )
    return "".join(before) + asked


def _rules(state: State, place: str, said: Mapping[str, str]) -> str:
    asked = said["ask_design"].format(goal=goal_in_files(state.opening))
    found = state.design_of(place)
    if found is None or not found[1].changes:
        return asked
    # JSON is YAML too, and leaves no doubt about what is text
    lines = [
        f"#  {key}: {in_json(json.dumps(value, ensure_ascii=False))}\n"
        for key, value in found[1].changes.items()
    ]
    return asked + said["again_design"].format(changes="#changes:\n" + "".join(lines))


_BODIES: Mapping[str, Callable[[State, str, Mapping[str, str]], str]] = {
    "predict": _prediction,
    "design": _rules,
    "roles": role_form,
}
