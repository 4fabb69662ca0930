"""Months and lengths that are drawn from ranges: nothing else moves, and luck stays paired."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.engine import record, record_one
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.scenario.types.months import ANCHOR, add_months
from tests.laws.helpers import different, scenario

Changes = dict[str, Any]
SIZE = 60


def months(first: str, last: str) -> Changes:
    return {"from": first, "to": last}


def made(size: int = SIZE, **changes: Any) -> Scenario:
    return scenario("cede_sales", months=24, replications=size, **changes)


def event(kind: str, month: object, **fields: Any) -> Changes:
    return {"month": month, kind: fields}


RANGED: Changes = {
    "alliance": {
        "luxeed": {
            "from": months("2025-08", "2025-12"),
            "handover_months": {"low": 0, "high": 12},
            "consent": "asked",
        },
        "stelato": {"handover_months": {"low": 3, "high": 12}},
    },
    "events": {
        "shangjie_first_model": {"month": months("2025-09", "2025-12")},
        "second": event("launch", months("2025-10", "2026-06"), brand="shangjie"),
        "renewed": event("launch", months("2025-12", "2026-12"), brand="shangjie", model="refresh"),
        "gac_signs": {"month": months("2025-07", "2025-12")},
        "gac_first_model": {"month": months("2026-01", "2026-12")},
        "xiaomi_suv": {"month": months("2025-07", "2025-12")},
        "luxeed_price_offer": {"month": months("2025-07", "2025-09")},
    },
    "rules": [
        {
            "name": "slump",
            "when": {"measure": "units", "brand": "stelato", "below": 30000, "for_months": 2},
            "then": {
                "brand": "stelato",
                "sales_control": "partner",
                "handover_months": {"low": 1, "high": 9},
            },
            "notice_months": {"low": 0, "high": 6},
        }
    ],
}
"""Everything that may be a range."""


def settled(draws: dict[str, float]) -> Changes:
    """The same with what was drawn in one replication in the place of ranges."""

    def month(name: str) -> str:
        return add_months(ANCHOR, int(draws[name]))

    def length(name: str) -> int:
        return int(draws[name])

    rule = RANGED["rules"][0]
    then = {**rule["then"], "handover_months": length("rules.slump.handover_months")}
    names = {
        "shangjie_first_model": "shangjie.launch_month",
        "second": "shangjie.launch_month_2",
        "renewed": "shangjie.launch_month_3",
        "gac_signs": "gac.sign_month",
        "gac_first_model": "gac.launch_month",
        "xiaomi_suv": "xiaomi.rival_month",
        "luxeed_price_offer": "luxeed.demand_month",
    }
    return {
        "alliance": {
            "luxeed": {
                "from": month("luxeed.contract_month"),
                "handover_months": length("luxeed.handover_months"),
                "consent": "asked",
            },
            "stelato": {"handover_months": length("stelato.handover_months")},
        },
        "events": {
            key: {**RANGED["events"][key], "month": month(name)} for key, name in names.items()
        },
        "rules": [
            {**rule, "then": then, "notice_months": length("rules.slump.notice_months")},
        ],
    }


def of_one(found: Recording, replication: int, other: Recording) -> list[str]:
    """What a replication has otherwise than a lone one."""
    return [
        name
        for name, values in found.arrays.items()
        if not np.array_equal(values[..., replication], other.arrays[name][..., 0])
    ]


@pytest.mark.parametrize("replication", [0, 7, 31, SIZE - 1])
def test_a_replication_of_ranges_is_that_of_the_values_that_it_draws(replication: int) -> None:
    found = record(made(**RANGED))
    draws = {name: float(values[replication]) for name, values in found.draws.items()}
    alone = record_one(made(**settled(draws)), replication)
    assert of_one(found, replication, alone) == []


@pytest.mark.parametrize("replication", [0, 31, SIZE - 1])
def test_a_replication_alone_is_itself(replication: int) -> None:
    found, alone = record(made(**RANGED)), record_one(made(**RANGED), replication)
    assert of_one(found, replication, alone) == []


@pytest.mark.parametrize("block", [1, 7, 25])
def test_blocks_of_any_size_give_the_same_bits(block: int) -> None:
    whole, parts = record(made(**RANGED)), record(made(**RANGED), block=block)
    assert different(whole, parts) == []
    assert whole.ledger == parts.ledger


ONE_VALUE: dict[str, tuple[Changes, Changes]] = {
    "a launch": (
        {"events": {"gac_first_model": {"month": months("2026-06", "2026-06")}}},
        {"events": {"gac_first_model": {"month": "2026-06"}}},
    ),
    "a signing": (
        {"events": {"gac_signs": {"month": months("2025-07", "2025-07")}}},
        {"events": {"gac_signs": {"month": "2025-07"}}},
    ),
    "a hand-over": (
        {"alliance": {"luxeed": {"handover_months": {"low": 6, "high": 6}}}},
        {"alliance": {"luxeed": {"handover_months": 6}}},
    ),
    "a contract's month": (
        {"alliance": {"luxeed": {"from": months("2025-07", "2025-07")}}},
        {"alliance": {"luxeed": {"from": "2025-07"}}},
    ),
}


@pytest.mark.parametrize("pair", ONE_VALUE.values(), ids=list(ONE_VALUE))
def test_a_range_of_one_value_is_that_value(pair: tuple[Changes, Changes]) -> None:
    ranged, fixed = (record(made(**changes)) for changes in pair)
    assert different(ranged, fixed) == []


def test_the_same_range_is_drawn_alike_in_any_scenario() -> None:
    handover = {"alliance": {"luxeed": {"handover_months": {"low": 3, "high": 12}}}}
    one = record(scenario("cede_sales", months=2, replications=200, **handover))
    other = record(scenario("cede_sales_fully", months=2, replications=200, **handover))
    name = "luxeed.handover_months"
    assert np.array_equal(one.draws[name], other.draws[name])
    assert {*np.unique(one.draws[name])} == {*range(3, 13)}


def test_a_range_that_moves_moves_each_draw_and_keeps_its_luck() -> None:
    def launched(first: str, last: str) -> np.ndarray:
        changes = {"events": {"gac_first_model": {"month": months(first, last)}}}
        found = record(scenario("keep_control", months=2, replications=200, **changes))
        return np.asarray(found.draws["gac.launch_month"])

    early, late = launched("2026-03", "2026-08"), launched("2026-05", "2026-10")
    assert np.array_equal(early + 2, late)
    assert {*np.unique(early)} == {*range(9, 15)}


def test_each_month_of_a_range_is_as_likely() -> None:
    changes = {"events": {"gac_first_model": {"month": months("2026-03", "2026-08")}}}
    found = record(scenario("keep_control", months=1, replications=6_000, **changes))
    _, counts = np.unique(found.draws["gac.launch_month"], return_counts=True)
    assert len(counts) == 6
    assert (np.abs(counts - 1000) < 4 * np.sqrt(1000)).all()


def test_nothing_moves_before_the_first_month_of_a_range() -> None:
    changes = {"events": {"gac_first_model": {"month": months("2026-01", "2026-12")}}}
    fixed = {"events": {"gac_first_model": {"month": "2026-12"}}}
    base = record(scenario("keep_control", months=12, replications=50, **fixed))
    moved = record(scenario("keep_control", months=12, replications=50, **changes))
    assert different(base, moved, slice(0, 6)) == []
    assert different(base, moved, slice(6, 7)) != []


def test_who_launches_later_sells_nothing_before() -> None:
    found = record(made(**RANGED))
    gac = found.cast.brands.index("gac")
    first = found.draws["gac.launch_month"].astype(int) - 1
    sold = found.arrays["orders"][:, gac] > 0
    for replication, month in enumerate(first):
        assert not sold[:month, replication].any()
    assert sold[-1].all()


def test_the_ledger_counts_a_launch_in_each_of_its_months() -> None:
    found = record(made(**RANGED))
    launches = [e for e in found.ledger if e.rule == "launch" and e.agent == "gac"]
    drawn, counts = np.unique(found.draws["gac.launch_month"], return_counts=True)
    assert {e.month: e.replications for e in launches} == dict(
        zip((drawn - 1).astype(int).tolist(), counts.tolist(), strict=True)
    )


def test_a_drawn_hand_over_is_told_by_its_ends() -> None:
    found = record(made(**RANGED))
    told = [e.after for e in found.ledger if e.before.startswith("Stelato: sales control huawei")]
    assert told == ["shared over 3 to 12 months"]
