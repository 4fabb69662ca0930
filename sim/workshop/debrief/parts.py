"""What each change, or each agent, contributed: Shapley values, which add up exactly.

Every combination of changes (of agents) is run under the same luck. With many combinations fewer
futures are run, the first of the session's own: what is told says how many, and the values add up
to the difference over those. The goal's score is worked out over those as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.engine import record
from sim.errors import InputError
from sim.measures.outcome import PAYOFF
from sim.scenario import Scenario
from sim.scenario.differences.difference import difference
from sim.study.causes.changes import Player, grouped, players
from sim.study.causes.part import Part
from sim.study.causes.split import exactly, split_parts
from sim.workshop.debrief.room import Room
from sim.workshop.places import ROLES
from sim.workshop.results.runs import Measured, holds_together, same_world
from sim.workshop.results.scores import goal_scores
from sim.workshop.roles.answers import played_scenario
from sim.world.world import World

__all__ = ["FEWEST", "MOST", "of_teams", "of_worlds", "parts"]


MOST = 6
"""Changes that are split one by one; more are grouped by who makes them, as `sim explain` does."""
FEWEST = 250
"""Futures that a split runs at least, unless the session has fewer."""
_BUDGET = 20_000
"""Futures times combinations that a split may take, where that leaves FEWEST of them."""


def parts(room: Room) -> list[Json]:
    """The parts of the difference to the base that each team, world or scenario makes."""
    if not room.rounds:
        return []
    if room.opening.format == "roles":
        return of_worlds(room)
    return of_teams(room)


def of_teams(room: Room) -> list[Json]:
    """By team: its changes, grouped when many, and what each does to every measure."""
    return [_of_team(room, place, scenario) for place, scenario in room.made.items()]


def _of_team(room: Room, place: str, scenario: Scenario) -> Json:
    pair = difference(room.base, scenario)
    told: Json = {"place": place, "changes": [], "measures": {}, "failed": False}
    if not pair.deltas:
        return told
    known = {**World.of(scenario).brands, **World.of(room.base).brands}
    single = players(pair.deltas, known)
    found = [_keyed(p) for p in grouped(single, MOST)] if len(single) > MOST else list(single)
    try:
        made = [pair.apart(_keys(found, number)) for number in range(1 << len(found))]
        for each in made:
            holds_together(each)
        runs, replications = _played(room, made)
    except InputError:
        # some of the changes do not hold without the others, so nothing lies between
        return told | {"failed": True}
    scored = room.opening.format == "design"
    shown = room.opening.shown
    worth = _worth(runs, (*shown, "score") if scored else shown, room.opening.goal)
    return told | {
        "replications": replications,
        "runs": len(runs),
        "grouped": len(found) < len(single),
        "changes": [{"key": p.key, "agent": p.agent, "of": list(p.changes)} for p in found],
        "measures": {name: _split(found, values) for name, values in worth.items()},
    }


def _keyed(group: Player) -> Player:
    """A group under a key instead of a name: ``alliance@chery``, or ``alliance`` of several."""
    if len(group.changes) == 1:
        return group
    section = group.changes[0].partition(".")[0]
    key = section if group.agent == "several" else f"{section}@{group.agent}"
    return replace(group, key=key)


def _keys(found: Sequence[Player], number: int) -> set[str]:
    return {key for i, player in enumerate(found) if number >> i & 1 for key in player.changes}


def of_worlds(room: Room) -> list[Json]:
    """By world: what each agent's decisions do to every measure and to everybody's payoff."""
    return [_of_world(room, key) for key in room.made]


def _of_world(room: Room, key: str) -> Json:
    opening, state, world = room.opening, room.state, int(key[1:])
    made = {
        agents: room.fitted(played_scenario(opening, state, world, agents))
        for agents in map(frozenset, _subsets(ROLES))
    }
    text = {agents: same_world(scenario) for agents, scenario in made.items()}
    acting = tuple(
        role for role in ROLES if any(text[a] != text[a - {role}] for a in text if role in a)
    )
    told: Json = {"place": key, "agents": list(acting), "measures": {}, "failed": False}
    if not acting:
        return told
    ordered = [frozenset(each) for each in _subsets(acting)]
    runs, replications = _played(room, [made[each] for each in ordered])
    payoffs = (f"{PAYOFF}{role}" for role in ROLES)
    measures = tuple(dict.fromkeys((*room.opening.shown, *payoffs)))
    found = [Player(role, role, role, (role,)) for role in acting]
    return told | {
        "replications": replications,
        "runs": len({text[each] for each in ordered}),
        "measures": {name: _split(found, v) for name, v in _worth(runs, measures, "").items()},
    }


def _subsets(members: Sequence[str]) -> Iterator[set[str]]:
    """Every subset, in the order of the numbers whose bits say who is in."""
    for number in range(1 << len(members)):
        yield {member for i, member in enumerate(members) if number >> i & 1}


def _played(room: Room, made: Sequence[Scenario]) -> tuple[list[Measured], int]:
    """Every combination's run, each different one once, and over how many futures."""
    different = len({same_world(each) for each in made})
    wanted = min(room.opening.replications, max(FEWEST, _BUDGET // different))
    kept: dict[str, Measured] = {}
    for each in made:
        text = same_world(each)
        if text not in kept:
            kept[text] = room.measured(record(room.fitted(each, wanted)))
            room.runs.tell()
    return [kept[same_world(each)] for each in made], wanted


def _worth(runs: Sequence[Measured], names: Sequence[str], goal: str) -> dict[str, Floats]:
    """By measure, (combinations, 1, futures); the base is the combination of nothing."""
    return {
        name: np.stack(
            [
                goal_scores(goal, run, runs[0]) if name == "score" else run.value(name)
                for run in runs
            ]
        )[:, None]
        for name in names
    }


def _split(found: Sequence[Player], worth: Floats) -> Json:
    """The parts, largest first; ``difference`` is their sum."""
    told = split_parts(exactly(found, worth))
    return {
        "before": float(worth[0].mean()),
        "after": float(worth[-1].mean()),
        "difference": sum(part.value for part in told),
        "parts": [_part(part) for part in told],
    }


def _part(part: Part) -> Json:
    wanted = ("value", "low", "high", "p05", "p95", "alone", "last")
    return {"key": part.change} | {name: getattr(part, name) for name in wanted}
