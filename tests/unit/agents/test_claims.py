"""What each party usually keeps of a sale, from which its effort follows."""

from __future__ import annotations

import numpy as np
import pytest

from sim.agents.state.shared import SharedState
from tests.laws.helpers import scenario, state_at

PEERS = {"huawei": ("luxeed", "stelato", "maextro"), "maker": ("avatr", "voyah", "deepal")}


def _state(name: str = "keep_control", month: int | None = None) -> SharedState:
    return state_at(scenario(name, months=9, replications=50), month)


def test_in_june_a_brand_on_sale_has_its_usual_claim_and_effort() -> None:
    selling, state = _state().selling, _state()
    for name in ("aito", *PEERS["huawei"]):
        brand = state.index(name)
        assert (selling.effort[brand] == 1.0).all()
        assert (selling.huawei_effort[brand] == 1.0).all()
    for name in PEERS["maker"]:
        assert (selling.effort[state.index(name)] == 1.0).all()


@pytest.mark.parametrize(("name", "party"), [("shangjie", "huawei"), ("gac", "maker")])
def test_a_newcomer_takes_the_mean_of_those_that_the_same_party_sold(name: str, party: str) -> None:
    state = _state()
    usual, brand = state.selling.usual_claim, state.index(name)
    peers = [state.index(peer) for peer in PEERS[party]]
    assert usual[brand] == pytest.approx(usual[peers].mean(axis=0), rel=1e-12)
    assert state.index("aito") not in peers
    assert (usual[brand] != usual[state.index("aito")]).all()


def test_huaweis_usual_claim_on_what_it_did_not_sell_is_that_of_what_it_sold() -> None:
    state = _state()
    usual = state.selling.usual_huawei_claim
    mean = usual[[state.index(peer) for peer in PEERS["huawei"]]].mean(axis=0)
    for name in (*PEERS["maker"], "shangjie", "gac"):
        assert usual[state.index(name)] == pytest.approx(mean, rel=1e-12)
    # its resources serve a brand that it sells: it has more of that than of one that it supplies
    assert (state.selling.huawei_effort[state.index("avatr")] < 1.0).all()


def test_a_maker_tries_harder_and_huawei_less_as_sales_are_ceded() -> None:
    ceded, kept = _state("cede_sales_fully", 6), _state("keep_control", 6)
    luxeed, aito = ceded.index("luxeed"), ceded.index("aito")
    assert (ceded.selling.effort[luxeed] > kept.selling.effort[luxeed]).mean() > 0.95
    assert (ceded.selling.huawei_effort[luxeed] < kept.selling.huawei_effort[luxeed]).mean() > 0.95
    assert np.median(ceded.selling.effort[aito] / kept.selling.effort[aito]) == pytest.approx(
        1.0, abs=0.05
    )
