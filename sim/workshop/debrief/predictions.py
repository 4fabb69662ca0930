"""Predictions held against what came out, and the calibration of the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.aliases import Json
from sim.arrays import Floats
from sim.workshop.debrief.room import Room
from sim.workshop.results.predict import asked_month, both, held, histogram, predictions_of
from sim.workshop.results.scores import DIRECTIONS, HELD, best_range, direction_of

__all__ = ["predictions"]


def predictions(room: Room) -> list[Json]:
    """By round: what came out, what was said, and whether ranges hold what they were to hold.

    Empty but in ``predict``.
    """
    if room.opening.format != "predict":
        return []
    return [_of_round(room, number) for number in room.rounds]


def _of_round(room: Room, number: int) -> Json:
    month = asked_month(room.opening, number)
    scenario, base = both(room.opening, room.runs)
    share = scenario.share[month]
    came = direction_of(share - base.share[month])
    given = predictions_of(room.state, number, room.latest)
    low, high = best_range(share)
    return {
        "round": number,
        "month": room.opening.calendar[month],
        "months": month + 1,
        "came": {
            "mean": float(share.mean()),
            "low": low,
            "high": high,
            "base": float(base.share[month].mean()),
            "sides": {name: float((came == i).mean()) for i, name in enumerate(DIRECTIONS)},
        },
        "histogram": histogram(share),
        "said": [_said(room, place, given[place], share) for place in given],
        "room": _room(list(given.values()), share),
    }


def _said(room: Room, place: str, told: Any, share: Floats) -> Json:
    return {
        "place": place,
        "people": room.people(place),
        "direction": told.direction,
        "low": told.low,
        "high": told.high,
        "held": held(told.low, told.high, share),
        "reasons": list(told.reasons),
        "text": told.text,
    }


def _room(given: Sequence[Any], share: Floats) -> Json | None:
    """All predictions together; ``held`` is what 80% was said of."""
    if not given:
        return None
    low, high = best_range(share)
    holds = [held(told.low, told.high, share) for told in given]
    widths = [told.high - told.low for told in given]
    middles = [(told.high + told.low) / 2.0 for told in given]
    return {
        "count": len(given),
        "meant": HELD,
        "held": float(np.mean(holds)),
        "too_narrow": sum(each < HELD for each in holds),
        "width": float(np.mean(widths)),
        "ensemble_width": high - low,
        "middle": float(np.median(middles)),
        "above": sum(each > float(np.median(share)) for each in middles),
        "directions": {name: sum(t.direction == name for t in given) for name in DIRECTIONS},
        "reasons": dict(Counter(reason for told in given for reason in told.reasons)),
    }
