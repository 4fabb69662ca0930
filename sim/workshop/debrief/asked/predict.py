"""Questions after predictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.aliases import Json
from sim.workshop.debrief.asked.question import question

__all__ = ["of_predictions"]

_NEAR = 0.08
"""A room whose ranges hold this much more or less than they were to hold is about right."""


def of_predictions(told: Mapping[str, Any]) -> Iterator[Json]:
    """Questions to a room that has predicted; none when nobody has.

    Args:
        told: the debrief without its questions.
    """
    rounds = [each for each in told["predictions"] if each["room"]]
    if not rounds:
        return
    last = rounds[-1]
    yield _calibration(last)
    yield _split(last)
    yield from _reason(last, told["parts"], told["session"]["shown"][0])
    yield from _horizons(rounds)
    yield from _lucky(told["caution"])
    yield from _crowd(told)


def _calibration(last: Json) -> Json:
    room = last["room"]
    over = room["held"] - room["meant"]
    key = "crowd_held" if abs(over) <= _NEAR else "crowd_too_narrow"
    return question(
        "crowd_too_wide" if over > _NEAR else key,
        held=("percent", room["held"]),
        meant=("percent", room["meant"]),
        width=("points", room["width"]),
        needed=("points", room["ensemble_width"]),
    )


def _split(last: Json) -> Json:
    """How many named the direction that came most often."""
    sides, named = last["came"]["sides"], last["room"]["directions"]
    came = max(sides, key=lambda name: sides[name])
    return question(
        "direction_named",
        named=("count", named[came]),
        of=("count", last["room"]["count"]),
        direction=("direction", came),
        share=("percent", sides[came]),
        month=("month", last["month"]),
    )


def _reason(last: Json, parts: list[Json], measure: str) -> Iterator[Json]:
    reasons = last["room"]["reasons"]
    split = parts[0]["measures"].get(measure) if parts else None
    if not reasons or not split:
        return
    most, largest = max(sorted(reasons), key=lambda r: reasons[r]), split["parts"][0]
    yield question(
        "reason_against_cause",
        reason=("reason", most),
        named=("count", reasons[most]),
        change=("change", largest["key"]),
        value=("change_of", [measure, largest["value"]]),
    )


def _horizons(rounds: list[Json]) -> Iterator[Json]:
    if len(rounds) < 2:
        return
    first, last = rounds[0], rounds[-1]
    yield question(
        "further_is_wider",
        first_month=("month", first["month"]),
        last_month=("month", last["month"]),
        needed_first=("points", first["room"]["ensemble_width"]),
        needed_last=("points", last["room"]["ensemble_width"]),
        said_first=("points", first["room"]["width"]),
        said_last=("points", last["room"]["width"]),
    )


def _lucky(caution: Json) -> Iterator[Json]:
    if caution.get("runner_up"):
        shared = caution["tied"] > 1
        yield question(
            "first_is_shared" if shared else "best_in_single_futures",
            place=("place", caution["leader"]),
            first=("percent", caution["first"]),
            tied=("count", caution["tied"]),
        )


def _crowd(told: Mapping[str, Any]) -> Iterator[Json]:
    """How many people beat the room's median range."""
    crowd, people = told["crowd"], told["ranking"]
    if crowd and len(people) > 2:
        better = sum(each["points"] > crowd["points"] for each in crowd["people"])
        yield question(
            "crowd_against_people",
            better=("count", better),
            of=("count", len(crowd["people"])),
            points=("score", crowd["points"]),
        )
