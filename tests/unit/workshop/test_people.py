"""Seats: names, places, who may sit where, and who may not decide for whom."""

from __future__ import annotations

import pytest

from sim.workshop.people import MOST_SEATS
from sim.workshop.refused import Refused
from tests.unit.workshop.play import Table


@pytest.mark.parametrize(
    "name",
    ["", "   ", "x" * 41, "a\nb", "a\tb", "evil\u202egnp.exe", "a\u200bb", "\0", "a\u2028b"],
)
def test_names_that_would_disturb_others_are_refused(name: str) -> None:
    table = Table("predict")
    with pytest.raises(Refused) as error:
        table.by("desk", "join", seat="s1", name=name)
    assert error.value.key == "name"
    assert not table.state.seats


@pytest.mark.parametrize("name", ["李雷", "O'Brien", "<b>Bo</b>", "Zoë  Ann", "👩‍🏫"[:1]])
def test_other_names_are_kept_as_they_are(name: str) -> None:
    table = Table("predict")
    table.by("desk", "join", seat="s1", name=f" {name} ")
    assert table.state.seats["s1"].name == " ".join(name.split())


def test_equal_names_get_a_number() -> None:
    table = Table("predict")
    for _ in range(3):
        table.join(name="Bo")
    assert [seat.name for seat in table.state.seats.values()] == ["Bo", "Bo (2)", "Bo (3)"]


def test_the_door_can_be_locked_and_the_room_is_finite() -> None:
    table = Table("predict")
    table.by("desk", "lock", locked=True)
    with pytest.raises(Refused, match="closed the door"):
        table.join()
    table.by("desk", "lock", locked=False)
    for _ in range(MOST_SEATS):
        table.join()
    with pytest.raises(Refused, match="full"):
        table.join()


def test_places_are_chosen_in_the_lobby_and_later_by_the_desk() -> None:
    table = Table("design", "t1", None)  # type: ignore[arg-type]
    table.by("s1", "sit", seat="s1", place="t2")
    table.on()
    with pytest.raises(Refused) as error:
        table.by("s1", "sit", seat="s1", place="t1")
    assert error.value.key == "not_lobby"
    table.by("s2", "sit", seat="s2", place="t3")
    table.by("desk", "sit", seat="s1", place="t4")
    assert [s.place for s in table.state.seats.values()] == ["t4", "t3"]
    for place in ("t9", "w1.huawei", "s1"):
        with pytest.raises(Refused) as error:
            table.by("desk", "sit", seat="s1", place=place)
        assert error.value.key == "unknown_place"


def test_who_comes_late_sits_where_nobody_plays() -> None:
    """Else a second phone would see, and change, what a rival has decided."""
    table = Table("design", "t1")
    table.on()
    late = table.join()
    with pytest.raises(Refused) as error:
        table.by(late, "sit", seat=late, place="t1")
    assert error.value.key == "occupied"
    table.by("desk", "takeover", place="t2", on=True)
    with pytest.raises(Refused):
        table.by(late, "sit", seat=late, place="t2")
    table.by(late, "sit", seat=late, place="t3")
    another = table.join()
    table.by("desk", "sit", seat=another, place="t1")
    assert [seat.name for seat in table.state.people("t1")] == ["s1", another]


def test_an_undo_costs_nobody_the_place_that_was_free() -> None:
    table = Table("design", "t1")
    table.on()
    table.by("desk", "takeover", place="t3", on=True)
    table.by("desk", "takeover", place="t3", on=False)
    late = table.join()
    table.by(late, "sit", seat=late, place="t3")
    table.by("desk", "undo")
    assert "t3" in table.state.takeovers, "it was given back before that person came"
    assert table.state.seats[late].place == "t3"


def test_nobody_moves_somebody_else() -> None:
    table = Table("design", "t1", "t2")
    with pytest.raises(Refused) as error:
        table.by("s1", "sit", seat="s2", place="t1")
    assert error.value.key == "not_yours"


def test_nobody_decides_for_another_place() -> None:
    table = Table("design", "t1", "t2")
    table.on()
    with pytest.raises(Refused) as error:
        table.by("s1", "design", place="t2", changes={})
    assert error.value.key == "not_yours"
    predict = Table("predict")
    predict.join()
    predict.join()
    predict.on()
    with pytest.raises(Refused):
        predict.by("s1", "predict", place="s2", direction="higher", low=0.5, high=0.6)
    assert not predict.state.predictions


def test_a_removed_seat_can_do_nothing_more() -> None:
    table = Table("design", "t1")
    table.on()
    table.by("desk", "remove", seat="s1")
    with pytest.raises(Refused) as error:
        table.by("s1", "design", place="t1", changes={})
    assert error.value.key == "removed"
    assert table.state.absent("t1")


def test_decisions_wait_for_an_open_round() -> None:
    table = Table("predict")
    table.join()
    given = {"place": "s1", "direction": "same", "low": 0.2, "high": 0.3}
    with pytest.raises(Refused) as error:
        table.by("s1", "predict", **given)
    assert error.value.key == "not_open"
    table.on()
    table.by("s1", "predict", **given)
    table.by("s1", "predict", **{**given, "high": 0.5})
    assert table.state.predictions[1, "s1"].high == 0.5
    table.on()
    with pytest.raises(Refused):
        table.by("s1", "predict", **given)
    with pytest.raises(Refused) as error:
        table.by("s1", "design", place="s1", changes={})
    assert error.value.key == "not_this_format"
