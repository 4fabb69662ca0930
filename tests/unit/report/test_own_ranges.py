"""Ranges of a scenario's own: counted once, labelled as its own, and said to leave the fit."""

from __future__ import annotations

from typing import Any

from sim.report.drawn import drawn_numbers
from sim.report.evidence import changed_values
from sim.report.own_ranges import not_fitted
from sim.scenario import Scenario, to_plain
from sim.scenario.differences.difference import difference
from sim.scenario.text.changes import changes_between
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.types.drawn import drawn_by_scenario
from sim.study.load import load
from sim.world.world import World, register

OWN = {"low": 1.0, "high": 3.0, "source": "a survey", "reason": "hits sell more"}
SAME = {"low": 0.3, "high": 0.7}


def with_ranges(**assumptions: Any) -> Scenario:
    return load("cede_sales_fully").replace(assumptions=assumptions)


def changed(base: Scenario, scenario: Scenario) -> dict[str, Any]:
    after = to_plain(scenario)
    found = changes_between(to_plain(base), after, node_of(after, Place("x", 0)))
    return {each.key: each for each in changed_values(found, scenario)}


def test_what_leaves_the_fit_is_named_and_what_restates_is_told_apart() -> None:
    made = with_ranges(launch_pull=OWN, refresh_strength=SAME, overlap_cost={"fixed": 0.0})
    assert (not_fitted(made).changed, not_fitted(made).restated) == (
        ("launch_pull",),
        ("refresh_strength",),
    )
    assert not_fitted(made.replace(run={"prior": True})).words() == ""
    assert not_fitted(load("cede_sales_fully")).words() == ""


def test_the_register_of_a_world_has_the_scenarios_evidence() -> None:
    number = World.of(with_ranges(launch_pull=OWN)).register["launch_pull"]
    assert (number.source, number.reason) == ("a survey", "hits sell more")
    bare = World.of(with_ranges(refresh_strength={"fixed": 0.3})).register["refresh_strength"]
    assert bare.source != register()["refresh_strength"].source
    assert bare.evidence == "assumption"


def test_a_changed_range_was_the_registers() -> None:
    rows = changed(
        load("cede_sales_fully"), with_ranges(launch_pull=OWN, refresh_strength={"fixed": 0.3})
    )
    assert set(rows) == {
        "assumptions.launch_pull.low",
        "assumptions.launch_pull.high",
        "assumptions.refresh_strength.fixed",
    }
    low = rows["assumptions.launch_pull.low"]
    assert (low.value, low.base, low.from_register) == (1.0, 0.2, True)
    assert low.evidence == "the scenario's own range: a survey; hits sell more"
    fixed = rows["assumptions.refresh_strength.fixed"]
    assert (fixed.base, fixed.from_register) == ({"low": 0.3, "high": 0.7}, True)


def test_a_range_over_the_bases_range_was_the_bases() -> None:
    base = with_ranges(launch_pull=OWN)
    rows = changed(base, base.replace(assumptions={"launch_pull": {"high": 2.0}}))
    (row,) = rows.values()
    assert (row.base, row.from_register) == (3.0, False)
    assert "a survey" not in row.evidence  # which spoke for the other range
    (gone,) = changed(base, base.replace(assumptions={"launch_pull": None})).values()
    assert gone.value == {"low": 0.2, "high": 2.0}
    assert gone.evidence.startswith("assumption: history_to_2025_06.csv")


def test_another_source_is_no_change_between_scenarios() -> None:
    one = with_ranges(launch_pull=OWN)
    other = one.replace(assumptions={"launch_pull": {"source": "another survey"}})
    assert difference(one, other).deltas == ()


def test_pinned_numbers_are_not_drawn_and_brands_of_ones_own_are() -> None:
    plain = drawn_numbers(load("cede_sales_fully"))
    known = register() | drawn_by_scenario(load("cede_sales_fully"))
    assert set(plain.names) == {n for n, number in known.items() if number.value is None}
    assert sum(plain.kinds.values()) == len(plain.names)
    made = drawn_numbers(with_ranges(launch_pull=OWN, refresh_strength={"fixed": 0.3}))
    assert (made.own, made.pinned) == (("launch_pull",), ("refresh_strength",))
    assert len(made.names) == len(plain.names) - 1
