"""Debriefs of whole sessions: what adds up, what agrees with runs made by hand."""

from __future__ import annotations

import json
from string import Formatter
from typing import Any

import pytest

from sim.engine import record
from sim.measures.outcome import outcome
from sim.workshop.debrief import debrief
from sim.workshop.debrief.words import QUESTIONS
from sim.workshop.plays import plays
from sim.workshop.results import round_result
from tests.unit.workshop.play import Table, control

Told = dict[str, Any]


def _predict() -> Table:
    table = Table("predict", "a", "b", "c", months=12, questions=[6, 12])
    table.on()
    for number in (1, 2):
        for i, direction in enumerate(("lower", "higher", "same")[: 4 - number], 1):
            said = {"direction": direction, "low": 0.3 + 0.1 * i, "high": 0.6 + 0.1 * i}
            table.by(f"s{i}", "predict", place=f"s{i}", reasons=["luck"], **said)
        table.on(3)
    return table


def _design() -> Table:
    table = Table("design", "t1", "t2", teams=3, months=12, rounds=1)
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"})
    changes = {"huawei.floor_rule": "equal", "alliance.luxeed": {"sales_control": "partner"}}
    table.at("t2", "design", changes=changes)
    table.on(3)
    return table


def _roles() -> Table:
    people = ("w1.huawei", "w1.yinwang", "w1.chery", "w1.baic", "w2.huawei", "w2.seres")
    table = Table("roles", *people, teams=2, months=12, rounds=2)
    table.on()
    offer = table.at("w1.huawei", "offer", to="w1.chery", terms=control("partner", "2025-08"))
    table.at("w1.chery", "answer", offer=offer, accept=True)
    table.at("w1.baic", "policy", effort=2.0)
    table.at("w2.huawei", "policy", floor_rule="equal")
    table.on(3)
    table.at("w2.huawei", "offer", to="w2.saic", terms=control("partner", "2025-11"))
    table.on(3)
    return table


TABLES = {"predict": _predict, "design": _design, "roles": _roles}


@pytest.fixture(scope="module")
def played() -> dict[str, tuple[Table, Told]]:
    made = {game: play() for game, play in TABLES.items()}
    return {game: (t, debrief(t.game.opening, t.game.entries)) for game, t in made.items()}


@pytest.mark.parametrize("game", TABLES)
def test_it_is_json_and_the_same_again(played: dict[str, tuple[Table, Told]], game: str) -> None:
    table, told = played[game]
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    done: list[tuple[int, int]] = []
    again = debrief(table.game.opening, table.game.entries, lambda *at: done.append(at))
    assert again == told
    assert [each[0] for each in done] == sorted(each[0] for each in done)
    assert done[-1][0] == done[-1][1]
    assert all(number <= of for number, of in done)


@pytest.mark.parametrize("game", TABLES)
def test_questions_have_what_their_words_name(
    played: dict[str, tuple[Table, Told]], game: str
) -> None:
    asked = played[game][1]["questions"]
    assert 5 <= len(asked) <= 8
    for each in asked:
        words = QUESTIONS["en"][each["key"]]
        wanted = {n for text in words for _, n, _, _ in Formatter().parse(text) if n}
        assert wanted <= set(each["values"]), each["key"]
        assert set(each["kinds"]) == set(each["values"])


@pytest.mark.parametrize("game", TABLES)
def test_parts_add_up_to_the_difference(played: dict[str, tuple[Table, Told]], game: str) -> None:
    table, told = played[game]
    opening = table.game.opening
    before = record(opening.against)
    for each in told["parts"]:
        made = plays(opening, table.state)[each["place"]]
        assert not each["failed"]
        for split in each["measures"].values():
            total = sum(part["value"] for part in split["parts"])
            assert total == pytest.approx(split["after"] - split["before"], rel=1e-9, abs=1e-12)
        if each["measures"]:  # forty futures are few enough that all of them are split
            last = told["session"]["months"] - 1
            change = outcome(record(made), "aito_share", last)
            change -= outcome(before, "aito_share", last)
            split = each["measures"]["aito_share"]
            assert split["difference"] == pytest.approx(float(change.mean()), rel=1e-9)


def test_realised_is_base_and_worth_and_luck(played: dict[str, tuple[Table, Told]]) -> None:
    table, told = played["roles"]
    opening = table.game.opening
    run = record(plays(opening, table.state)["w1"])
    assert len(told["luck"]) == 14
    for line in told["luck"]:
        assert line["base"] + line["worth"] + line["luck"] == pytest.approx(line["realised"])
        if line["world"] == 1:
            earned = outcome(run, f"payoff_{line['agent']}", 5)  # two quarters were played
            assert line["realised"] == pytest.approx(float(earned[opening.future]), rel=1e-6)
            assert line["base"] + line["worth"] == pytest.approx(float(earned.mean()), rel=1e-6)


def test_only_who_decided_is_given_a_part(played: dict[str, tuple[Table, Told]]) -> None:
    first, second = played["roles"][1]["parts"]
    assert set(first["agents"]) == {"huawei", "chery", "baic"}
    # nobody plays SAIC in the second world: what its own rule answers is Huawei's doing
    assert second["agents"] == ["huawei"]
    for world in (first, second):
        assert {part["key"] for part in world["measures"]["aito_share"]["parts"]} == set(
            world["agents"]
        )


def test_a_neighbour_s_choice_is_what_a_run_by_hand_gives(
    played: dict[str, tuple[Table, Told]],
) -> None:
    table, told = played["design"]
    made = plays(table.game.opening, table.state)
    lines = {(each["place"], each["group"]): each for each in told["neighbours"]}
    assert set(lines) == {
        ("t1", "alliance.luxeed"),
        ("t2", "huawei.floor"),
        ("t2", "alliance.luxeed"),
        ("t3", "huawei.floor"),
    }
    # with the neighbour's contract the first team is the second one
    change = outcome(record(made["t2"]), "hhi", 11) - outcome(record(made["t1"]), "hhi", 11)
    line = lines["t1", "alliance.luxeed"]
    assert line["measures"]["hhi"]["mean"] == pytest.approx(float(change.mean()))
    assert line["fits"]
    assert line["other"] == "t2"


def test_the_ranking_is_that_of_the_last_round(played: dict[str, tuple[Table, Told]]) -> None:
    table, told = played["design"]
    result = round_result(table.game.opening, table.game.entries, 1)
    by_place = {team["place"]: team["score"] for team in result["teams"]}
    for line in told["ranking"]:
        assert line["score"]["mean"] == by_place[line["place"]]["mean"]
        assert line["rank"] == by_place[line["place"]]["rank"]
    assert [line["own_rule"] for line in told["ranking"] if line["place"] == "t3"] == [True]
    caution = told["caution"]
    assert caution["leader"] == told["ranking"][0]["place"]
    assert caution["runner_up"] == told["ranking"][1]["place"]
    means = [line["score"]["mean"] for line in told["ranking"][:2]]
    assert caution["margin"]["mean"] == pytest.approx(means[0] - means[1])
    assert caution["first"] + caution["overtaken"] <= 1.0


def test_who_is_silent_for_a_round_gets_what_silence_is_worth(
    played: dict[str, tuple[Table, Told]],
) -> None:
    table, told = played["predict"]
    first, second = (
        {s["place"]: s["points"] for s in round_result(opening, entries, number)["scores"]}
        for opening, entries in ((table.game.opening, table.game.entries),)
        for number in (1, 2)
    )
    points = {line["place"]: line["score"]["mean"] for line in told["ranking"]}
    assert "s3" not in second
    assert points["s3"] == pytest.approx((first["s3"] + 100 / 6) / 2)
    assert points["s1"] == pytest.approx((first["s1"] + second["s1"]) / 2)


def test_calibration_counts_all_ranges(played: dict[str, tuple[Table, Told]]) -> None:
    for each in played["predict"][1]["predictions"]:
        held = [said["held"] for said in each["said"]]
        assert each["room"]["held"] == pytest.approx(sum(held) / len(held))
        assert sum(each["room"]["directions"].values()) == len(held)


def test_turning_points_come_with_what_happened(
    played: dict[str, tuple[Table, Told]],
) -> None:
    told = played["design"][1]["turning"]
    by_place = {each["place"]: each for each in told}
    assert by_place["t3"]["points"] == []
    (jump,) = [p for p in by_place["t2"]["points"] if p["kind"] == "jump"]
    assert jump["month"] == "2025-07"
    assert any(e["rule"] == "contract" and e["own"] for e in jump["events"])
    assert {each["of"] for each in played["roles"][1]["turning"]} == {"mean", "played"}


def test_the_log_tells_what_was_taken_back() -> None:
    table = Table("design", "t1", teams=2, months=6, rounds=1)
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "equal"})
    table.by("desk", "undo")
    table.on()
    table.at("t1", "design", changes={"huawei.floor_rule": "focus", "huawei.focus": ["aito"]})
    table.on()
    told = debrief(table.game.opening, table.game.entries)
    lines = [(line["kind"], line["round"], line["undone"]) for line in told["log"]]
    assert lines == [
        ("advance", 0, True),
        ("design", 1, True),
        ("undo", 0, False),
        ("advance", 0, False),
        ("design", 1, False),
        ("advance", 1, False),
    ]
    assert told["log"][1]["name"] == "s1"
    assert told["session"]["played"] == [1]


@pytest.mark.parametrize("game", TABLES)
def test_before_a_round_has_closed_there_is_little_to_tell(game: str) -> None:
    table = Table(game, months=18)
    told = debrief(table.game.opening, table.game.entries)
    empty = ("ranking", "luck", "turning", "parts", "neighbours", "questions", "plays")
    assert all(not told[name] for name in empty)
    assert told["session"]["played"] == []


def test_all_that_was_decided_last_is_told_beside_a_turn() -> None:
    """Not one of several hand-overs of one month, whichever the ledger names last."""
    table = Table("predict", "a", months=12, questions=[12], rounds=1)
    table.on(4)
    told = debrief(table.game.opening, table.game.entries)
    brands = [
        {event["agent"] + str(event["to"]) for event in point["events"] if event["own"]}
        for line in told["turning"]
        for point in line["points"]
        if any(event["month"] == "2025-07" for event in point["events"] if event["own"])
    ]
    assert brands
    assert all(len(each) > 1 for each in brands), brands
