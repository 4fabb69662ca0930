"""What Huawei and the automakers do in the month in which a dated lever holds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.outcome import outcome
from sim.measures.recording import Recording
from sim.world.world import World
from tests.laws.helpers import different, recorded, scenario, state_at

MONTHS = 12


def run(name: str = "cede_sales_fully", **changes: Any) -> Recording:
    return record(scenario(name, months=MONTHS, **changes))


def lines(recording: Recording) -> list[tuple[int, str, str, str, str, int]]:
    """What the ledger says of levers."""
    return [
        (e.month, e.agent, e.before, e.after, e.reason, e.replications)
        for e in recording.ledger
        if e.rule == "lever"
    ]


def row(recording: Recording, name: str, brand: str) -> np.ndarray[Any, Any]:
    return np.asarray(recording.arrays[name][:, recording.cast.brands.index(brand)], dtype=float)


# Huawei


def test_the_ledger_says_what_huawei_changes_and_to_what() -> None:
    later = (
        {"from": "2025-09", "floor_rule": "focus", "focus": ("luxeed", "stelato")},
        {"from": "2026-02", "focus": ("aito",), "resource_rule": "equal", "yinwang_share": 0.4},
    )
    why = "it changes its mind"
    assert lines(run("keep_control", huawei={"later": later})) == [
        (2, "huawei", "floor proportional", "floor focus on Luxeed, Stelato", why, 50),
        (7, "huawei", "Yinwang's share 0.183, on its path", "Yinwang's share 0.4", why, 50),
        (7, "huawei", "floor focus on Luxeed, Stelato", "floor focus on Aito", why, 50),
        (7, "huawei", "resources proportional", "resources equal", why, 50),
    ]


@pytest.mark.parametrize("month", [2, 3])
def test_huawei_reviews_in_the_month_of_a_change(month: int) -> None:
    """In the middle of a quarter too, and with the list that holds from then on."""
    entry = {"from": f"2025-{7 + month:02}", "floor_rule": "focus", "focus": ("maextro",)}
    made = scenario("keep_control", months=MONTHS, huawei={"later": (entry,)})
    before, now = state_at(made, month - 1), state_at(made, month)
    maextro = before.index("maextro")
    assert (now.allocation.weights[maextro] > 2 * before.allocation.weights[maextro]).all()
    np.testing.assert_allclose(now.allocation.weights[maextro], now.draws["focus_share"], rtol=1e-9)


def test_a_dated_list_is_the_list_that_holds() -> None:
    """From the start, or changed to in the first month: the same."""
    rules = {"floor_rule": "focus", "resource_rule": "focus"}
    start = run(huawei=rules | {"focus": ("stelato",)})
    later = run(huawei=rules | {"focus": ("aito",), "later": ({"from": "2025-07", **LISTED},)})
    for name, array in start.arrays.items():
        assert array.tobytes() == later.arrays[name].tobytes(), name


LISTED = {"focus": ("stelato",)}


def test_a_fixed_part_of_yinwangs_replaces_the_path() -> None:
    flat = {"now": 0.4, "in_36_months": 0.4}
    start = run(huawei={"yinwang_share": flat})
    path = {"now": 0.15, "in_36_months": 0.3}
    fixed = {"later": ({"from": "2025-07", "yinwang_share": 0.4},)}
    later = run(huawei={"yinwang_share": path} | fixed)
    for name, array in start.arrays.items():
        assert array.tobytes() == later.arrays[name].tobytes(), name


def test_a_conditional_rule_goes_on_top() -> None:
    """Whatever is decided at later dates: in months of review anyway, so that no bit moves."""
    rule = {
        "name": "top",
        "when": {"measure": "units", "above": 0.0},
        "then": {"floor_rule": "equal", "yinwang_share": 0.5},
    }
    later = (
        {"from": "2025-10", "yinwang_share": 0.1},
        {"from": "2026-01", "floor_rule": "focus", "focus": ("aito",), "yinwang_share": 0.2},
    )
    alone, found = (
        run("keep_control", rules=(rule,), huawei={"later": each}) for each in ((), later)
    )
    assert different(alone, found) == []
    assert [line[0] for line in lines(found)] == [3, 6, 6]


# automakers


def test_the_ledger_says_how_far_a_maker_goes() -> None:
    makers = {"chery": ({"effort": 1.5, "outlets": 0.5}, {"from": "2026-02", "effort": 1.0})}
    assert lines(run(makers=makers)) == [
        (0, "chery", "effort times 1", "effort times 1.5", "it goes beyond its own rule", 50),
        (0, "chery", "outlets times 1", "outlets times 0.5", "it stays below its own rule", 50),
        (7, "chery", "effort times 1.5", "effort times 1", "it goes back to its own rule", 50),
    ]


def test_outlets_follow_in_the_month_itself_and_effort_at_the_next_budget() -> None:
    makers = {"chery": {"from": "2025-11", "effort": 2.0, "outlets": 3.0}}
    base, recording = recorded("cede_sales_fully", MONTHS), run(makers=makers)
    for name, first in (("outlets", 4), ("effort", 6)):
        here, there = (row(each, name, "luxeed") for each in (base, recording))
        assert (here[:first] == there[:first]).all(), name
        assert (here[first] < there[first]).all(), name


def test_a_factor_is_for_all_brands_of_the_maker_and_for_no_other() -> None:
    made = scenario("cede_sales_fully", months=MONTHS, makers={"changan": {"effort": 1.5}})
    base = scenario("cede_sales_fully", months=MONTHS)
    after = {b: state_at(made, 0).selling.effort[i] for i, b in enumerate(World.of(made).brands)}
    before = {b: state_at(base, 0).selling.effort[i] for i, b in enumerate(World.of(made).brands)}
    moved = {brand for brand in after if (after[brand] != before[brand]).any()}
    assert moved == {"avatr", "deepal"}
    # June's effort of who keeps the whole result is 1; from there to a target half as high again
    pace = state_at(base, 0).draws["effort_adjustment"]
    own = (before["avatr"] - (1.0 - pace)) / pace
    np.testing.assert_allclose(after["avatr"], 1.0 - pace + pace * 1.5 * own, rtol=1e-9)


@pytest.mark.parametrize(
    ("name", "cost", "lever"),
    [("effort", "effort_cost", {"effort": 2.0}), ("outlets", "outlet_cost", {"outlets": 3.0})],
)
def test_what_a_maker_does_more_it_pays_for(name: str, cost: str, lever: dict[str, float]) -> None:
    """The books take it from the payoff: margin less payoff is what effort and outlets cost."""
    base, recording = recorded("cede_sales_fully", MONTHS), run(makers={"chery": lever})
    agent = base.cast.agents.index("chery")
    spent = []
    for each in (base, recording):
        margin, payoff = (each.arrays[key][:, agent] for key in ("margin_tech", "payoff"))
        spent.append((margin.astype(float) - payoff).sum(axis=0))
    assert (spent[1] > spent[0]).all()
    assert (row(recording, name, "luxeed")[-1] > row(base, name, "luxeed")[-1]).all()
    free = {cost: {"fixed": 0.0}}
    gain = [
        (outcome(run(assumptions=free, **more), "payoff_chery", MONTHS - 1)).mean()
        for more in ({}, {"makers": {"chery": lever}})
    ]
    paid = [outcome(each, "payoff_chery", MONTHS - 1).mean() for each in (base, recording)]
    assert gain[1] - gain[0] > paid[1] - paid[0]
