"""The results of a design round against scenarios that were run by hand."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.outcome import outcome
from sim.workshop.results import round_result
from tests.unit.workshop.play import Table

CEDE = {"alliance.luxeed": {"sales_control": "partner"}, "huawei.floor_rule": "equal"}


def _played(goal: str) -> Table:
    table = Table("design", "t1", "t2", "t3", teams=4, goal=goal, months=12)
    table.on()
    table.at("t1", "design", changes=CEDE)
    table.at("t2", "design", changes={"alliance.stelato.sales_control": "shared"})
    table.at("t3", "design", changes=CEDE)
    table.on()
    return table


@pytest.fixture(scope="module")
def table() -> Table:
    return _played("balance")


@pytest.fixture(scope="module")
def found(table: Table) -> dict[str, Any]:
    return round_result(table.game.opening, table.game.entries, 1)


def test_measures_are_those_of_the_scenario_run_alone(table: Table, found: dict[str, Any]) -> None:
    played = table.game.opening.played
    changed = played.replace(
        alliance={"luxeed": {"sales_control": "partner"}}, huawei={"floor_rule": "equal"}
    )
    base, run = record(played), record(changed)
    (team,) = [each for each in found["teams"] if each["place"] == "t1"]
    for name in ("aito_share", "hhi", "payoff_huawei"):
        change = outcome(run, name, 11) - outcome(base, name, 11)
        told = team["measures"][name]
        assert told["mean"] == pytest.approx(outcome(run, name, 11).mean(), rel=1e-9)
        assert told["difference"] == pytest.approx(change.mean(), rel=1e-6, abs=1e-9)
        sign = -1 if name in ("aito_share", "hhi") else 1
        assert told["better"] == np.mean(sign * change > 0)
    sold = sum(outcome(run, "hima_units", month) for month in range(12))
    assert team["measures"]["hima_units_sum"]["mean"] == pytest.approx(float(np.mean(sold)))


def test_the_goals_score_what_they_say(found: dict[str, Any]) -> None:
    spread, volume = (
        round_result(t.game.opening, t.game.entries, 1) for t in map(_played, ("spread", "volume"))
    )
    for team in spread["teams"]:
        share = team["measures"]["aito_share"]["mean"]
        assert team["score"]["mean"] == pytest.approx(1.0 - share)
    for team in volume["teams"]:
        assert team["score"]["mean"] == team["measures"]["hima_units_sum"]["mean"]
    shares = [team["measures"]["aito_share"]["mean"] for team in spread["teams"]]
    assert shares == sorted(shares)
    # nothing gained, nothing lost: who changed nothing has a balance of 0
    (still,) = [team for team in found["teams"] if team["place"] == "t4"]
    assert still["score"]["mean"] == 0.0
    assert still["own_rule"]
    assert still["measures"]["hhi"]["difference"] == 0.0


def test_equal_designs_share_their_rank(found: dict[str, Any]) -> None:
    first, third = (
        next(t["score"] for t in found["teams"] if t["place"] == place) for place in ("t1", "t3")
    )
    assert first == third
    assert first["tied"]
    assert sum(team["score"]["first"] for team in found["teams"]) == pytest.approx(1.0)


def test_it_is_json(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_maker_s_no_is_told() -> None:
    table = Table("design", "t1", teams=2, months=6)
    table.on()
    asked = {"sales_control": "partner", "consent": "asked"}
    table.at("t1", "design", changes={"alliance.stelato": asked, "alliance.aito": asked})
    table.on()
    found = round_result(table.game.opening, table.game.entries, 1)
    told = {each["brand"]: each for team in found["teams"] for each in team["declined"]}
    assert set(told) <= {"stelato", "aito"}
    assert told  # some makers decline in some futures
    assert all(0 < each["share"] <= 1 for each in told.values())


def test_an_earlier_design_stands_until_there_is_another(table: Table) -> None:
    table = _played("balance")
    table.on(2)
    table.at("t2", "design", changes=CEDE)
    table.on()
    first = round_result(table.game.opening, table.game.entries, 1)
    second = round_result(table.game.opening, table.game.entries, 2)
    of = {team["place"]: team for team in second["teams"]}
    assert of["t1"]["changes"] == CEDE
    assert of["t2"]["measures"] == of["t1"]["measures"]
    assert of["t1"]["since"] == 1
    assert of["t2"]["since"] == 2
    before = {team["place"]: team for team in first["teams"]}
    assert before["t2"]["measures"] != of["t2"]["measures"]
