"""Rounds that files play come out as the game itself plays them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from sim.errors import InputError
from sim.workshop.files.forward import advance
from sim.workshop.files.session import load
from sim.workshop.files.stand import standing
from sim.workshop.results import round_result
from tests.unit.workshop.files.made import say, tree, workshop
from tests.unit.workshop.play import Table

GUESS: dict[str, Any] = {"direction": "lower", "low": 0.4, "high": 0.7, "reasons": ["luck"]}


def _plain(result: dict[str, Any]) -> dict[str, Any]:
    return json.loads(
        json.dumps({k: v for k, v in result.items() if k not in ("absent", "overtaken")})
    )


def test_predictions_score_as_in_a_room(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "predict", ["Ann", "Bo"])
    say(folder, 1, "s1_Ann", json.dumps(GUESS))
    found = advance(folder)
    table = Table("predict", replications=8, months=18)
    table.join(name="Ann")
    table.join(name="Bo")
    table.on()
    table.at("s1", "predict", **GUESS)
    table.on()
    room = round_result(table.game.opening, table.game.entries, 1)
    assert _plain(found.result) == _plain(room)
    assert found.result["absent"] == ["s2"]
    assert "Nobody played: Bo" in found.text
    assert f"{room['scores'][0]['points']:.1f}" in found.text


def test_designs_come_out_as_in_a_room_and_go_on(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "design", teams=2)
    changes = {"alliance.luxeed.sales_control": "partner", "huawei.floor_rule": "equal"}
    say(folder, 1, "t1", json.dumps({"changes": changes, "text": "why"}))
    first = advance(folder)
    second = advance(folder)  # nobody says anything: the rules go on
    table = Table("design", "t1", teams=2, replications=8, months=18)
    table.on()
    table.at("t1", "design", changes=changes, text="why")
    table.on(4)
    for number, each in ((1, first), (2, second)):
        room = round_result(table.game.opening, table.game.entries, number)
        assert _plain(each.result) == _plain(room)
    assert second.result["absent"] == ["t1", "t2"]
    assert [team["own_rule"] for team in second.result["teams"] if team["place"] == "t1"] == [False]
    assert '#  huawei.floor_rule: "equal"' in (folder / "round_2" / "t1.yaml").read_text()


def test_simulations_are_counted(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "design", teams=2)
    for team, months in (("t1", 3), ("t2", 4)):
        say(folder, 1, team, f"changes: {{alliance.luxeed.handover_months: {months}}}\n")
    told: list[tuple[int, int]] = []
    advance(folder, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_rules_may_be_written_as_in_a_scenario(tmp_path: Path) -> None:
    dots = workshop(tmp_path / "a", "design", teams=1)
    maps = workshop(tmp_path / "b", "design", teams=1)
    say(dots, 1, "t1", "changes:\n  alliance.luxeed.sales_control: shared\n")
    say(maps, 1, "t1", "changes:\n  alliance:\n    luxeed: {sales_control: shared}\n")
    found = [advance(folder).result["teams"][0]["measures"] for folder in (dots, maps)]
    assert found[0] == found[1]
    assert found[0]["aito_share"]["difference"] != 0.0


def test_the_same_files_give_the_same_log_and_results(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "predict", ["Ann"])
    say(folder, 1, "s1_Ann", json.dumps(GUESS))
    shutil.copytree(folder, tmp_path / "again")
    advance(folder)
    advance(tmp_path / "again")
    assert tree(folder) == tree(tmp_path / "again")
    logs = [[e.plain() for e in load(tmp_path / name).entries] for name in ("w", "again")]
    assert logs[0] == logs[1]
    assert [line["at"] for line in logs[0]] == [float(line["number"]) for line in logs[0]]


@pytest.mark.parametrize(("game", "people"), [("predict", ["Ann"]), ("design", []), ("roles", [])])
def test_a_session_ends(tmp_path: Path, game: str, people: list[str]) -> None:
    folder = workshop(tmp_path / "w", game, people, rounds=2, teams=None if people else 1)
    made = [advance(folder).made for _ in range(2)]
    assert made[0]
    assert not made[1]
    found = standing(folder)
    assert (found.over, found.session.closed) == (True, 2)
    before = tree(folder)
    with pytest.raises(InputError, match="the session is over"):
        advance(folder)
    assert tree(folder) == before
    assert not (folder / "round_3").exists()


@pytest.mark.parametrize("game", ["predict", "design"])
def test_rounds_may_outnumber_the_quarters(tmp_path: Path, game: str) -> None:
    """Only roles are played quarter by quarter."""
    folder = workshop(
        tmp_path / "w", game, ["Ann"] if game == "predict" else (), months=3, rounds=3
    )
    for number in (1, 2, 3):
        assert advance(folder).result["round"] == number
    assert (folder / "round_3" / "results.json").exists()
