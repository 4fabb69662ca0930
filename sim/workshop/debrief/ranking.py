"""Who came out ahead, and how much caution that deserves."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.workshop.debrief.room import Room
from sim.workshop.places import ROLES, parsed, world_place
from sim.workshop.results.numbers import band, difference
from sim.workshop.results.predict import NAIVE, asked_month, both, points_of, predictions_of
from sim.workshop.results.roles import never_decided
from sim.workshop.results.scores import goal_scores
from sim.workshop.results.standing import standings

__all__ = ["ranking", "scores_of", "worths"]


def scores_of(room: Room) -> dict[str, Floats]:
    """Every team's (person's) score in every future; empty for ``roles``, see ``worths``."""
    if not room.rounds or room.opening.format == "roles":
        return {}
    if room.opening.format == "predict":
        return _points(room)
    base = room.run(room.base)
    return {
        place: goal_scores(room.opening.goal, room.run(scenario), base)
        for place, scenario in room.made.items()
    }


def _points(room: Room) -> dict[str, Floats]:
    """Points by person, the mean over the rounds that were played."""
    scenario, base = both(room.opening, room.runs)
    given = {n: predictions_of(room.state, n, room.latest) for n in room.rounds}
    people = sorted({place for said in given.values() for place in said}, key=_number)
    found = {}
    for place in people:
        rounds = []
        for number in room.rounds:
            month, told = asked_month(room.opening, number), given[number].get(place)
            share = scenario.share[month]
            rounds.append(
                # who says nothing knows nothing
                np.full(len(share), NAIVE)
                if told is None
                else points_of(
                    told.direction, told.low, told.high, share, share - base.share[month]
                )
            )
        found[place] = np.mean(rounds, axis=0)
    return found


def _number(place: str) -> int:
    return int(place[1:])


def worths(room: Room) -> dict[str, dict[str, Floats]]:
    """By role, then by place: what the world's decisions are worth to it, future by future, yuan.

    The payoff over the run less that in the base, in the same future.
    """
    if room.opening.format != "roles" or not room.rounds:
        return {}
    base = room.run(room.base)
    return {
        role: {
            world_place(int(key[1:]), role): room.run(scenario).earned(role) - base.earned(role)
            for key, scenario in room.made.items()
        }
        for role in ROLES
    }


def ranking(room: Room) -> list[Json]:
    """Everybody's score with its rank, best first; roles are ranked with the same role elsewhere.

    In a single world there is nobody to compare with: rank and ``first`` are None, and the worth of
    the decisions is told against the base alone.
    """
    if room.opening.format == "roles":
        lines = [line for group in worths(room).values() for line in _ranked(room, group)]
        lines = [_with_role(room, line) for line in lines]
        return [line | _none() for line in lines] if len(room.made) < 2 else lines
    lines = _ranked(room, scores_of(room))
    if room.opening.format == "design":
        lines = [line | {"own_rule": room.state.design_of(line["place"]) is None} for line in lines]
    return lines


def _ranked(room: Room, scores: Mapping[str, Floats]) -> list[Json]:
    if not scores:
        return []
    found = standings(np.stack(list(scores.values())))
    lines = [
        {
            "place": place,
            "people": room.people(place),
            "score": band(score) | {"low": interval["low"], "high": interval["high"]},
            "rank": standing.rank,
            "tied": standing.tied,
            "first": standing.first,
        }
        for (place, score), standing in zip(scores.items(), found, strict=True)
        for interval in (difference(score),)
    ]
    return sorted(lines, key=lambda line: (line["rank"], -line["score"]["mean"], line["place"]))


def _with_role(room: Room, line: Json) -> Json:
    world, role = parsed(line["place"])
    own = role in never_decided(room.state, world)
    return line | {"world": world, "kind": role, "own_rule": own}


def _none() -> Json:
    return {"rank": None, "tied": False, "first": None}
