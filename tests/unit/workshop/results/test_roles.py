"""A quarter's results are the played future, and nobody sees what is not theirs."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.workshop.plays import plays
from sim.workshop.results import for_viewer, round_result
from tests.unit.workshop.play import Table, control


@pytest.fixture(scope="module")
def table() -> Table:
    people = ("w1.huawei", "w1.yinwang", "w1.chery", "w1.baic", "w2.huawei")
    made = Table("roles", *people, teams=2, months=12, rounds=3)
    made.on()
    offer = made.at("w1.huawei", "offer", to="w1.chery", terms=control("partner", "2025-08"))
    made.at("w1.chery", "answer", offer=offer, accept=True)
    made.on(3)
    offer = made.at(
        "w1.yinwang",
        "offer",
        to="w1.baic",
        terms={"model_type": "huawei_inside", "from": "2025-11"},
    )
    made.at("w1.baic", "answer", offer=offer, accept=True)
    made.on()
    return made


@pytest.fixture(scope="module")
def found(table: Table) -> dict[str, Any]:
    return round_result(table.game.opening, table.game.entries, 2)


def test_it_is_the_played_future_of_the_ensemble(table: Table, found: dict[str, Any]) -> None:
    opening = table.game.opening
    whole = record(plays(opening, table.state)["w1"])
    sold = whole.arrays["deliveries"][:6, :, opening.future].astype(float)
    world = found["worlds"][0]
    for b, brand in enumerate(whole.cast.brands):
        if whole.cast.hima[b]:
            assert world["brands"][brand] == sold[:, b].tolist()
    for a, agent in enumerate(whole.cast.agents):
        earned = whole.arrays["payoff"][:6, a, opening.future].astype(float)
        assert world["payoffs"][agent] == earned.tolist()
    assert world["share"] == pytest.approx(
        np.array(world["brands"]["aito"]) / np.array(world["hima_units"])
    )
    assert found["calendar"] == list(opening.calendar[:6])


def test_worlds_go_apart_from_where_they_decide(found: dict[str, Any]) -> None:
    first, second = found["worlds"]
    assert first["share"][0] == second["share"][0]
    assert first["share"] != second["share"]
    assert "chery" not in first["own_rule"]
    assert "seres" in first["own_rule"]


def test_a_place_sees_its_own_world_and_its_own_money(found: dict[str, Any]) -> None:
    chery = for_viewer(found, "w1.chery", over=False)
    (world,) = chery["worlds"]
    assert set(world["payoffs"]) == {"chery"}
    assert set(world["contracts"]) == {"luxeed"}
    yinwang = for_viewer(found, "w1.yinwang", over=False)["worlds"][0]["contracts"]
    assert yinwang["luxeed"] == []
    assert [term["model_type"] for term in yinwang["stelato"]] == ["huawei_inside"]
    huawei = for_viewer(found, "w1.huawei", over=False)["worlds"][0]["contracts"]
    assert huawei["luxeed"][0]["sales_control"]["stores"] == "partner"
    assert for_viewer(found, None, over=False)["worlds"] == []
    assert for_viewer(found, "w1.chery", over=True) == found


def test_a_round_does_not_know_the_next(table: Table, found: dict[str, Any]) -> None:
    first = round_result(table.game.opening, table.game.entries, 1)
    assert first["worlds"][0]["share"] == found["worlds"][0]["share"][:3]
    assert first["worlds"][0]["contracts"]["stelato"] == []
    assert "baic" in first["worlds"][0]["own_rule"]


def test_it_is_json(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, allow_nan=False)) == found
