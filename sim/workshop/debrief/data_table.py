"""A debrief's numbers as one long table, a number a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from sim.aliases import JsonMapping

__all__ = ["HEAD", "long_table"]

Row = tuple[str, str, Any]
"""Place, measure, value."""

HEAD = ("session", "round", "place", "name", "measure", "value")


def long_table(debrief: JsonMapping) -> Iterator[tuple[object, ...]]:
    """The rows under HEAD; ``round`` is empty for what is told of the whole session."""
    title, names = debrief["session"]["title"], _names(debrief)
    whole = chain(
        _ranking(debrief["ranking"]),
        _teams(debrief["teams"]),
        _luck(debrief["luck"]),
        _parts(debrief["parts"]),
        _neighbours(debrief["neighbours"]),
        _paths(debrief),
    )
    for place, measure, value in whole:
        yield title, "", place, names.get(place, ""), measure, value
    for asked in debrief["predictions"]:
        for place, measure, value in _predicted(asked):
            yield title, asked["round"], place, names.get(place, ""), measure, value


def _names(debrief: JsonMapping) -> dict[str, str]:
    found = {each["key"]: each["people"] for each in debrief["session"]["places"]}
    found |= {line["place"]: line["people"] for line in debrief["ranking"]}
    for asked in debrief["predictions"]:
        found |= {said["place"]: said["people"] for said in asked["said"]}
    return {place: ", ".join(people) for place, people in found.items()}


def _numbers(place: str | None, before: str, found: JsonMapping) -> Iterator[Row]:
    for name, value in found.items():
        if isinstance(value, (int, float)):
            told = int(value) if isinstance(value, bool) else value
            yield place or "", f"{before}.{name}", told


def _ranking(lines: list[JsonMapping]) -> Iterator[Row]:
    for line in lines:
        yield from _numbers(line["place"], "score", line["score"])
        yield from _numbers(
            line["place"], "ranking", {key: line[key] for key in ("rank", "tied", "first")}
        )


def _teams(teams: JsonMapping) -> Iterator[Row]:
    for place, measures in teams.items():
        for name, found in measures.items():
            yield from _numbers(place, name, found)


def _luck(lines: list[JsonMapping]) -> Iterator[Row]:
    for line in lines:
        yield from _numbers(line["place"], "luck", {k: v for k, v in line.items() if k != "world"})


def _parts(lines: list[JsonMapping]) -> Iterator[Row]:
    for line in lines:
        for measure, found in line["measures"].items():
            yield from _numbers(line["place"], f"parts.{measure}", found)
            for part in found["parts"]:
                yield from _numbers(line["place"], f"parts.{measure}.{part['key']}", part)


def _neighbours(lines: list[JsonMapping]) -> Iterator[Row]:
    for line in lines:
        for measure, found in line["measures"].items():
            yield from _numbers(line["place"], f"neighbour.{line['group']}.{measure}", found)


def _paths(debrief: JsonMapping) -> Iterator[Row]:
    calendar = debrief["session"]["calendar"]
    for line in debrief["turning"]:
        for month, value in zip(calendar, line["path"], strict=False):
            yield line["place"], f"{line['of']}.{line['measure']}.difference.{month}", value


def _predicted(asked: JsonMapping) -> Iterator[Row]:
    yield from _numbers("", "came", asked["came"])
    yield from _numbers("", "came.sides", asked["came"]["sides"])
    yield from _numbers("", "room", asked["room"] or {})
    for said in asked["said"]:
        yield said["place"], "direction", said["direction"]
        yield from _numbers(said["place"], "said", said)
