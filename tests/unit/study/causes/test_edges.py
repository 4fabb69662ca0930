"""Changes that hang together, and changes that must not take what is not theirs."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from sim.scenario.differences.difference import difference
from sim.study.breakpoint import find_breakpoint
from sim.study.breakpoint.crossing import crossings
from sim.study.causes.explain import explain
from sim.study.causes.movement import movement
from tests.laws.helpers import SPARE, scenario

WHEN = {"measure": "hhi", "above": 1.0}
LATE = {"late": {"month": "2026-06", "launch": {"brand": "aito"}}}


def short(name: str, **changes: Any) -> Any:
    return scenario(name, months=4, replications=30, **changes)


def parts(found: Any) -> dict[str, float]:
    return {part.change: part.value for part in found.parts}


def rule(name: str, holder: str) -> dict[str, Any]:
    then = {"brand": "luxeed", "sales_control": holder, "handover_months": 1}
    return {"name": name, "when": WHEN, "then": then}


def test_a_list_of_favoured_brands_is_no_change_by_itself() -> None:
    focus = {"name": "f", "when": WHEN, "then": {"floor_rule": "focus"}}
    other = short("keep_control").replace(huawei={"focus": ["luxeed"]}, rules=[focus])
    assert set(parts(explain(short("keep_control"), other))) == {"rules.f"}
    direct = short("keep_control").replace(huawei={"focus": ["luxeed"], "floor_rule": "focus"})
    assert set(parts(explain(short("keep_control"), direct))) == {"huawei.floor_rule"}


def test_rules_keep_their_order_in_every_combination() -> None:
    before = short("keep_control").replace(rules=[rule("a", "partner")])
    after = before.replace(rules=[rule("z", "shared"), rule("a", "partner")], events=LATE)
    assert parts(explain(before, after))["events.late"] == 0.0


def test_another_order_of_rules_is_a_change() -> None:
    rules = [rule("a", "partner"), rule("z", "shared")]
    one, other = (short("keep_control").replace(rules=each) for each in (rules, rules[::-1]))
    assert [delta.key for delta in difference(one, other).deltas] == ["rules"]


def test_a_signed_newcomer_is_a_change_and_not_free() -> None:
    spare = {"spare": {**SPARE, "signed": "2025-06"}}
    after = short("keep_control").replace(brands=spare, events=LATE)
    found = parts(explain(short("keep_control"), after, "hima_units"))
    assert found["events.late"] == 0.0
    assert found["brands.spare"] != 0.0


def test_a_brand_takes_no_other_brands_contract_along() -> None:
    before = short("keep_control").replace(brands={"lux": SPARE | {"signed": "2025-06"}})
    after = short("cede_sales_fully")
    keys = {delta.key for delta in difference(before, after).deltas}
    assert "alliance.luxeed.sales_control" in keys


def test_a_contract_that_goes_goes_as_one() -> None:
    keys = {
        delta.key
        for delta in difference(short("cede_sales_fully"), short("partners_lead_abroad")).deltas
    }
    assert not any(key.endswith(("from", "handover_months")) for key in keys)


def test_what_rule_shares_out_the_floor_is_no_momentum() -> None:
    equal = short("keep_control").replace(huawei={"floor_rule": "equal"})
    found = parts(movement(equal))
    assert found["momentum"] == parts(movement(short("keep_control")))["momentum"]
    assert found["other"] != 0.0


def test_one_future_gives_parts_without_intervals() -> None:
    run = {"replications": 1}
    one, other = (short(name).replace(run=run) for name in ("keep_control", "cede_sales_fully"))
    plain = explain(one, other).to_plain()
    assert all(part["low"] is None for part in plain["parts"])
    json.dumps(plain, allow_nan=False)
    found = find_breakpoint(one, other, "presence_elasticity", steps=3)
    json.dumps(found.to_plain(), allow_nan=False)


def test_a_curve_that_is_0_at_a_value_crosses_there() -> None:
    found = crossings(np.array([0.0, 1, 2]), np.array([[-1.0] * 2, [0.0] * 2, [3.0] * 2]), 1)
    assert [each.value for each in found] == [1.0]


def test_what_the_scenario_fixes_can_be_varied() -> None:
    fixed = short("cede_sales_fully").replace(assumptions={"presence_elasticity": {"fixed": 0.3}})
    found = find_breakpoint(short("keep_control"), fixed, "presence_elasticity", steps=3)
    assert (found.points[0].value, found.points[-1].value) == (0.4, 1.2)


@pytest.mark.parametrize("measure", ["spare_units", "spare_share"])
def test_a_brand_of_one_side_counts_as_nothing_on_the_other(measure: str) -> None:
    events = {
        "signs": {"month": "2025-08", "sign": {"brand": "spare"}},
        "first": {"month": "2025-08", "launch": {"brand": "spare"}},
    }
    after = short("keep_control").replace(brands={"spare": SPARE}, events=events)
    found = explain(short("keep_control"), after, measure)
    assert found.before == 0.0
    assert found.after > 0.0
