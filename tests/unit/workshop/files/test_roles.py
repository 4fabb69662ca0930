"""Offers by files: made in one round, answered in the next."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sim.errors import FileError
from sim.scenario.text.nodes import Node, Place
from sim.workshop.files.forward import advance
from sim.workshop.files.moves import Move, fair
from sim.workshop.files.session import load
from sim.workshop.files.stand import standing
from tests.unit.workshop.files.made import ROLES, all_here, filled_in, say, workshop

HAND_OVER = "offers:\n  - {to: chery, from: 2025-10, sales_control: partner, exit_months: 3}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four quarters in one world."""
    return workshop(tmp_path / "w", "roles", rounds=4)


def _offers(folder: Path) -> list[Any]:
    return list(load(folder).table.state.offers.values())


def _offered(folder: Path, text: str = HAND_OVER, name: str = "w1_huawei") -> int:
    """The number of an offer, as the other side's file tells it."""
    say(folder, 1, name, text)
    all_here(folder, 1)
    advance(folder)
    found = re.search(r"offer (\d+) from", (folder / "round_2" / "w1_chery.yaml").read_text())
    assert found is not None
    return int(found[1])


def test_an_offer_is_answered_in_the_next_round(folder: Path) -> None:
    number = _offered(folder)
    assert [(o.number, o.state, o.round) for o in _offers(folder)] == [(number, "open", 2)]
    assert f"withdraw: [{number}]" in (folder / "round_2" / "w1_huawei.yaml").read_text()
    say(folder, 2, "w1_chery", f"answers: [{{offer: {number}, accept: true}}]\n")
    found = advance(folder)
    (deal,) = load(folder).table.state.deals.values()
    assert (deal.number, deal.own_rule, deal.terms.from_) == (number, False, "2025-10")
    terms = found.result["worlds"][0]["contracts"]["luxeed"]
    assert [t["sales_control"] for t in terms if t["deal"] == number] == [
        dict.fromkeys(("stores", "policy", "after_sales"), "partner")
    ]
    assert "accepted" in found.text
    assert f"deal {number} with Huawei" in (folder / "round_3" / "w1_chery.yaml").read_text()
    say(folder, 3, "w1_chery", f"leave: [{number}]\n")
    advance(folder)
    (deal,) = load(folder).table.state.deals.values()
    assert deal.ends == "2026-04"


def test_who_is_there_and_says_nothing_lets_it_lapse(folder: Path) -> None:
    _offered(folder)
    all_here(folder, 2)
    advance(folder)
    assert [o.state for o in _offers(folder)] == ["lapsed"]


def test_for_who_is_not_there_its_own_rule_answers(folder: Path) -> None:
    # no outlets have to open where only the policy passes
    number = _offered(folder, HAND_OVER.replace("partner", "{policy: partner}"))
    found = advance(folder)
    assert [o.state for o in _offers(folder)] == ["asked"]
    assert load(folder).table.state.deals[number].own_rule
    assert "chery" in found.result["worlds"][0]["own_rule"]
    (answer,) = found.result["worlds"][0]["rule_answers"]
    assert (answer["offer"], answer["month"], answer["answer"]) == (number, "2025-10", "accepted")
    assert "accepted by its default rule in 2025-10" in found.text


def test_huawei_that_nobody_plays_takes_no_offers(folder: Path) -> None:
    say(folder, 1, "w1_chery", HAND_OVER.replace("chery", "huawei"))
    advance(folder)
    advance(folder)
    assert [o.state for o in _offers(folder)] == ["lapsed"]


def test_a_counter_is_a_no_and_an_offer_for_the_next_round(folder: Path) -> None:
    number = _offered(folder)
    say(
        folder,
        2,
        "w1_chery",
        f"counters: [{{offer: {number}, from: 2026-01, sales_control: shared}}]\n",
    )
    advance(folder)
    first, back = _offers(folder)
    assert (first.state, back.state) == ("refused", "open")
    assert (back.maker, back.to, back.brand, back.round) == ("w1.chery", "w1.huawei", "luxeed", 3)
    say(folder, 3, "w1_huawei", f"answers: [{{offer: {back.number}, accept: true}}]\n")
    advance(folder)
    assert list(load(folder).table.state.deals) == [back.number]


def test_a_brand_that_nobody_plays_is_asked_at_once(folder: Path) -> None:
    say(folder, 1, "w1_yinwang", "offers: [{to: faw, from: 2026-01, model_type: supplier}]\n")
    advance(folder)
    assert [(o.state, o.round) for o in _offers(folder)] == [("asked", 1)]


def test_the_months_must_be_right_for_the_round_of_the_answer(folder: Path) -> None:
    say(folder, 1, "w1_huawei", HAND_OVER.replace("2025-10", "2025-09"))
    (problem,) = standing(folder).problems
    assert (problem.line, problem.key) == (2, "offers.0")
    assert "2025-09 is not from 2025-10 to" in problem.text


def test_nobody_can_answer_after_the_last_round(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "roles", rounds=1)
    text = HAND_OVER + "  - {to: seres, from: 2025-10, sales_control: shared}\n"
    say(folder, 1, "w1_huawei", text)
    say(folder, 1, "w1_yinwang", "offers: [{to: faw, from: 2026-01, model_type: supplier}]\n")
    with pytest.raises(FileError) as error:
        advance(folder)
    assert [(p.line, p.key) for p in error.value.problems] == [(2, "offers.0"), (3, "offers.1")]
    assert all("last round" in p.text for p in error.value.problems)


def test_what_others_forestall_is_told_and_stops_nobody(folder: Path) -> None:
    number = _offered(folder)
    say(folder, 2, "w1_huawei", f"withdraw: [{number}]\n")
    say(folder, 2, "w1_chery", f"answers:\n- {{offer: {number}, accept: true}}\n")
    found = advance(folder)
    assert found.result["overtaken"] == [
        {"place": "w1.chery", "key": "answers.0", "text": "that offer is no longer open"}
    ]
    line = "w1_chery.yaml:2: answers.0: that offer is no longer open"
    assert line in found.text
    seen = {p.stem: p.read_text() for p in (folder / "round_2" / "seen").iterdir()}
    assert line in seen["w1_chery"]
    assert "no longer open" not in seen["w1_baic"]
    assert not load(folder).table.state.deals


def test_a_role_sees_its_own_and_no_more(folder: Path) -> None:
    _offered(folder)
    all_here(folder, 2)
    advance(folder)
    seen = {p.stem: p.read_text() for p in (folder / "round_2" / "seen").iterdir()}
    assert "sales_control: partner" in seen["w1_chery"]
    assert "sales_control" not in seen["w1_baic"]
    # a brand's fixed costs may be more than it earns
    own = re.findall(r"^(Huawei|Chery|BAIC) +-?[\d.]+$", seen["w1_baic"], re.MULTILINE)
    assert own == ["BAIC"]


def test_examples_of_later_rounds_can_be_taken_as_they_stand(folder: Path) -> None:
    _offered(folder)
    for number in (2, 3, 4):
        for name in ("w1_huawei", "w1_chery", "w1_yinwang", "w1_seres"):
            path = folder / f"round_{number}" / f"{name}.yaml"
            text = filled_in(path.read_text())
            # yes and other terms are two answers to one question
            text = re.sub(r"^counters:.*\n(  - .*\n)+", "", text, flags=re.MULTILINE)
            if "answers:" in text:  # and a yes binds the brand for a while
                text = re.sub(r"^offers:.*\n(  - .*\n)+", "", text, flags=re.MULTILINE)
            # and two deals for a brand in one month are one too many
            text = re.sub(r"^(answers:\n  - .*\n)(  - .*\n)+", r"\1", text, flags=re.MULTILINE)
            # and who leaves in a month has no other contract begin in it
            path.write_text(re.sub(r"^(withdraw|leave):.*\n", "", text, flags=re.MULTILINE))
        assert standing(folder).problems == ()
        advance(folder)
    assert load(folder).table.state.deals


def test_nobody_is_always_first() -> None:
    places = ["a", "b", "c"]
    moves = [
        Move(place, "offer", {}, (), Node(None, Place("f", 1)), phase=phase, turn=turn)
        for place in places
        for phase, turn in ((5, 1), (0, 0), (5, 0))
    ]
    for number, order in ((1, "abc"), (2, "bca"), (3, "cab"), (4, "abc")):
        found = [(m.phase, m.turn, m.place) for m in fair(moves, places, number)]
        assert found == [(p, t, c) for p, t in ((0, 0), (5, 0), (5, 1)) for c in order]


def test_who_makes_an_offer_is_not_played_by_a_rule(tmp_path: Path) -> None:
    """The offer is put when the next round opens; who made it was there in this one."""
    folder = workshop(tmp_path / "w", "roles", rounds=2)
    say(folder, 1, "w1_huawei", "offers: [{to: chery, from: 2025-10, sales_control: partner}]")
    result = advance(folder).result
    assert result["worlds"][0]["own_rule"] == [role for role in ROLES if role != "huawei"]
    seen = (folder / "round_1/seen/w1_huawei.txt").read_text(encoding="utf-8")
    assert "Everybody played" not in seen, "a role's page does not speak of the others' files"


def test_a_quarter_is_told_in_the_room_s_language(tmp_path: Path) -> None:
    folder = workshop(tmp_path / "w", "roles", rounds=2, language="zh")
    advance(folder)
    advance(folder)
    # by the end of the year at the latest
    told = (folder / "round_2/results.txt").read_text(encoding="utf-8")
    assert "尚界推出首款车型" in told
    for english in (" huawei ", "hima", "launch", "refresh"):
        assert english not in told
