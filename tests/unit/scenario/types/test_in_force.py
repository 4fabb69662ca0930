"""Levers with dates: what holds when, and how files say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.levers.huawei import HuaweiLevers, InForce
from sim.scenario import Scenario, Vocabulary, load, to_plain
from sim.scenario.setting import numbers, with_number
from sim.scenario.types.in_force import begins, course, in_force

Write = Callable[..., str]
FULL = {"effort": 1.0, "outlets": 1.0}


def levers(*later: dict[str, Any], **start: Any) -> HuaweiLevers:
    made = Scenario(name="x", title="X", question="?").replace(huawei={**start, "later": later})
    return made.huawei


# what holds when


def test_what_is_left_out_stays_as_it_was() -> None:
    found = levers(
        {"from": "2026-07", "resource_rule": "focus", "yinwang_share": 0.2},
        {"from": "2026-01", "floor_rule": "focus", "focus": ("aito",)},
        {"from": "2026-10", "focus": ("luxeed", "aito")},
        resource_rule="equal",
    )
    start = InForce("proportional", "equal", ())
    january = InForce("focus", "equal", ("aito",))
    july = InForce("focus", "focus", ("aito",), 0.2)
    october = InForce("focus", "focus", ("luxeed", "aito"), 0.2)
    assert [in_force(found, month) for month in ("2025-07", "2025-12")] == [start, start]
    assert [in_force(found, month) for month in ("2026-01", "2026-06")] == [january, january]
    assert [in_force(found, month) for month in ("2026-07", "2026-10")] == [july, october]
    assert [number for _, number, _ in course(found)] == [None, 1, 0, 2]


def test_an_entry_of_the_first_month_holds_from_the_start() -> None:
    assert in_force(levers({"from": "2025-07", "floor_rule": "equal"}), "2025-07").floor_rule == (
        "equal"
    )


# files


def test_one_map_or_a_list_of_maps(write: Write, words: Vocabulary) -> None:
    one = load(write("one", "makers: {chery: {effort: 1.5}}\n"), vocabulary=words).scenario
    listed = load(write("listed", "makers: {chery: [{effort: 1.5}]}\n"), vocabulary=words).scenario
    assert one.makers == listed.makers
    assert to_plain(one)["makers"] == {"chery": {"effort": 1.5}}
    assert begins(one.makers["chery"][0]) == "2025-07"


def test_a_list_of_one_merges_as_the_map(write: Write, words: Vocabulary) -> None:
    write("base", "makers: {chery: [{effort: 1.5}], saic: {outlets: 2.0}}\n")
    text = "extends: base\nmakers: {chery: {outlets: 3.0}, saic: null}\n"
    child = load(write("child", text), vocabulary=words)
    assert to_plain(child.scenario)["makers"] == {"chery": {"effort": 1.5, "outlets": 3.0}}
    assert {key: change.base for key, change in child.changes.items()} == {
        "makers.chery.outlets": None,
        "makers.saic": {"outlets": 2.0},
    }


def test_they_can_be_set_on_the_command_line(write: Write, words: Vocabulary) -> None:
    file = write("mine", "huawei: {later: [{from: 2026-01, floor_rule: equal}]}\n")
    made = load(
        file,
        vocabulary=words,
        overrides=["makers.chery.effort=1.25", "huawei.later.0.from=2026-04"],
    ).scenario
    assert made.makers["chery"][0].effort == 1.25
    assert made.huawei.later[0].from_ == "2026-04"


def test_their_numbers_can_be_varied() -> None:
    made = Scenario(name="x", title="X", question="?").replace(
        huawei={"later": [{"from": "2026-01", "yinwang_share": 0.5}]},
        makers={"chery": {"effort": 1.5}, "saic": [{"outlets": 2.0}, {"from": "2026-01"} | FULL]},
    )
    dated = ("huawei.later.", "makers.")
    assert {key: number for key, number in numbers(made).items() if key.startswith(dated)} == {
        "huawei.later.0.yinwang_share": 0.5,
        "makers.chery.effort": 1.5,
        "makers.saic.0.outlets": 2.0,
        "makers.saic.1.effort": 1.0,
        "makers.saic.1.outlets": 1.0,
    }
    assert with_number(made, "makers.saic.1.effort", 0.75).makers["saic"][1].effort == 0.75
