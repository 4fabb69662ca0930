"""Stages, the clock, the desk: who may move the game on, and back."""

from __future__ import annotations

import pytest

from sim.workshop.refused import Refused
from sim.workshop.view import View
from tests.unit.workshop.play import Table


def test_a_session_goes_through_its_stages() -> None:
    table = Table("predict", rounds=2)
    seen = []
    while table.state.stage.name != "over":
        seen.append(table.state.stage.key)
        table.on()
    assert seen == ["lobby", "1.open", "1.closed", "1.shown", "2.open", "2.closed", "2.shown"]
    with pytest.raises(Refused, match="over"):
        table.on()


def test_a_second_click_finds_the_game_moved_on() -> None:
    table = Table("predict")
    table.by("desk", "advance", from_="lobby")
    with pytest.raises(Refused) as error:
        table.by("desk", "advance", from_="lobby")
    assert error.value.key == "stage"
    assert table.state.stage.key == "1.open"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("advance", {"from_": "lobby"}),
        ("undo", {}),
        ("hold", {"on": True}),
        ("timer", {"seconds": 5.0}),
        ("lock", {"locked": True}),
        ("remove", {"seat": "s2"}),
        ("message", {"to": "all", "text": "hello"}),
        ("takeover", {"place": "t1", "on": True}),
    ],
)
def test_only_the_desk_does_what_is_the_desks(kind: str, content: dict[str, object]) -> None:
    table = Table("design", "t1", "t2")
    before = len(table.game.entries)
    with pytest.raises(Refused) as error:
        table.by("s1", kind, **content)
    assert error.value.key == "desk_only"
    assert len(table.game.entries) == before


def test_hold_stops_the_clock_and_the_pens() -> None:
    table = Table("design", "t1", round_minutes=2)
    table.on()
    ends = table.state.timer.ends
    table.by("desk", "hold", on=True)
    left = table.state.timer.left
    assert left is not None
    assert left == ends - (1000.0 + len(table.game.entries))
    with pytest.raises(Refused, match="pens down"):
        table.at("t1", "design", changes={})
    table.by("desk", "hold", on=False)
    table.at("t1", "design", changes={})
    assert table.state.timer.ends == 1000.0 + len(table.game.entries) - 1 + left


def test_undo_takes_back_a_step_and_what_was_decided_after_it() -> None:
    table = Table("design", "t1", "t2")
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"})
    table.on(3)
    assert table.state.stage.key == "2.open"
    table.at("t1", "design", changes={})
    late = table.join(name="Zoe")
    table.by("desk", "sit", seat=late, place="t2")
    assert View(table.game, "C", (), 0.0).of_desk()["undo"]["decisions"] == 1
    table.by("desk", "undo")
    assert table.state.stage.key == "1.shown"
    found = table.state.design_of("t1")
    assert found is not None
    assert found[1].changes == {"huawei.floor_rule": "equal"}
    assert table.state.seats[late].name == "Zoe", "an undo costs nobody the seat"
    for _ in range(3):
        table.by("desk", "undo")
    assert table.state.stage.key == "lobby"
    assert table.state.design_of("t1") is None
    with pytest.raises(Refused) as error:
        table.by("desk", "undo")
    assert error.value.key == "nothing_to_undo"


def test_a_place_is_taken_over_before_it_is_played() -> None:
    table = Table("design", "t1")
    table.on()
    with pytest.raises(Refused) as error:
        table.by("desk", "design", place="t2", changes={})
    assert error.value.key == "not_taken"
    table.by("desk", "takeover", place="t2", on=True)
    table.by("desk", "design", place="t2", changes={"huawei.floor_rule": "equal"})
    assert View(table.game, "C", (), 0.0).of_desk()["tasks"]["t2"]["mine"]["by"] == "desk"
    assert not table.state.absent("t2")
    table.by("desk", "takeover", place="t2", on=False)
    assert table.state.absent("t2")
