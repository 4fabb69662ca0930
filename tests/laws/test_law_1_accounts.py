"""Law 1: shares sum to one, plants deliver what they can, and the order book adds up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.lenses import LENSES, SCOPES, brands_in, units
from sim.measures.recording import Recording
from sim.rules.concentration import shares, total
from sim.shipped import shipped_names
from tests.laws.helpers import SPARE, recorded, scenario

SHORT = {"months": 24, "replications": 40}


def _arrays(recording: Recording) -> dict[str, np.ndarray]:
    return {name: array.astype(np.float64) for name, array in recording.arrays.items()}


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("lens", LENSES)
def test_shares_of_every_lens_sum_to_one(name: str, scope: str, lens: str) -> None:
    recording = recorded(name, **SHORT)
    inside = list(brands_in(recording.cast, scope))
    for month in range(SHORT["months"]):
        seen = units(recording, lens, scope, month)
        sold = total(recording.arrays["deliveries"][month][inside])
        assert (sold > 0).all()
        assert (seen >= 0).all()
        assert shares(seen).sum(axis=0) == pytest.approx(1.0, abs=1e-12)
        if lens != "profit":
            # whoever is credited, no car is lost or counted twice
            assert total(seen) == pytest.approx(sold, rel=1e-12)


def test_shares_of_a_month_without_sales_are_undefined() -> None:
    plants = {
        f"stop_{brand}": {
            "month": "2025-08",
            "supply": {"brand": brand, "factor": 0.0, "months": 1},
        }
        for brand in ("aito", "luxeed", "stelato", "maextro")
    }
    recording = record(scenario("keep_control", months=3, replications=5, events=plants))
    for lens in LENSES:
        assert np.isnan(shares(units(recording, lens, "hima", 1))).all()
        assert shares(units(recording, lens, "hima", 2)).sum(axis=0) == pytest.approx(1.0)


PARTS_CHANGE = ("hybrid_for_all", "huawei_inside_for_all")


@pytest.mark.parametrize("name", [name for name in shipped_names() if name not in PARTS_CHANGE])
def test_margins_share_out_what_cars_earn(name: str) -> None:
    """Fees and licences pass between agents: together they earn what cars and parts earn."""
    recording = recorded(name, **SHORT)
    draws, cast = recording.draws, recording.cast
    alliance = ("aito", "luxeed", "stelato", "maextro", "shangjie")
    prices: dict[str, Any] = {brand: draws[f"{brand}.price"] for brand in alliance}
    earned = np.zeros((SHORT["months"], SHORT["replications"]))
    for brand, price in prices.items():
        cars = recording.arrays["deliveries"][:, cast.brands.index(brand)].astype(np.float64)
        margin = draws[f"{brand}.margin"] + draws["parts_margin"] * draws["hima_parts"]
        earned += cars * price * 1000 / 1.13 * margin
    margins = recording.arrays["margin_hima"].astype(np.float64).sum(axis=1)
    assert margins == pytest.approx(earned, rel=1e-5)


@pytest.mark.parametrize("name", shipped_names())
def test_deliveries_never_exceed_capacity(name: str) -> None:
    arrays = _arrays(recorded(name, **SHORT))
    assert (arrays["deliveries"] <= arrays["capacity"]).all()
    assert (arrays["deliveries"] == arrays["capacity"]).any(), "no plant was ever full"


@pytest.mark.parametrize("name", shipped_names())
def test_the_order_book_adds_up(name: str) -> None:
    arrays = _arrays(recorded(name, **SHORT))
    june = np.zeros_like(arrays["backlog"][:1])
    change = np.diff(np.concatenate([june, arrays["backlog"]]), axis=0)
    accounted = arrays["deliveries"] + change + arrays["cancelled"]
    assert np.array_equal(arrays["orders"], accounted)
    for kind in ("orders", "deliveries", "backlog", "cancelled", "capacity"):
        assert np.array_equal(arrays[kind], np.rint(arrays[kind])), f"{kind} in parts of a car"
        assert (arrays[kind] >= 0).all()
        assert (arrays[kind] < 2**24).all(), "float32 no longer counts by ones"
    assert arrays["backlog"].any(), "nobody ever waited"
    assert arrays["cancelled"].any(), "nobody ever gave up"


def test_june_leaves_the_backlog_that_the_scenario_gives() -> None:
    waiting = SPARE | {
        "hima": False,
        "on_sale": True,
        "june_sales": 5_000,
        "backlog_months": 2.5,
        "own_outlets": 300,
        "capacity": 4_000,
    }
    made = scenario("keep_control", months=2, replications=20, brands={"waiting": waiting})
    arrays = _arrays(record(made))
    accounted = arrays["deliveries"] + arrays["backlog"] + arrays["cancelled"] - arrays["orders"]
    assert np.array_equal(accounted[0, :-1], np.zeros_like(accounted[0, :-1]))
    assert np.array_equal(accounted[0, -1], np.full(20, 12_500.0))  # 2.5 months of 5,000
    assert np.array_equal(accounted[1] - arrays["backlog"][0], np.zeros_like(accounted[1]))
