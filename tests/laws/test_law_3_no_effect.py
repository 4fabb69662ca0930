"""Law 3: what changes nothing changes no bit, and nothing changes before its month."""

from __future__ import annotations

from typing import Any

import pytest

from sim.engine import record
from tests.laws.helpers import SPARE, different, recorded, scenario

Changes = dict[str, Any]
BEGINS = 6
"""2026-01: the month in which the changes below begin."""

NEVER: dict[str, Changes] = {
    "luxeed_outsells_all": {"measure": "units", "brand": "luxeed", "above": 1e7},
    "no_hhi_at_all": {"measure": "hhi", "below": 1.0},
    "too_long": {"measure": "share", "brand": "aito", "above": 0.0, "for_months": 60},
    "not_on_sale": {"measure": "outlets", "brand": "dongfeng", "below": 1e6},
    "not_both": {
        "all_of": ({"measure": "hhi", "above": 1.0}, {"measure": "units", "below": 0.0}),
    },
    "neither": {
        "any_of": (
            {"measure": "effort", "brand": "aito", "above": 99.0},
            {"measure": "backlog", "brand": "aito", "below": 0.0},
        ),
    },
}
ACTIONS: dict[str, Changes] = {
    "terms": {"brand": "luxeed", "sales_control": "partner", "model_type": "supplier"},
    "floor": {"floor_rule": "equal"},
    "split": {"yinwang_share": 0.9},
}

NOTHING: dict[str, Changes] = {
    "the same words again": {"luxeed": {"sales_control": "huawei", "from": "2025-09"}},
    "one part again": {"stelato": {"sales_control": {"policy": "huawei"}, "handover_months": 0}},
    "the model type again": {
        "aito": {"model_type": "hima", "from": "2025-10", "handover_months": 7}
    },
    "no words": {"maextro": {"from": "2026-01"}},
    "asked and nothing offered": {"luxeed": {"sales_control": "huawei", "consent": "asked"}},
}

LATER: dict[str, Changes] = {
    "contract": {"alliance": {"luxeed": {"sales_control": "partner", "from": "2026-01"}}},
    "model type": {"alliance": {"aito": {"model_type": "hybrid", "from": "2026-01"}}},
    "abroad": {"alliance": {"aito": {"abroad": {"lead": "partner", "from": "2026-01"}}}},
    "asked": {
        "alliance": {
            "aito": {"sales_control": "partner", "consent": "asked", "from": "2026-01"},
        }
    },
    "launch": {"events": {"x": {"month": "2026-01", "launch": {"brand": "aito"}}}},
    "newcomer": {"events": {"x": {"month": "2026-01", "launch": {"brand": "dongfeng"}}}},
    "signing": {
        "events": {"x": {"month": "2026-01", "sign": {"brand": "aito", "model_type": "hybrid"}}}
    },
    "rival launch": {
        "events": {"x": {"month": "2026-01", "rival": {"name": "xiaomi", "launch": 1.0}}}
    },
    "rival pull": {
        "events": {"x": {"month": "2026-01", "rival": {"name": "xiaomi", "pull": -0.5}}}
    },
    "supply": {
        "events": {
            "x": {"month": "2026-01", "supply": {"brand": "aito", "factor": 0.1, "months": 2}}
        }
    },
    "demand": {"events": {"x": {"month": "2026-01", "demand": {"brand": "aito", "shock": -0.3}}}},
    "market": {"events": {"x": {"month": "2026-01", "market": {"factor": 0.8, "months": 3}}}},
    "tax, known for three months": {
        "events": {"x": {"month": "2026-04", "tax": {"known_months_ahead": 3}}}
    },
    "one badge": {"huawei": {"single_brand": {"from": "2026-01"}}},
    "rule": {
        "rules": (
            {
                "name": "x",
                "when": {"measure": "units", "above": 0.0, "for_months": 4},
                "then": {"floor_rule": "equal"},
                "notice_months": 2,  # first true of July's sales in August, the fourth in November
            },
        )
    },
}


def _rule(name: str, then: Changes) -> Changes:
    return {"name": name, "when": NEVER[name], "then": then}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("never", NEVER)
def test_a_rule_that_never_fires(never: str, action: str) -> None:
    never_yet = {"dongfeng_first_model": {"month": "2026-10"}}
    base = record(scenario("keep_control", events=never_yet))
    made = scenario("keep_control", events=never_yet, rules=(_rule(never, ACTIONS[action]),))
    recording = record(made)
    assert different(base, recording) == []
    assert recording.ledger == base.ledger


@pytest.mark.parametrize("action", ACTIONS)
def test_the_same_rule_acts_when_it_fires(action: str) -> None:
    rule = _rule("no_hhi_at_all", ACTIONS[action]) | {"when": {"measure": "hhi", "above": 1.0}}
    recording = record(scenario("keep_control", rules=(rule,)))
    assert "orders" in different(recorded("keep_control"), recording)
    assert any(entry.rule == "no_hhi_at_all" for entry in recording.ledger)


@pytest.mark.parametrize("terms", NOTHING.values(), ids=list(NOTHING))
def test_a_contract_that_changes_nothing(terms: Changes) -> None:
    assert (
        different(recorded("keep_control"), record(scenario("keep_control", alliance=terms))) == []
    )


@pytest.mark.parametrize("scenario_name", ["keep_control", "cede_sales", "take_back_when_slumping"])
@pytest.mark.parametrize(
    "changes",
    [{}, {"hima": False}, {"maker": "seres"}, {"model_type": "supplier"}, {"own_outlets": 500}],
    ids=["of the alliance", "outside it", "of a maker on stage", "supplied", "with outlets"],
)
def test_a_brand_that_never_sells(scenario_name: str, changes: Changes) -> None:
    base = recorded(scenario_name)
    recording = record(scenario(scenario_name, brands={"spare": SPARE | changes}))
    assert recording.cast.brands[-1] == "spare"
    assert not recording.arrays["orders"][:, -1].any()
    assert different(base, recording) == []
    assert recording.ledger == base.ledger


def test_an_assumption_at_its_own_range() -> None:
    # one that the history says nothing of: another would leave the fit for its range
    same = {"own_network_months": {"low": 6, "high": 18}}
    made = scenario("keep_control", assumptions=same)
    assert different(recorded("keep_control"), record(made)) == []


@pytest.mark.parametrize("changes", LATER.values(), ids=list(LATER))
def test_bits_agree_until_the_month_of_the_change(changes: Changes) -> None:
    base, recording = recorded("keep_control"), record(scenario("keep_control", **changes))
    assert different(base, recording, slice(0, BEGINS)) == []
    assert different(base, recording, slice(BEGINS, BEGINS + 1)), "no change in its own month"


def test_a_longer_run_begins_as_a_shorter_one() -> None:
    short, long = recorded("take_back_when_slumping"), recorded("take_back_when_slumping", 20)
    assert different(short, long, slice(0, 12)) == []
    assert short.ledger == tuple(entry for entry in long.ledger if entry.month < 12)
