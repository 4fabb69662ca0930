"""What the projector shows of a round."""

from __future__ import annotations

from typing import Any

from sim.workshop.results import for_screen, for_viewer

WORLD: dict[str, Any] = {
    "world": 1,
    "share": [0.8],
    "events": [{"month": "2025-07", "rule": "launch", "agent": "saic"}],
    "payoffs": {"huawei": [1.0]},
    "rule_answers": [],
    "contracts": {"luxeed": [{"from": "2025-10", "deal": None}]},
}
ROLES: dict[str, Any] = {"format": "roles", "round": 1, "worlds": [WORLD, {**WORLD, "world": 2}]}


def test_all_worlds_without_money_and_contracts() -> None:
    seen = for_screen(ROLES, over=False)
    assert [each["world"] for each in seen["worlds"]] == [1, 2]
    for each in seen["worlds"]:
        assert (each["share"], each["events"]) == (WORLD["share"], WORLD["events"])
        assert each["payoffs"] == {}
        assert each["contracts"] == {}
    assert WORLD["payoffs"], "the results are left as they were"


def test_everything_when_it_is_over() -> None:
    assert for_screen(ROLES, over=True) == ROLES


def test_predictions_are_public_once_they_are_shown() -> None:
    result = {"format": "predict", "scores": [{"name": "Ann"}]}
    assert for_screen(result, over=False) == result


def test_how_hard_others_push_is_their_own_affair_until_the_end() -> None:
    levers = [{"month": "2025-07", "rule": "lever", "agent": who} for who in ("chery", "huawei")]
    result = {**ROLES, "worlds": [{**WORLD, "events": levers}]}
    assert [e["agent"] for e in for_screen(result, over=False)["worlds"][0]["events"]] == ["huawei"]
    for place, seen in (("w1.huawei", levers[1:]), ("w1.yinwang", levers[1:])):
        assert for_viewer(result, place, over=False)["worlds"][0]["events"] == seen
        assert for_viewer(result, place, over=True)["worlds"][0]["events"] == levers
