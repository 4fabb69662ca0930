"""Law 5: with every effect coefficient at zero, ceding changes the channel lens, and costs."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.lenses import SCOPES, units
from sim.measures.recording import Recording
from sim.rules.concentration import shares
from sim.world.world import register
from tests.laws.helpers import scenario

MONTHS = 24
EFFECTS = {name: {"fixed": 0.0} for name, number in register().items() if number.effect}
NO_FEE = EFFECTS | {"channel_fee": {"fixed": 0.0}}
BOOKED = ("orders", "deliveries", "backlog", "cancelled", "capacity")
CEDING = (
    "cede_sales",
    "cede_sales_fully",
    "cede_all",
    "cede_gradually",
    "cede_stores_keep_policy",
    "take_back_when_slumping",
)


@cache
def _run(name: str, fee: bool = True) -> Recording:
    assumptions: dict[str, Any] = EFFECTS if fee else NO_FEE
    return record(scenario(name, months=MONTHS, replications=40, assumptions=assumptions))


def _differ(lens: str, scope: str, one: Recording, other: Recording) -> bool:
    return any(
        units(one, lens, scope, month).tobytes() != units(other, lens, scope, month).tobytes()
        for month in range(MONTHS)
    )


def test_there_are_effects_to_take_out() -> None:
    assert {
        *("presence_elasticity", "space_elasticity", "overlap_cost", "service_pull"),
        *("effort_elasticity", "huawei_effort_elasticity", "launch_pull", "renewal_delay"),
    } <= set(EFFECTS)


@pytest.mark.parametrize("name", CEDING)
def test_volumes_keep_their_bits(name: str) -> None:
    keep, cede = _run("keep_control"), _run(name)
    for kind in BOOKED:
        assert keep.arrays[kind].tobytes() == cede.arrays[kind].tobytes(), kind
    # the terms do pass, and the makers do open outlets and try harder
    for kind in ("control", "outlets", "effort"):
        assert keep.arrays[kind].tobytes() != cede.arrays[kind].tobytes(), kind


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", CEDING)
def test_ceding_moves_the_channel_lens_only(name: str, scope: str) -> None:
    keep, cede = _run("keep_control"), _run(name)
    assert not _differ("brand", scope, keep, cede)
    assert not _differ("automaker", scope, keep, cede)
    assert _differ("channel", scope, keep, cede)
    last = shares(units(cede, "channel", scope, MONTHS - 1))[0]
    assert (last < shares(units(keep, "channel", scope, MONTHS - 1))[0] - 0.01).all()


@pytest.mark.parametrize("name", CEDING)
def test_the_profit_lens_moves_through_the_channel_fee_only(name: str) -> None:
    assert _differ("profit", "hima", _run("keep_control"), _run(name))
    assert not _differ("profit", "hima", _run("keep_control", fee=False), _run(name, fee=False))
    for kind in ("margin_hima", "margin_tech"):
        keep = _run("keep_control", fee=False).arrays[kind]
        assert keep.tobytes() == _run(name, fee=False).arrays[kind].tobytes(), kind


@pytest.mark.parametrize("name", CEDING)
def test_the_fee_that_makers_save_is_the_fee_that_huawei_loses(name: str) -> None:
    keep, cede = _run("keep_control"), _run(name)
    change = cede.arrays["margin_hima"].astype(float) - keep.arrays["margin_hima"].astype(float)
    whole = keep.arrays["margin_hima"].astype(float).sum(axis=1)
    assert (np.abs(change.sum(axis=1)) < 1e-5 * whole).all()
    assert (change[-1, 0] < 0).all(), "Huawei's margin"
    assert not change[:, 1].any(), "Yinwang's margin"


@pytest.mark.parametrize("name", CEDING)
def test_with_the_effects_ceding_moves_the_brand_lens(name: str) -> None:
    small = {"months": 3, "replications": 10}
    keep, cede = record(scenario("keep_control", **small)), record(scenario(name, **small))
    assert keep.arrays["orders"].tobytes() != cede.arrays["orders"].tobytes()


def test_volumes_keep_their_bits_with_sales_abroad() -> None:
    """A lead abroad stands apart from who sells at home."""
    ceded = {"sales_control": "partner", "abroad": {"lead": "partner", "from": "2026-01"}}
    terms: tuple[dict[str, Any], ...] = ({}, {"luxeed": ceded})
    runs = [
        record(scenario("partners_lead_abroad", assumptions=EFFECTS, alliance=each))
        for each in terms
    ]
    for kind in BOOKED:
        assert runs[0].arrays[kind].tobytes() == runs[1].arrays[kind].tobytes(), kind
