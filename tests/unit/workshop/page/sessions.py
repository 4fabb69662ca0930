"""Debriefs of small sessions, with names that people should not have typed."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

from sim.workshop.debrief import debrief
from tests.unit.workshop.play import Table, control

Told = dict[str, Any]

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'> & Co",
    "\u202egnp.exe\u202c\u2066",
    "Very " + "long " * 60 + "name",
    "👩‍👩‍👧 é́ Ольга 李雷 محمد שרה",
    "=HYPERLINK(0)\r\n{title} %s",
)


def _predict(people: int) -> Table:
    table = Table("predict", *map(str, range(people)), months=12, questions=[6, 12])
    table.on()
    for number in (1, 2):
        for i in range(1, people - number + 1):
            said = {
                "low": round(0.1 + 0.4 * i / people, 3),
                "high": round(0.4 + 0.5 * i / people, 3),
            }
            direction = ("higher", "same", "lower")[i % 3]
            reasons = ["floor", "luck", "other"][: i % 4]
            what = {"direction": direction, "reasons": reasons, **said}
            table.by(f"s{i}", "predict", place=f"s{i}", text="<b>so</b>", **what)
        table.on(3)
    return table


def _design(goal: str, teams: int) -> Table:
    places = [f"t{i}" for i in range(1, teams)]
    table = Table("design", *places, teams=teams, months=12, rounds=2, goal=goal)
    table.on()
    changes: list[Told] = [
        {"huawei.floor_rule": "equal"},
        {"alliance.luxeed": {"sales_control": "partner"}, "huawei.resource_rule": "equal"},
        {"huawei.floor_rule": "focus", "huawei.focus": ["maextro"]},
    ]
    for i, place in enumerate(places):
        table.at(place, "design", changes=changes[i % 3])
    table.on(3)
    return table


def _roles(worlds: int) -> Table:
    seats = [f"w{w}.{role}" for w in range(1, worlds + 1) for role in ("huawei", "chery", "baic")]
    table = Table("roles", *seats, teams=worlds, months=12, rounds=2)
    table.on()
    for w in range(1, worlds + 1):
        offer = table.at(
            f"w{w}.huawei",
            "offer",
            to=f"w{w}.chery",
            brand="luxeed",
            terms=control("partner", "2025-10"),
        )
        if w % 2:
            terms = control("shared", "2025-10", exit_months=3)
            offer = table.at(f"w{w}.chery", "counter", offer=offer, terms=terms)
            table.at(f"w{w}.huawei", "answer", offer=offer, accept=True)
        table.at(f"w{w}.baic", "policy", effort=1.5)
    table.on(6)
    return table


@cache
def _plain(kind: str, size: int, goal: str) -> str:
    table = {
        "predict": lambda: _predict(size),
        "design": lambda: _design(goal, size),
        "roles": lambda: _roles(size),
        "lobby": lambda: Table("design", "t1", teams=2, months=12),
    }[kind]()
    return json.dumps(debrief(table.game.opening, table.game.entries))


def session(kind: str, size: int = 3, goal: str = "balance") -> Told:
    """A debrief as it comes out of a file; everybody has one of the names of HOSTILE."""
    found: Told = json.loads(_plain(kind, size, goal))
    return renamed(found)


def renamed(told: Told) -> Told:
    """With the names of HOSTILE, the same wherever a place is named; one is the title."""
    told = deepcopy(told)
    told["session"]["title"] = HOSTILE[0]
    said = [each for asked in told["predictions"] for each in asked["said"]]
    given: dict[str, list[str]] = {}
    for each in [*told["session"]["places"], *told["ranking"], *said]:
        place, people = each.get("key") or each["place"], each["people"]
        names = [HOSTILE[(len(given) + i) % len(HOSTILE)] for i in range(len(people))]
        each["people"] = given.setdefault(place, names)
    return told


ALL = (("predict", 9), ("design", 3), ("roles", 2), ("roles", 1), ("lobby", 0))
"""Sessions that every test of pages and slides goes through."""
