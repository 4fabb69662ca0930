"""How far a ranking can be trusted, in numbers.

Teams are held against each other under the same luck, so their means come out far more precise
than any single future would show: who leads in the mean is often known for sure, while the next
year could still turn out the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.workshop.debrief.luck import apart
from sim.workshop.debrief.ranking import scores_of, worths
from sim.workshop.debrief.room import Room
from sim.workshop.results.numbers import difference
from sim.workshop.results.standing import standings

__all__ = ["caution"]


def caution(room: Room) -> Json:
    """What to say before anybody reads the ranking; empty when nothing was played."""
    if room.opening.format == "roles":
        return _of_worlds(room)
    scores = scores_of(room)
    return {} if not scores else _of_scores(scores)


def _of_scores(scores: Mapping[str, Floats]) -> Json:
    places, table = list(scores), np.stack(list(scores.values()))
    found = standings(table)
    order = sorted(range(len(places)), key=lambda i: (-float(table[i].mean()), i))
    leader = order[0]
    told: Json = {
        "replications": int(table.shape[1]),
        "of": len(places),
        "leader": places[leader],
        "first": found[leader].first,
        "tied": sum(each.rank == found[leader].rank for each in found),
        # teams with the leader's score in every future, itself included
        "identical": int((table == table[leader]).all(axis=1).sum()),
        "runner_up": None,
        "margin": None,
        "overtaken": None,
        "decisions_share": apart(table)["decisions_share"],
    }
    if len(order) > 1:
        ahead = table[leader] - table[order[1]]
        told |= {
            "runner_up": places[order[1]],
            "margin": difference(ahead),
            "overtaken": float((ahead < 0).mean()),
        }
    return told


def _of_worlds(room: Room) -> Json:
    """One future was lived through; the worth of decisions is told over all of them."""
    found = worths(room)
    if not found:
        return {}
    return {
        "replications": room.opening.replications,
        "of": len(room.made),
        "future": room.opening.future,
        # places for whom what was agreed pays in the mean, and how surely in a single future
        "settled": {
            place: {
                **difference(worth),
                "better": float((worth > 0).mean()),
                "worse": float((worth < 0).mean()),
            }
            for group in found.values()
            for place, worth in group.items()
        },
    }
