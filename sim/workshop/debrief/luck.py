"""How much was decided, and how much was luck.

Teams: the spread of scores between teams in a single future has two parts, which add up. One is the
spread of the teams' means: what decisions make. The other is what luck moves teams against each
other by. Luck that moves all teams alike changes no rank and is told apart.

Roles: realised payoff = mean in the base + worth of the decisions + luck.
"""

from __future__ import annotations

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.workshop.debrief.ranking import scores_of, worths
from sim.workshop.debrief.room import Room
from sim.workshop.places import ROLES, world_place
from sim.workshop.results.numbers import difference
from sim.workshop.results.runs import Measured
from sim.workshop.roles.lived import lived

__all__ = ["apart", "luck"]


def apart(scores: Floats) -> dict[str, float | None]:
    """The variance of scores in parts, (teams, futures).

    Returns:
        ``decisions``: variance of the teams' means; ``luck``: mean square of what is left when
        means of teams and futures are taken out; these two add up to the mean, over futures, of
        the variance between teams. ``common``: variance of the futures' means.
        ``decisions_share``: the first of the two in their sum; None where teams never differ.
    """
    teams = scores.mean(axis=1, keepdims=True)
    futures = scores.mean(axis=0, keepdims=True)
    rest = scores - teams - futures + scores.mean()
    decisions, luck_ = float(teams.var()), float((rest**2).mean())
    between = decisions + luck_
    return {
        "decisions": decisions,
        "luck": luck_,
        "common": float(futures.var()),
        "decisions_share": decisions / between if between > 0.0 else None,
    }


def luck(room: Room) -> list[Json]:
    """Teams and people: the room as a whole (``place`` None), then each; roles: each role."""
    if room.opening.format == "roles":
        return [line for key in room.made for line in _of_world(room, key)]
    scores = scores_of(room)
    if not scores:
        return []
    table = np.stack(list(scores.values()))
    mean = table.mean(axis=0)
    lines: list[Json] = [{"place": None, **apart(table)}]
    for place, score in scores.items():
        relative = score - mean
        lines.append(
            {
                "place": place,
                "mean": float(score.mean()),
                "sd": float(score.std()),
                "ahead": float(relative.mean()),
                "ahead_sd": float(relative.std()),
                "ahead_p05": float(np.quantile(relative, 0.05)),
                "ahead_p95": float(np.quantile(relative, 0.95)),
            }
        )
    return lines


def _of_world(room: Room, key: str) -> list[Json]:
    base, run = room.run(room.base), room.run(room.made[key])
    played = _played(room, key)
    alone = room.measured(lived(room.opening.against, room.months, room.opening.future))
    lines, found = [], worths(room)
    for role in ROLES:
        worth = difference(found[role][world_place(int(key[1:]), role)])
        realised, mean = float(played.earned(role)[0]), float(run.earned(role).mean())
        before = float(base.earned(role).mean())
        low, high = np.quantile(run.earned(role) - mean, (0.05, 0.95))
        lines.append(
            {
                "place": f"{key}.{role}",
                "world": int(key[1:]),
                "agent": role,
                "base": before,
                "worth": mean - before,
                "worth_low": worth["low"],
                "worth_high": worth["high"],
                "luck": realised - mean,
                "luck_p05": float(low),
                "luck_p95": float(high),
                # what this future would have brought without any decision
                "luck_anyway": float(alone.earned(role)[0]) - before,
                "realised": realised,
            }
        )
    return lines


def _played(room: Room, key: str) -> Measured:
    """The future that was lived through, as far as it was played."""
    return room.measured(lived(room.made[key], room.months, room.opening.future))
