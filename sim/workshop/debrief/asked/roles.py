"""Questions after the roles were played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sim.aliases import Json
from sim.workshop.debrief.asked.question import parts_of, question

__all__ = ["of_roles"]


def of_roles(told: Mapping[str, Any]) -> Iterator[Json]:
    """Questions to those who have played roles; none before a quarter was over.

    Args:
        told: the debrief without its questions.
    """
    lines = told["luck"]
    if not lines:
        return
    yield from _winners(lines)
    yield _luck(lines)
    yield _table(told["session"]["offers"])
    yield from _mover(told["parts"], told["session"]["shown"][0])
    yield from _own_goal(told["parts"])
    yield from _worlds(told["turning"])
    yield from _slow(told["turning"])


def _winners(lines: list[Json]) -> Iterator[Json]:
    """For whom the decisions paid most, and for whom least; none where nothing was decided."""
    best, worst = (pick(lines, key=lambda each: each["worth"]) for pick in (max, min))
    if best["worth"] or worst["worth"]:
        key = "somebody_pays" if worst["worth"] < 0 else "nobody_pays"
        yield question(
            key,
            best=("place", best["place"]),
            gain=("yuan", best["worth"]),
            worst=("place", worst["place"]),
            loss=("yuan", worst["worth"]),
        )


def _luck(lines: list[Json]) -> Json:
    """How many owe more of their result to luck than to decisions, and who was luckiest."""
    luckier = sum(abs(each["luck"]) > abs(each["worth"]) for each in lines)
    most = max(lines, key=lambda each: abs(each["luck"]))
    return question(
        "luck_against_decisions",
        luckier=("count", luckier),
        of=("count", len(lines)),
        place=("place", most["place"]),
        luck=("yuan", most["luck"]),
        worth=("yuan", most["worth"]),
    )


def _table(offers: Mapping[str, int]) -> Json:
    return question(
        "at_the_table",
        made=("count", sum(offers.values())),
        accepted=("count", offers.get("accepted", 0)),
        refused=("count", offers.get("refused", 0)),
        countered=("count", offers.get("countered", 0)),
        lapsed=("count", offers.get("lapsed", 0)),
        rule_accepted=("count", offers.get("rule_accepted", 0)),
        rule_declined=("count", offers.get("rule_declined", 0)),
        asked=("count", offers.get("asked", 0)),
    )


def _mover(parts: list[Json], measure: str) -> Iterator[Json]:
    found = parts_of(parts, measure)
    if found:
        place, part = max(found, key=lambda each: abs(each[1]["value"]))
        yield question(
            "who_moved_the_share",
            place=("place", place),
            agent=("agent", part["key"]),
            measure=("measure", measure),
            value=("change_of", [measure, part["value"]]),
        )


def _own_goal(parts: list[Json]) -> Iterator[Json]:
    """Whose own decisions have cost it most."""
    found = [
        (world["place"], part)
        for world in parts
        for agent in world["agents"]
        for part in world["measures"][f"payoff_{agent}"]["parts"]
        if part["key"] == agent and part["high"] < 0
    ]
    if found:
        place, part = min(found, key=lambda each: float(each[1]["value"]))
        yield question(
            "at_its_own_cost",
            place=("place", place),
            agent=("agent", part["key"]),
            value=("yuan", part["value"]),
        )


def _worlds(turning: list[Json]) -> Iterator[Json]:
    """How far apart the worlds ended, from the same start under the same luck."""
    ends = {each["place"]: each["path"][-1] for each in turning if each["of"] == "mean"}
    if len(ends) > 1:
        low, high = min(ends, key=lambda k: ends[k]), max(ends, key=lambda k: ends[k])
        measure = turning[0]["measure"]
        yield question(
            "worlds_apart",
            low=("place", low),
            measure=("measure", measure),
            low_value=("change_of", [measure, ends[low]]),
            high=("place", high),
            high_value=("change_of", [measure, ends[high]]),
        )


def _slow(turning: list[Json]) -> Iterator[Json]:
    """The played future's largest jump, and what it would have shown on average."""
    jumps = {
        (each["place"], each["of"]): point
        for each in turning
        for point in each["points"]
        if point["kind"] == "jump"
    }
    played = [place for place, of in jumps if of == "played" and (place, "mean") in jumps]
    if played:
        measure = turning[0]["measure"]
        place = max(played, key=lambda each: abs(jumps[each, "played"]["step"]))
        yield question(
            "seen_and_meant",
            place=("place", place),
            month=("month", jumps[place, "played"]["month"]),
            step=("change_of", [measure, jumps[place, "played"]["step"]]),
            usual_month=("month", jumps[place, "mean"]["month"]),
            usual=("change_of", [measure, jumps[place, "mean"]["step"]]),
        )
