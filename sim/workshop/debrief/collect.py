"""Everything that a debrief tells, as plain data: keys and numbers, no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sim.aliases import Json
from sim.report.on_stage import own_on_stage
from sim.workshop.debrief.caution import caution
from sim.workshop.debrief.log import readable
from sim.workshop.debrief.luck import luck
from sim.workshop.debrief.neighbours import neighbours
from sim.workshop.debrief.parts import parts
from sim.workshop.debrief.predictions import predictions
from sim.workshop.debrief.questions import questions
from sim.workshop.debrief.ranking import ranking
from sim.workshop.debrief.room import Progress, Room, enter
from sim.workshop.debrief.rule_answers import answers_by_world, rule_answers
from sim.workshop.debrief.simulations import Counted, expected
from sim.workshop.debrief.turning import turning
from sim.workshop.entry import Entry
from sim.workshop.measures import score_form
from sim.workshop.opening import Opening
from sim.workshop.places import parsed, places_of
from sim.workshop.play_file import play_file
from sim.workshop.results.design import measures_against
from sim.workshop.results.predict import predict_round
from sim.workshop.results.runs import Runs
from sim.workshop.roles.answers import Answers
from sim.workshop.roles.in_force import offer_status
from sim.world.seeds import seeds

__all__ = ["debrief"]


def debrief(
    opening: Opening, entries: Sequence[Entry], progress: Progress | None = None
) -> dict[str, Any]:
    """The debrief of a session, as JSON has it.

    Args:
        opening: what the session was opened with.
        entries: its log; rounds that are not closed play no part.
        progress: told simulations done, and of how many (an estimate that only grows to fit).

    Returns:
        ``session``, ``ranking``, ``caution``, ``luck``, ``turning``, ``parts``, ``neighbours``,
        ``predictions``, ``crowd``, ``teams``, ``rule_answers``, ``questions``, ``plays`` and
        ``log``; lists are empty
        where a format has nothing to tell, and before a round was closed.

    Raises:
        SimError: a play cannot be simulated.
    """
    counted = Counted(progress)
    room = enter(opening, entries, Runs(counted.done))
    counted.expect(expected(room))
    answers = answers_by_world(room)
    told: Json = {
        "session": _session(room) | _agreed(room, answers),
        "ranking": ranking(room),
        "caution": caution(room),
        "luck": luck(room),
        "turning": turning(room),
        "predictions": predictions(room),
        "crowd": _crowd(room),
        "teams": _teams(room),
        "rule_answers": rule_answers(room, answers),
        "parts": parts(room),
        "neighbours": neighbours(room),
        "plays": {key: play_file(opening, room.state, key) for key in room.made},
        "log": readable(room, entries),
    }
    counted.finish()
    return told | {"questions": questions(told)}


def _session(room: Room) -> Json:
    opening = room.opening
    times = [entry.at for entry in room.entries]
    return {
        "format": opening.format,
        "title": opening.title,
        "language": opening.language,
        "rounds": opening.rounds,
        "played": room.rounds,
        "months": room.months,
        "calendar": list(opening.calendar[: room.months]),
        "replications": opening.replications,
        "seed": opening.played.run.seed,
        "shown": list(opening.shown),
        "form": score_form(opening.goal, opening.cast) if opening.format == "design" else None,
        "goal": opening.goal if opening.format == "design" else None,
        "future": opening.future if opening.format == "roles" else None,
        "questions": list(opening.questions),
        "scenario": {"name": opening.played.name, "title": opening.played.title},
        "base": {"name": opening.against.name, "title": opening.against.title},
        "stage": own_on_stage([opening.played, opening.against]),
        "began": min(times, default=None),
        "ended": max(times, default=None),
        "people": sum(not seat.removed for seat in room.latest.seats.values()),
        "places": [
            {"key": p.key, "kind": p.kind, "world": p.world, "people": room.people(p.key)}
            for p in places_of(opening)
        ],
    }


def _agreed(room: Room, answers: Mapping[int, Answers]) -> Json:
    """How many offers stand how, and how many deals came of them."""
    deals = room.state.deals
    stand = Counter(
        offer_status(offer, deals.get(offer.number), answers.get(_world(offer.maker), Answers()))
        for offer in room.state.offers.values()
    )
    return {"offers": dict(stand), "deals": stand["accepted"] + stand["rule_accepted"]}


def _world(place: str) -> int:
    return parsed(place)[0]


def _crowd(room: Room) -> Json | None:
    """The room as one in the last round, beside everybody's points."""
    if room.opening.format != "predict" or not room.rounds:
        return None
    result = predict_round(room.opening, room.state, room.rounds[-1], room.runs, room.latest)
    if result["crowd"] is None:
        return None
    crowd: Json = result["crowd"]
    people = [{"place": s["place"], "points": s["points"]} for s in result["scores"]]
    return crowd | {"people": people, "perfect": result["perfect"]["points"]}


def _teams(room: Room) -> Json:
    """Every team's (world's) measures over the whole run, against the base."""
    if room.opening.format == "predict" or not room.rounds:
        return {}
    base = room.run(room.base)
    names = dict.fromkeys((*seeds().workshop.measures, *room.opening.shown))
    return {key: measures_against([*names], room.run(run), base) for key, run in room.made.items()}
