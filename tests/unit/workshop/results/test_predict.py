"""The results of a prediction round against the engine's own numbers."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.outcome import outcome
from sim.workshop.refused import Refused
from sim.workshop.results import for_viewer, round_result
from tests.unit.workshop.play import Table


@pytest.fixture(scope="module")
def table() -> Table:
    made = Table("predict", "a", "b", "c", months=18, questions=[6, 18])
    made.on()
    for seat, direction, low, high in (
        ("s1", "lower", 0.2, 0.9),
        ("s2", "higher", 0.55, 0.6),
        ("s3", "lower", 0.3, 0.8),
    ):
        made.by(seat, "predict", place=seat, direction=direction, low=low, high=high)
    made.on(3)
    made.by("s2", "predict", place="s2", direction="same", low=0.1, high=0.2)
    return made


@pytest.fixture(scope="module")
def found(table: Table) -> dict[str, Any]:
    return round_result(table.game.opening, table.game.entries, 1)


def test_it_holds_the_engine_s_numbers(table: Table, found: dict[str, Any]) -> None:
    opening = table.game.opening
    share, base = (
        outcome(record(each), "aito_share", 5) for each in (opening.played, opening.against)
    )
    assert found["month"] == "2025-12"
    assert found["scenario"]["mean"] == pytest.approx(share.mean(), rel=1e-12)
    assert found["difference"]["mean"] == pytest.approx((share - base).mean(), rel=1e-12)
    assert found["difference"]["higher"] == np.mean(share - base > 0.01)
    by_place = {line["place"]: line for line in found["scores"]}
    assert by_place["s1"]["direction_score"] == 100 * np.mean(share - base < -0.01)
    assert by_place["s1"]["held"] == np.mean((share >= 0.2) & (share <= 0.9))
    assert sum(found["histogram"]["counts"]) == 40
    assert found["june"] == pytest.approx(0.85, abs=0.005)


def test_it_is_json_and_shows_no_month_after_the_question(found: dict[str, Any]) -> None:
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert found["fan"]["months"][-1] == found["month"]
    assert all(len(line) == 6 for line in found["fan"]["scenario"].values())


def test_nobody_beats_the_perfect_one(found: dict[str, Any]) -> None:
    points = [line["points"] for line in found["scores"]]
    assert points == sorted(points, reverse=True)
    assert points[0] <= found["perfect"]["points"]
    assert found["crowd"]["low"] == 0.3
    assert found["crowd"]["direction"] == "lower"
    assert sum(line["first"] for line in found["scores"]) == pytest.approx(1.0)


def test_what_is_predicted_later_plays_no_part(table: Table, found: dict[str, Any]) -> None:
    upto = [e for e in table.game.entries if e.number <= 8]
    assert round_result(table.game.opening, upto, 1) == found
    with pytest.raises(Refused):
        round_result(table.game.opening, table.game.entries, 2)


def test_who_is_removed_is_left_out_and_names_are_today_s() -> None:
    table = Table("predict", "a", "b", months=6, questions=[3, 6])
    table.on()
    for seat in ("s1", "s2"):
        table.by(seat, "predict", place=seat, direction="same", low=0.5, high=0.9)
    table.on()
    table.by("desk", "remove", seat="s1")
    table.by("s2", "rename", name="Li Hua")
    scores = round_result(table.game.opening, table.game.entries, 1)["scores"]
    assert [(line["place"], line["name"]) for line in scores] == [("s2", "Li Hua")]


def test_everybody_may_see_it_and_silence_is_no_error(found: dict[str, Any]) -> None:
    assert for_viewer(found, "s1", over=False) == found
    table = Table("predict", months=6, questions=[3, 6])
    table.on(2)
    empty = round_result(table.game.opening, table.game.entries, 1)
    assert empty["scores"] == []
    assert empty["crowd"] is None
