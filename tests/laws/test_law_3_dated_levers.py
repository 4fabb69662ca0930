"""Law 3 for dated levers: what changes nothing changes no bit, and nothing before its month."""

from __future__ import annotations

from typing import Any

import pytest

from sim.engine import record, record_one
from sim.measures.recording import Recording
from sim.scenario import Scenario
from tests.laws.helpers import different, recorded, scenario

Changes = dict[str, Any]
BEGINS = 7
"""2026-02: no month in which Huawei would review anyway, nor one of a budget."""

FLAT = {"yinwang_share": {"now": 0.3, "in_36_months": 0.3}}


def huawei(*later: Changes, **levers: Any) -> Changes:
    return {"huawei": {**levers, "later": later}}


def once(**entry: Any) -> Changes:
    """One change of Huawei's levers in the month after a quarter's first."""
    return {"from": "2026-02", **entry}


NOTHING: dict[str, tuple[Changes, Changes]] = {
    "the rules again": ({}, huawei(once(floor_rule="proportional", resource_rule="proportional"))),
    "a list that nobody uses": ({}, huawei(once(focus=("luxeed",)))),
    "the list in another order": (
        {"huawei": {"floor_rule": "focus", "focus": ("luxeed", "aito")}},
        huawei(once(focus=("aito", "luxeed")), floor_rule="focus", focus=("luxeed", "aito")),
    ),
    "the part that it has anyway": ({"huawei": FLAT}, huawei(once(yinwang_share=0.3), **FLAT)),
    "the same twice": (
        huawei({"from": "2025-11", "floor_rule": "equal", "yinwang_share": 0.4}),
        huawei(
            {"from": "2025-11", "floor_rule": "equal", "yinwang_share": 0.4},
            once(floor_rule="equal", yinwang_share=0.4),
        ),
    ),
    "a list for a rule to come": (
        huawei({"from": "2025-09", "floor_rule": "focus", "focus": ("aito",)}),
        huawei({"from": "2025-08", "focus": ("aito",)}, {"from": "2025-09", "floor_rule": "focus"}),
    ),
    "what the start could say": (
        {"huawei": {"floor_rule": "equal"}},
        huawei({"from": "2025-07", "floor_rule": "equal"}),
    ),
    "factors of 1": (
        {},
        {"makers": {"seres": {"effort": 1.0, "outlets": 1.0}, "chery": ({"outlets": 1.0},)}},
    ),
    "factors of 1 later": ({}, {"makers": {"chery": once(effort=1.0, outlets=1.0)}}),
    "no entries": ({}, {"makers": {"chery": ()}, "huawei": {"later": ()}}),
    "the same factor again": (
        {"makers": {"chery": {"effort": 1.5, "outlets": 2.0}}},
        {"makers": {"chery": ({"effort": 1.5, "outlets": 2.0}, once(effort=1.5))}},
    ),
}

LATER: dict[str, tuple[Changes, int]] = {
    "floor": (huawei(once(floor_rule="equal")), BEGINS),
    "resources": (huawei(once(resource_rule="equal")), BEGINS),
    "focus": (huawei(once(floor_rule="focus", focus=("luxeed",))), BEGINS),
    "Yinwang's part": (huawei(once(yinwang_share=0.6)), BEGINS),
    "outlets": ({"makers": {"chery": once(outlets=2.0)}}, BEGINS),
    # budgets are set in April
    "effort": ({"makers": {"chery": once(effort=2.0)}}, BEGINS + 2),
}


def made(name: str, changes: Changes, **more: Any) -> Scenario:
    return scenario(name, **changes, **more)


def levers_in(recording: Recording) -> list[str]:
    return [entry.agent for entry in recording.ledger if entry.rule == "lever"]


@pytest.mark.parametrize("name", ["keep_control", "take_back_when_slumping"])
@pytest.mark.parametrize(("without", "with_it"), NOTHING.values(), ids=list(NOTHING))
def test_a_lever_that_changes_nothing(name: str, without: Changes, with_it: Changes) -> None:
    base, recording = record(made(name, without)), record(made(name, with_it))
    assert different(base, recording) == []
    kept = [entry for entry in base.ledger if entry.rule != "lever"]
    assert kept == [entry for entry in recording.ledger if entry.rule != "lever"]


@pytest.mark.parametrize(("changes", "first"), LATER.values(), ids=list(LATER))
def test_bits_agree_until_the_month_of_the_lever(changes: Changes, first: int) -> None:
    base, recording = recorded("cede_sales"), record(made("cede_sales", changes))
    assert different(base, recording, slice(0, first)) == []
    assert "orders" in different(base, recording, slice(first, first + 1))
    assert {entry.month for entry in recording.ledger if entry.rule == "lever"} == {BEGINS}


def test_two_futures_that_part_later_have_the_same_past() -> None:
    """Nobody knows in autumn what will be decided in spring."""
    first = {"from": "2025-10", "floor_rule": "equal"}
    one = record(made("cede_sales", huawei(first, once(yinwang_share=0.5))))
    other = record(made("cede_sales", huawei(first, once(resource_rule="equal"))))
    assert different(one, other, slice(0, BEGINS)) == []
    assert "orders" in different(one, other, slice(BEGINS, BEGINS + 1))


def test_an_entry_that_changes_nothing_leaves_no_line() -> None:
    again = record(made("keep_control", huawei(once(floor_rule="proportional"))))
    assert again.ledger == recorded("keep_control").ledger
    factor = record(made("keep_control", {"makers": {"chery": {"effort": 1.0}}}))
    assert factor.ledger == recorded("keep_control").ledger


def test_where_no_stores_are_run_outlets_make_no_difference() -> None:
    """Under keep_control Luxeed has none: a factor on none is none."""
    recording = record(made("keep_control", {"makers": {"chery": {"outlets": 3.0}}}))
    assert different(recorded("keep_control"), recording) == []
    assert levers_in(recording) == ["chery"]


def test_a_replication_is_the_same_alone_under_dated_levers() -> None:
    """A rule that favours the list in some futures, and a list that changes, move no others."""
    rule = {
        "name": "favour",
        "when": {"measure": "share", "brand": "luxeed", "below": 0.08},
        "then": {"floor_rule": "focus", "yinwang_share": 0.5},
    }
    levers = huawei(once(focus=("stelato",), yinwang_share=0.2), focus=("luxeed",))
    makers = {"chery": {"effort": 1.4}, "baic": once(outlets=2.0)}
    changed = made("cede_sales", levers, rules=(rule,), makers=makers)
    whole, blocks = record(changed), record(changed, block=7)
    assert different(whole, blocks) == []
    (acted,) = {e.replications for e in whole.ledger if e.rule == "favour" and e.month == 1} or {0}
    assert 0 < acted < whole.replications
    for replication in (0, 13, 49):
        alone = record_one(changed, replication)
        for name, array in alone.arrays.items():
            here = whole.arrays[name][:, :, replication : replication + 1]
            assert array.tobytes() == here.tobytes(), (replication, name)
