"""What a prediction round gives: the ensemble, and every prediction's score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.workshop.decisions import Predict
from sim.workshop.opening import Opening
from sim.workshop.results.numbers import difference, fan, plain, spread
from sim.workshop.results.runs import Measured, Runs, wanted
from sim.workshop.results.scores import (
    DIRECTIONS,
    best_range,
    direction_of,
    direction_points,
    range_points,
)
from sim.workshop.results.standing import standings
from sim.workshop.shorter_run import shorter_run
from sim.workshop.state import State

__all__ = [
    "NAIVE",
    "asked_month",
    "both",
    "held",
    "histogram",
    "points_of",
    "predict_round",
    "predictions_of",
]


NAIVE = 100.0 / 6.0
"""Points of 0..100% for a range, and of a direction picked among three: it holds in a third of the
futures, whatever they are."""
_BARS = 24


def asked_month(opening: Opening, number: int) -> int:
    """The month that a round asks about, counted from 0."""
    return opening.questions[number - 1] - 1


def predictions_of(state: State, number: int, latest: State) -> dict[str, Predict]:
    """What was predicted in a round, by person in the order of joining, without who was removed."""
    given = {place: told for (at, place), told in state.predictions.items() if at == number}
    people = sorted(given, key=lambda place: int(place[1:]))
    return {place: given[place] for place in people if not latest.seats[place].removed}


def both(opening: Opening, runs: Runs) -> tuple[Measured, Measured]:
    """The scenario's run and its base's, over the same futures."""
    played, against = (
        runs.of(shorter_run(each, opening.months, opening.replications), wanted(opening))
        for each in (opening.played, opening.against)
    )
    return played, against


def points_of(
    direction: str, low: float, high: float, shares: Floats, differences: Floats
) -> Floats:
    """The points of a prediction in every future, half for direction and half for range."""
    half = direction_points(direction, differences), range_points(low, high, shares)
    return np.asarray((half[0] + half[1]) / 2.0)


def predict_round(opening: Opening, state: State, number: int, runs: Runs, latest: State) -> Json:
    """The results of a round.

    Args:
        opening: what the session was opened with.
        state: as it stood when the round closed.
        number: the round, from 1.
        runs: what was simulated.
        latest: as it stands now: people go by today's names, and who was removed is left out.
    """
    month = asked_month(opening, number)
    scenario, against = both(opening, runs)
    share, base = scenario.share[month], against.share[month]
    change = share - base
    came = direction_of(change)
    sides = {name: float((came == i).mean()) for i, name in enumerate(DIRECTIONS)}
    given = predictions_of(state, number, latest)
    upto = slice(0, month + 1)  # later months are the next round's answer
    return {
        "format": "predict",
        "round": number,
        "month": opening.calendar[month],
        "months": month + 1,
        "june": scenario.june,
        "replications": len(share),
        "base": spread(base),
        "scenario": spread(share),
        "difference": difference(change) | sides,
        "fan": {
            "months": list(opening.calendar[upto]),
            "scenario": fan(scenario.share[upto], ("mean", "p05", "p25", "p75", "p95")),
            "base": fan(against.share[upto], ("mean",)),
        },
        "histogram": histogram(share),
        "scores": _scores(latest, given, share, change),
        "perfect": _perfect(share, change, sides),
        "naive": {"low": 0.0, "high": 1.0, "direction": None, "points": NAIVE},
        "crowd": _crowd(list(given.values()), share, change),
    }


def histogram(shares: Floats) -> Json:
    """How many futures lie in each of some bars of equal width: ``edges`` and ``counts``."""
    counts, edges = np.histogram(shares, bins=_BARS)
    return {"edges": plain(edges), "counts": counts.tolist()}


def _scores(
    latest: State, given: Mapping[str, Predict], shares: Floats, change: Floats
) -> list[Json]:
    """Every prediction with its score, best first."""
    if not given:
        return []
    points = np.stack(
        [points_of(p.direction, p.low, p.high, shares, change) for p in given.values()]
    )
    found = []
    for (place, p), each, standing in zip(given.items(), points, standings(points), strict=True):
        found.append(
            {
                "place": place,
                "name": latest.seats[place].name,
                "direction": p.direction,
                "low": p.low,
                "high": p.high,
                "reasons": list(p.reasons),
                "direction_score": float(direction_points(p.direction, change).mean()),
                "range_score": float(range_points(p.low, p.high, shares).mean()),
                "points": float(each.mean()),
                "held": held(p.low, p.high, shares),
                "first": standing.first,
                "rank": standing.rank,
                "tied": standing.tied,
            }
        )
    return sorted(found, key=lambda line: (line["rank"], -line["points"], line["place"]))


def held(low: float, high: float, shares: Floats) -> float:
    """Part of the futures that lie in a range, its ends included."""
    return float(((low <= shares) & (shares <= high)).mean())


def _perfect(shares: Floats, change: Floats, sides: Mapping[str, float]) -> Json:
    """What nobody can beat: the ensemble's own quantiles and its most frequent direction."""
    low, high = best_range(shares)
    direction = max(sides, key=lambda name: sides[name])
    points = points_of(direction, low, high, shares, change)
    return {"low": low, "high": high, "direction": direction, "points": float(points.mean())}


def _crowd(given: Sequence[Predict], shares: Floats, change: Floats) -> Json | None:
    """The room as one: its median range, and the direction that most have named.

    Where several directions are named equally often, the room's direction is None, and its points
    are the mean over them.
    """
    if not given:
        return None
    low, high = (float(np.median([getattr(p, end) for p in given])) for end in ("low", "high"))
    named: Counter[str] = Counter(p.direction for p in given)
    most = [name for name in DIRECTIONS if named[name] == max(named.values())]
    points = [float(points_of(name, low, high, shares, change).mean()) for name in most]
    return {
        "low": low,
        "high": high,
        "direction": most[0] if len(most) == 1 else None,
        "points": sum(points) / len(points),
        "held": held(low, high, shares),
    }
