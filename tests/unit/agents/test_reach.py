"""The count of what brands are seen in takes short cuts; the rule without them says the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.agents.reach import reach_of
from sim.agents.state.shared import SharedState
from tests.laws.helpers import scenario, state_at

RULE = {
    "name": "early",
    "when": {"measure": "share", "brand": "luxeed", "below": 0.07},
    "then": {"brand": "luxeed", "sales_control": "partner"},
}
SCENES: dict[str, tuple[str, dict[str, Any], int]] = {
    "Huawei sells": ("keep_control", {}, 0),
    "shared, half-way": ("cede_sales", {}, 3),
    "all ceded": ("cede_sales_fully", {}, 9),
    "in some replications": ("keep_control", {"rules": (RULE,)}, 5),
    "shown in part": (
        "keep_control",
        {"alliance": {"maextro": {"model_type": "hybrid", "sales_control": "huawei"}}},
        4,
    ),
}


def _state(name: str) -> SharedState:
    base, changes, month = SCENES[name]
    state = state_at(scenario(base, months=12, replications=80, **changes), month)
    state.market.reach.count(state)
    return state


@pytest.mark.parametrize("name", SCENES)
def test_short_cuts_change_nothing(name: str) -> None:
    state = _state(name)
    rule, book = reach_of(state), state.contracts
    stores = rule.in_huawei_stores(state.allocation.share)
    retained = state.draws["retained_floor"] * book.term("access") * stores.showing
    places = rule.places(state.selling.outlets, 1.0 - book.through, retained)
    seen = rule.seen(stores, rule.in_own_outlets(places, retained), book.through)
    found = state.market
    assert found.log_reach == pytest.approx(seen.log_worth, rel=1e-9, abs=1e-12)
    assert found.in_huawei_stores == pytest.approx(seen.by_huawei, rel=1e-9, abs=1e-12)
    assert found.doubled == pytest.approx(seen.doubled, rel=1e-9, abs=1e-12)


def test_where_huawei_sells_it_makes_all_sales_and_nothing_is_doubled() -> None:
    state = _state("Huawei sells")
    by_huawei = (state.contracts.through == 1.0).all(axis=1)
    assert by_huawei.any()
    assert (state.market.in_huawei_stores[by_huawei] == 1.0).all()
    assert not state.market.doubled.any()


def test_sharing_is_doubled_once_the_maker_has_opened_outlets() -> None:
    state = _state("shared, half-way")
    luxeed, aito = state.index("luxeed"), state.index("aito")
    assert (state.market.doubled[luxeed] > 0.0).all()
    assert not state.market.doubled[aito].any()
    part = state.market.in_huawei_stores[luxeed]
    assert ((part > 0.5) & (part < 1.0)).mean() > 0.5


def test_a_rule_that_acts_in_some_replications_leaves_the_others_alone() -> None:
    state = _state("in some replications")
    luxeed = state.index("luxeed")
    acted = state.contracts.through[luxeed] < 1.0
    assert 0 < acted.sum() < state.size
    assert (state.market.in_huawei_stores[luxeed, ~acted] == 1.0).all()
    assert (state.market.in_huawei_stores[luxeed, acted] < 1.0).all()
    assert np.isfinite(state.market.log_reach).all()
