"""What was played: the case in a paragraph, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sim.aliases import JsonMapping
from sim.workshop.debrief.telling.agreed import deals, ruled
from sim.workshop.debrief.telling.levers import setting, value_name
from sim.workshop.debrief.telling.section import Block, Section, Table
from sim.workshop.debrief.telling.told import Told
from sim.workshop.debrief.telling.units import goal_words
from sim.workshop.entry import DESK

__all__ = ["case", "designs"]

_STATUSES = (
    "accepted",
    "refused",
    "countered",
    "withdrawn",
    "lapsed",
    "rule_accepted",
    "rule_declined",
    "asked",
)
_LONGEST = 600


def case(told: Told) -> Section:
    """The paragraph that says what was played, and a table of what was decided."""
    tables = [table for table in _decisions(told) if table.rows]
    blocks = [Block(tables=tables)] if tables else []
    return Section("case", told.say("case.title"), list(_lead(told)), blocks)


def _decisions(told: Told) -> list[Table]:
    if told.format == "predict":
        return []
    return [_designs(told)] if told.format == "design" else [deals(told), ruled(told)]


def _lead(told: Told) -> Iterator[str]:
    session = told.session
    months = [told.numbers.month(session["calendar"][i]) for i in (0, -1)]
    yield told.say(
        f"case.{told.format}",
        people=session["people"],
        teams=_teams(told),
        worlds=_worlds(told),
        scenario=told.scenario("scenario"),
        base=told.scenario("base"),
        rounds=session["rounds"],
        format=told.say(f"format.{told.format}"),
        goal=goal_words(told),
        future=(session["future"] or 0) + 1,
        replications=told.numbers.count(session["replications"]),
    )
    yield told.say(
        "case.runs",
        months=session["months"],
        first=months[0],
        last=months[1],
        replications=told.numbers.count(session["replications"]),
    )
    yield from _how_far(told, session)
    if told.format == "roles":
        yield _offers(told, session["offers"])


def _how_far(told: Told, session: JsonMapping) -> Iterator[str]:
    if not session["played"]:
        yield told.say("case.nothing")
    elif len(session["played"]) < session["rounds"]:
        yield told.say("case.part", played=len(session["played"]), rounds=session["rounds"])
    if session["began"]:
        # of no time zone in particular: a debrief reads the same wherever it is made
        date = datetime.fromtimestamp(float(session["began"]), UTC).date().isoformat()
        yield told.say("case.when", date=date)


def _teams(told: Told) -> int:
    places = told.session["places"]
    worlds = {place["world"] for place in places}
    return len(worlds) if told.format == "roles" else len(places)


def _worlds(told: Told) -> str:
    count = _teams(told)
    return told.say("case.worlds.one" if count == 1 else "case.worlds", n=count)


def _offers(told: Told, offers: JsonMapping) -> str:
    counts = {status: offers.get(status, 0) for status in _STATUSES}
    return told.say("case.offers", made=sum(offers.values()), **counts)


def designs(debrief: JsonMapping) -> dict[str, dict[str, Any]]:
    """Every team's last design that counts, as its changes by dotted key."""
    return {
        place: line["values"].get("changes", {}) for place, line in _last_designs(debrief).items()
    }


def _last_designs(debrief: JsonMapping) -> dict[str, JsonMapping]:
    """The line of the log of every team's last design that counts."""
    last = max(debrief["session"]["played"], default=0)
    return {
        line["place"]: line
        for line in debrief["log"]
        if line["kind"] == "design" and not line["undone"] and line["round"] <= last
    }


def _designs(told: Told) -> Table:
    made = designs(told.debrief)
    return Table(
        told.say("case.decided"),
        [told.say(f"head.{name}") for name in ("team", "people", "decided")],
        [
            (
                told.place(place["key"]),
                _who(told, place["key"]),
                _decided(told, made.get(place["key"], {})),
            )
            for place in told.session["places"]
        ],
        words=3,
    )


def _who(told: Told, place: str) -> str:
    """Who played a team: its people, and the facilitator where the last design is the desk's."""
    people = told.people(place, 8)
    made = _last_designs(told.debrief).get(place)
    if made is None or made["by"] != DESK:
        return people or told.say("case.nobody")
    desk = told.say("case.desk")
    return told.joined([people, desk]) if people else desk


def _decided(told: Told, changes: JsonMapping) -> str:
    parts = [
        told.say("case.set", what=setting(told, key), value=value_name(told, key, value))
        for key, value in changes.items()
    ]
    text = told.say("list.semicolon").join(parts) or told.say("case.own")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
