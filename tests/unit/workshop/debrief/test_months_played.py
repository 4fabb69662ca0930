"""A debrief speaks of no month that was not played, whenever the game ends."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.scenario.types.months import add_months
from sim.workshop.debrief import debrief
from sim.workshop.debrief.data import data_csv
from sim.workshop.debrief.page import page
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from tests.unit.workshop.answered import declined_in
from tests.unit.workshop.dealing import PLAYED, STEPS, step
from tests.unit.workshop.play import Table, control

Told = dict[str, Any]

_MONTH = re.compile(r"\b20\d\d-[01]\d\b")
_TELLS = (
    "session",
    "ranking",
    "caution",
    "luck",
    "turning",
    "parts",
    "neighbours",
    "predictions",
    "crowd",
    "teams",
    "questions",
)
"""What a debrief tells; the log and the plays are what people wrote, with dates of their own."""


def _told(table: Table) -> Told:
    return debrief(table.game.opening, table.game.entries)


def _only_until(told: Told, last: str) -> None:
    for name in _TELLS:
        months = set(_MONTH.findall(json.dumps(told[name])))
        assert max(months, default=last) <= last, (name, sorted(months))
    for line in told["turning"]:
        assert line["path"], line["place"]
        assert len(line["path"]) == len(line["low"]) == told["session"]["months"]
        assert max((point["index"] for point in line["points"]), default=0) < len(line["path"])
    assert told["session"]["calendar"][-1] == last
    paths = [line for line in data_csv(told).splitlines() if ".difference." in line]
    assert max(_MONTH.findall("\n".join(paths)), default=last) <= last


@settings(max_examples=8)
@given(steps=STEPS, more=st.integers(0, 1))
def test_roles(steps: list[Any], more: int) -> None:
    table = Table("roles", *PLAYED, rounds=6, replications=6)
    table.on()
    for kind, what, accept in steps:
        if kind == "quarter" and table.state.stage.round >= 3:
            continue
        try:
            step(table, kind, what, accept)
        except Refused:
            continue
    table.on(1 + more)
    told = _told(table)
    played = table.state.stage.round
    _only_until(told, add_months("2025-07", 3 * played - 1))
    assert told["session"]["played"] == list(range(1, played + 1))
    _answers(table, told)


def _answers(table: Table, told: Told) -> None:
    """What is said of default rules is what the runs show, in the played future."""
    made, opening = plays(table.game.opening, table.state)["w1"], table.game.opening
    no, calendar = declined_in(made, opening.future), told["session"]["calendar"]
    asked = {n for n, deal in table.state.deals.items() if deal.own_rule}
    assert {each["offer"] for each in told["rule_answers"]} == asked
    for each in told["rule_answers"]:
        if each["month"] not in calendar:
            assert (each["answer"], each["share"]) == ("asked", None)
        elif (each["brand"], each["month"]) in no:
            assert each["answer"] == "declined"
            assert each["share"] < 1.0
    states = [each["answer"] for each in told["rule_answers"]]
    offers = told["session"]["offers"]
    assert offers.get("rule_declined", 0) == states.count("declined")
    assert offers.get("rule_accepted", 0) == states.count("accepted")
    assert offers.get("asked", 0) == states.count("asked")
    assert told["session"]["deals"] == offers.get("accepted", 0) + states.count("accepted")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_a_game_that_ended_early(language: str) -> None:
    table = Table("roles", *PLAYED, rounds=6, replications=20)
    table.on()
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner", "2025-08"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.at("w1.huawei", "offer", to="w1.jac", terms=control("partner", "2025-09"))
    table.at("w1.yinwang", "offer", to="gac", terms={"model_type": "supplier", "from": "2026-03"})
    table.on(9)
    told = _told(table)
    _only_until(told, "2026-03")
    text = page(told, language)
    assert "2026-04" not in text
    assert not re.search(r"(2027|2028)", text)
    answers = {each["brand"]: each["answer"] for each in told["rule_answers"]}
    assert answers == {"maextro": "declined", "gac": "accepted"}
    for word in {"en": ("declined in", "accepted in"), "zh": ("月拒绝", "月接受")}[language]:
        assert word in text


def test_predictions_end_with_the_last_month_asked_about() -> None:
    table = Table("predict", "a", "b", rounds=2)
    table.on()
    for seat in ("s1", "s2"):
        table.by(seat, "predict", place=seat, direction="lower", low=0.4, high=0.8)
    table.on(2)
    _only_until(_told(table), "2026-06")
    table.on(3)
    _only_until(_told(table), "2028-06")
