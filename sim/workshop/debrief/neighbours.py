"""What a team would have had with its neighbour's choice, one lever at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.aliases import Json
from sim.errors import InputError
from sim.measures.outcome import PAYOFF
from sim.scenario import Scenario
from sim.workshop.debrief.levers import differing, with_version
from sim.workshop.debrief.room import Room
from sim.workshop.places import ROLES
from sim.workshop.results.numbers import difference
from sim.workshop.results.predict import asked_month, both, points_of, predictions_of
from sim.workshop.results.runs import Measured
from sim.workshop.results.scores import goal_scores

__all__ = ["neighbours"]


def neighbours(room: Room) -> list[Json]:
    """By team (world, person) and lever: the paired difference that the neighbour's choice makes.

    The neighbour is the next one, the first one of the last; of a single team or world it is the
    base (``other`` None). A choice that does not go with the team's other rules ``fits`` not.
    """
    if not room.rounds:
        return []
    if room.opening.format == "predict":
        return list(_people(room))
    return [line for pair in _pairs(room) for line in _swapped(room, *pair)]


def _pairs(room: Room) -> Iterator[tuple[str, str | None, Scenario]]:
    places = list(room.made)
    if len(places) == 1:
        yield places[0], None, room.base
        return
    for i, place in enumerate(places):
        other = places[(i + 1) % len(places)]
        yield place, other, room.made[other]


def _swapped(room: Room, place: str, other: str | None, theirs: Scenario) -> Iterator[Json]:
    mine, base = room.made[place], room.run(room.base)
    before = room.run(mine)
    for group in differing(mine, theirs):
        told: Json = {"place": place, "other": other, "group": group}
        try:
            after = room.run(with_version(mine, theirs, group))
        except InputError:
            yield told | {"fits": False, "measures": {}}
            continue
        measures = {name: _change(before, after, name) for name in _measures(room)}
        if room.opening.format == "design":
            scores = [goal_scores(room.opening.goal, run, base) for run in (before, after)]
            measures["score"] = difference(scores[1] - scores[0]) | {
                "higher": float((scores[1] > scores[0]).mean())
            }
        yield told | {"fits": True, "measures": measures}


def _measures(room: Room) -> Iterable[str]:
    """In worlds everybody's own payoff is looked at as well."""
    payoffs = [f"{PAYOFF}{role}" for role in ROLES] if room.opening.format == "roles" else []
    return dict.fromkeys((*room.opening.shown, *payoffs))


def _change(before: Measured, after: Measured, name: str) -> Json:
    change = after.value(name) - before.value(name)
    return difference(change) | {"higher": float((change > 0).mean())}


def _people(room: Room) -> Iterator[Json]:
    """With the neighbour's direction or range in the last round: points in the mean."""
    number = room.rounds[-1]
    scenario, base = both(room.opening, room.runs)
    month = asked_month(room.opening, number)
    share = scenario.share[month]
    change = share - base.share[month]
    given = predictions_of(room.state, number, room.latest)
    people = list(given)
    if len(people) < 2:
        return
    for i, place in enumerate(people):
        mine, theirs = given[place], given[people[(i + 1) % len(people)]]
        own = points_of(mine.direction, mine.low, mine.high, share, change)
        swapped = {
            "direction": points_of(theirs.direction, mine.low, mine.high, share, change),
            "range": points_of(mine.direction, theirs.low, theirs.high, share, change),
        }
        same = {
            "direction": mine.direction == theirs.direction,
            "range": (mine.low, mine.high) == (theirs.low, theirs.high),
        }
        for group, points in swapped.items():
            if not same[group]:
                yield {
                    "place": place,
                    "other": people[(i + 1) % len(people)],
                    "group": group,
                    "fits": True,
                    "measures": {
                        "points": difference(points - own)
                        | {"higher": float((points > own).mean()), "before": float(own.mean())}
                    },
                }
