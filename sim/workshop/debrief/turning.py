"""Turning points: the months that mattered, with what happened in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.measures.recording import Entry
from sim.scenario import Scenario
from sim.study.ensemble import half_width
from sim.workshop.debrief.from_the_start import set_from_the_start
from sim.workshop.debrief.room import Room
from sim.workshop.debrief.turns import Turn, turns
from sim.workshop.results.numbers import plain
from sim.workshop.results.runs import Measured
from sim.workshop.roles.lived import lived

__all__ = ["turning"]


_MOST_EVENTS = 8
_HARDLY = 0.005
"""Of the base's mean: a path that stays within this has no turns worth telling."""
_RECENT = 6
"""Months after which a decision is no longer told beside a turn: hand-overs take half a year."""


class _Pair(NamedTuple):
    """A run held against another: whose, over all futures or in the one that was played.

    ``first`` is what was set from the first month on and is no event of the ledger.
    """

    place: str
    of: str
    run: Measured
    base: Measured
    first: tuple[Entry, ...]


def turning(room: Room) -> list[Json]:
    """Every play's turning points, of the mean over futures; of worlds also in the played future.

    The measure is the first that is shown, or what the goal asks for, by month, less the base's in
    the same future.
    """
    return [_told(room, pair) for pair in _pairs(room)]


def _pairs(room: Room) -> Iterator[_Pair]:
    if not room.rounds:
        return
    base, months, future = room.run(room.base), room.months, room.opening.future
    for place, scenario in room.made.items():
        yield _pair(room, place, scenario, room.run(scenario), base)
    if room.opening.format == "roles":
        alone = room.measured(lived(room.opening.against, months, future))
        for place, scenario in room.made.items():
            run = room.measured(lived(scenario, months, future))
            yield _pair(room, place, scenario, run, alone)


def _pair(room: Room, place: str, scenario: Scenario, run: Measured, base: Measured) -> _Pair:
    first = set_from_the_start(room.base, scenario, run.replications)
    return _Pair(place, "mean" if run.replications > 1 else "played", run, base, first)


def _told(room: Room, pair: _Pair) -> Json:
    followed = room.opening.followed
    base = pair.base.paths[followed]
    change = pair.run.paths[followed] - base
    mean = change.mean(axis=1)
    least = _HARDLY * float(base.mean())
    half = half_width(change) if change.shape[1] > 1 else np.zeros(len(mean))
    return {
        "place": pair.place,
        "of": pair.of,
        "measure": followed,
        "path": plain(mean),
        "low": plain(mean - half),
        "high": plain(mean + half),
        "points": [_point(pair, turn, mean) for turn in turns(mean, least)],
    }


def _point(pair: _Pair, turn: Turn, path: Floats) -> Json:
    before = float(path[turn.month - 1]) if turn.month else 0.0
    return {
        "month": pair.run.months[turn.month],
        "index": turn.month,
        "kind": turn.kind,
        "size": turn.size,
        "difference": float(path[turn.month]),
        "step": float(path[turn.month]) - before,
        "events": _events(pair, turn.month),
    }


def _events(pair: _Pair, month: int) -> list[Json]:
    """What happened in the month and the one before, what the base has not first.

    When nothing of its own happened then, what last did in the half year before is told as well:
    hand-overs and new outlets take their time.
    """
    known = {_what(entry): entry.replications for entry in pair.base.ledger}
    listed = [entry for entry in (*pair.first, *pair.run.ledger) if _matters(pair, entry)]
    own = [e for e in listed if known.get(_what(e)) != e.replications]
    near = [e for e in listed if month - 1 <= e.month <= month]
    if not any(entry in own for entry in near):
        earlier = [entry for entry in own if month - _RECENT <= entry.month < month - 1]
        near += [entry for entry in earlier if entry.month == earlier[-1].month]
    told = [_event(pair, entry, entry in own) for entry in near]
    return sorted(told, key=lambda e: (not e["own"], e["month"], -e["share"]))[:_MOST_EVENTS]


def _matters(pair: _Pair, entry: Entry) -> bool:
    """A model renewed at random is news in one future, where it is the alliance's."""
    return entry.rule != "refresh" or (
        pair.of == "played" and entry.agent in pair.run.cast.partners
    )


def _what(entry: Entry) -> Sequence[object]:
    return (entry.month, entry.agent, entry.rule, entry.before, entry.after, entry.reason)


def _event(pair: _Pair, entry: Entry, own: bool) -> Json:
    return {
        "month": pair.run.months[entry.month],
        "agent": entry.agent,
        "rule": entry.rule,
        "from": entry.before,
        "to": entry.after,
        "reason": entry.reason,
        "share": entry.replications / pair.run.replications,
        "own": own,
        **entry.what.to_plain(),
    }
