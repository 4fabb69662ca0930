"""A play's file gives the session's numbers again, to the bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from sim.engine import record
from sim.scenario import to_plain, to_yaml
from sim.study.load import load
from sim.workshop.entry import DESK
from sim.workshop.play_file import play_file
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from tests.unit.workshop.play import Table, control

CHANGES = {
    "alliance.luxeed": {"sales_control": {"stores": "partner"}, "from": "2025-09"},
    "huawei.floor_rule": "focus",
    "huawei.focus": ["stelato"],
    "huawei.yinwang_share.now": 0.3,
    "makers.chery": {"effort": 1.5},
}


def _again(table: Table, key: str, folder: Path) -> Any:
    """The file's scenario; its run has the bits of the play."""
    opening = table.game.opening
    text = play_file(opening, table.state, key)
    (folder / "play.yaml").write_text(text, encoding="utf-8")
    again = load(folder / "play.yaml")
    made = plays(opening, table.state)[key]
    first, second = record(made), record(again)
    assert first.cast == second.cast
    for name, values in first.arrays.items():
        assert np.array_equal(values, second.arrays[name]), name
    assert again.run == made.run
    return again


def _designed(**wish: Any) -> Table:
    table = Table("design", "t1", teams=2, **wish)
    table.on()
    table.at("t1", "design", changes=CHANGES)
    table.on()
    return table


def test_a_design_over_a_shipped_scenario_says_what_differs(tmp_path: Path) -> None:
    table = _designed()
    _again(table, "t1", tmp_path)
    plain = yaml.safe_load(play_file(table.game.opening, table.state, "t1"))
    assert plain["extends"] == "keep_control"
    assert "events" not in plain
    assert plain["huawei"]["yinwang_share"] == {"now": 0.3}
    untouched = yaml.safe_load(play_file(table.game.opening, table.state, "t2"))
    assert set(untouched) == {"schema", "name", "title", "question", "extends", "run"}


def test_a_session_on_a_file_gives_whole_files(tmp_path: Path) -> None:
    own = load("cede_sales").replace(name="mine", huawei={"yinwang_share": {"now": 0.2}})
    table = _designed(file=to_yaml(own))
    _again(table, "t1", tmp_path)
    assert "extends" not in yaml.safe_load(play_file(table.game.opening, table.state, "t1"))


def test_a_shipped_name_on_other_content_is_not_extended(tmp_path: Path) -> None:
    changed = load("keep_control").replace(huawei={"floor_rule": "equal"})
    table = _designed(file=to_yaml(changed))
    _again(table, "t2", tmp_path)


def test_roles_and_predictions_come_again(tmp_path: Path) -> None:
    table = Table("roles", "w1.huawei", "w1.chery")
    table.on()
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.at("w1.huawei", "policy", floor_rule="equal")
    table.at("w1.huawei", "offer", to="w1.jac", terms=control("partner"))
    table.on()
    again = _again(table, "w1", tmp_path)
    assert again.alliance["maextro"][0].consent == "asked"
    _again(Table("predict"), "scenario", tmp_path)


def test_odd_names_cannot_leave_the_comment(tmp_path: Path) -> None:
    odd = "x\u2028rules: []"
    title = "Ende: 'quoted' \"and\" # half \u2029 {a: [b"
    table = Table("design", teams=2, title=title)
    table.join("t1", name="李华: # {")
    table.state.seats["s1"].name = odd + "\nhuawei: {floor_rule: focus}\x85a: b\ud800\ufeff"
    table.on(2)
    text = play_file(table.game.opening, table.state, "t1")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert len(comments) == 4
    again = _again(table, "t1", tmp_path)
    assert again.title.startswith(" ".join(title.split())[:40])
    assert to_plain(again)["huawei"]["floor_rule"] == "proportional"


def test_a_run_shorter_than_the_scenario_comes_again(tmp_path: Path) -> None:
    # events of the base lie after the last month of the session
    _again(_designed(months=6), "t1", tmp_path)


def test_months_after_the_session_s_last_make_the_file_longer(tmp_path: Path) -> None:
    own = load("keep_control").replace(name="mine")
    table = Table("design", teams=2, months=6, file=to_yaml(own))
    table.on(2)
    opening = table.game.opening
    text = play_file(opening, table.state, "t1")
    (tmp_path / "play.yaml").write_text(text, encoding="utf-8")
    assert "--months 6" in text
    longer = record(load(tmp_path / "play.yaml"))
    assert len(longer.months) > 6
    first = record(plays(opening, table.state)["t1"])
    for name, values in first.arrays.items():
        assert np.array_equal(values, longer.arrays[name][:6]), name


def test_there_is_no_other_play() -> None:
    table = Table("design", teams=2)
    with pytest.raises(Refused, match="t9"):
        play_file(table.game.opening, table.state, "t9")


def test_a_file_says_who_played() -> None:
    table = Table("design", "t1", teams=3)
    table.by(DESK, "takeover", place="t2", on=True)
    said = [play_file(table.game.opening, table.state, key) for key in ("t1", "t2", "t3")]
    assert [text.split("# By ")[1].split("\n")[0] for text in said] == [
        "s1",
        "the facilitator",
        "nobody",
    ]
    roles = Table("roles", "w1.huawei")
    assert "# saic: nobody: its own rule\n" in play_file(roles.game.opening, roles.state, "w1")
