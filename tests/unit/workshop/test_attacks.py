"""What a hostile participant may try in the game itself."""

from __future__ import annotations

from typing import Any

import pytest

from sim.workshop import replay as module
from sim.workshop.entry import DESK
from sim.workshop.refused import Refused
from sim.workshop.replay import replay
from sim.workshop.results import for_viewer, round_result
from sim.workshop.roles.offers import MOST_OFFERS
from tests.unit.workshop.play import Table, control


@pytest.mark.parametrize(
    "name", ["\u00a0", "\u3164", "\u2800", "\u115f\u1160", "\ufe0f", "\u0301\u0301", "\u3000"]
)
def test_a_name_that_cannot_be_seen_is_none(name: str) -> None:
    with pytest.raises(Refused, match="name"):
        Table("predict").join(name=name)


@pytest.mark.parametrize("name", ["Ann\u00a0", "\u3000Ann", "Ann\u3164"])
def test_nobody_takes_another_s_name_with_what_cannot_be_seen(name: str) -> None:
    table = Table("predict")
    table.join(name="Ann")
    table.join(name=name)
    assert [seat.name for seat in table.state.seats.values()] == ["Ann", "Ann (2)"]


@pytest.mark.parametrize(
    "name", ["Zo\u00eb", "\u4e2d \u6587", "O'Neil-7", "\u0928\u093f", "\U0001f600"]
)
def test_names_of_all_kinds_are_taken(name: str) -> None:
    table = Table("predict")
    table.join(name=name)
    assert table.state.seats["s1"].name == name


def test_letters_with_many_marks_are_no_name() -> None:
    """They would run over the lines above and below."""
    with pytest.raises(Refused, match="name"):
        Table("predict").join(name="a" + "\u0336" * 20)


def test_yinwang_does_not_see_huawei_s_terms_in_what_it_left() -> None:
    table = Table("roles", "w1.huawei", "w1.yinwang", "w1.seres")
    table.on()
    terms = {"sales_control": {"stores": "partner"}, "from": "2025-07", "handover_months": 0}
    first = table.at("w1.huawei", "offer", to="w1.seres", brand="aito", terms=terms)
    table.at("w1.seres", "answer", offer=first, accept=True)
    given = {"model_type": "hybrid", "from": "2025-10", "handover_months": 1, "exit_months": 1}
    second = table.at("w1.yinwang", "offer", to="w1.seres", brand="aito", terms=given)
    table.at("w1.seres", "answer", offer=second, accept=True)
    table.at("w1.yinwang", "leave", deal=second)
    table.on(2)
    result = round_result(table.game.opening, table.game.entries, 1)
    (world,) = for_viewer(result, "w1.yinwang", over=False)["worlds"]
    assert {term["deal"] for term in world["contracts"]["aito"]} == {second}
    assert "sales_control" not in str(world["contracts"]["aito"])
    (own,) = for_viewer(result, "w1.seres", over=False)["worlds"]
    assert "sales_control" in str(own["contracts"]["aito"])


def test_offers_of_a_place_come_to_an_end() -> None:
    """Each of them is in the other side's every snapshot."""
    table = Table("roles", "w1.huawei", "w1.seres", "w1.chery")
    table.on()
    told = {"to": "w1.seres", "brand": "aito", "terms": control("partner")}
    for _ in range(MOST_OFFERS - 1):
        table.at("w1.huawei", "offer", **told)
    number = table.at("w1.chery", "offer", to="w1.huawei", brand="luxeed", terms=control("partner"))
    table.at("w1.huawei", "counter", offer=number, terms=control("shared"))
    with pytest.raises(Refused, match=f"{MOST_OFFERS} offers"):
        table.at("w1.huawei", "offer", **told)
    with pytest.raises(Refused, match=f"{MOST_OFFERS} offers"):
        table.at("w1.huawei", "offer", **told)
    table.on(3)
    table.at("w1.huawei", "offer", **{**told, "terms": control("partner", "2026-01")})


def test_designs_that_were_replaced_are_not_worked_out_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else thousands of them would hold up the room with every undo."""
    table = Table("design", "t1", "t2")
    table.on()
    for number in range(30):
        for place in ("t1", "t2"):
            changes = {"huawei.floor_rule": ("equal", "proportional")[number % 2]}
            table.at(place, "design", changes=changes, text=f"{place} {number}")
    table.on(3)
    for number in range(5):
        table.at("t1", "design", changes={}, text=f"again {number}")
    acted = []
    real = module.act
    monkeypatch.setattr(
        module, "act", lambda state, each: (acted.append(each.kind), real(state, each))
    )
    assert replay(table.game.opening, table.game.entries) == table.state
    assert acted.count("design") == 3


def test_a_design_is_no_novel() -> None:
    table = Table("design", "t1")
    table.on()
    rule: dict[str, Any] = {
        "when": {"measure": "hhi", "below": 1.0},
        "then": {"floor_rule": "equal"},
    }
    rules = [{"name": f"r{i}", **rule, "reason": "x" * 100} for i in range(50)]
    with pytest.raises(Refused, match="too much"):
        table.at("t1", "design", changes={"rules": rules})
    table.at("t1", "design", changes={"rules": rules[:20]})


def test_behind_a_locked_door_nobody_slips_into_another_team() -> None:
    """A second phone that took no place would see and change what a rival has."""
    table = Table("design", "t1")
    spy = table.join(name="spy")
    table.on()
    table.by(DESK, "lock", locked=True)
    with pytest.raises(Refused, match="facilitator can still move you"):
        table.by(spy, "sit", seat=spy, place="t1")
    table.by(DESK, "sit", seat=spy, place="t2")
    table.by(DESK, "lock", locked=False)
    late = table.join(name="late")
    with pytest.raises(Refused, match="is played already"):
        table.by(late, "sit", seat=late, place="t1")
    table.by(late, "sit", seat=late, place="t3")
