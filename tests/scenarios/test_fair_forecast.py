"""keep_control is a forecast that could have been made on 4 July 2025, and a fair one."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.engine import record
from sim.measures.recording import Recording
from sim.scenario import load
from sim.world.world import vocabulary

SHORT = ("run.months=24", "run.replications=300")


@cache
def recorded(*overrides: str) -> Recording:
    return record(
        load("keep_control", overrides=[*SHORT, *overrides], vocabulary=vocabulary()).scenario
    )


def mean_of(run: Recording, month: str, kind: str = "deliveries") -> float:
    """Mean over all futures, of all brands together."""
    return float(run.arrays[kind][run.months.index(month)].sum(axis=0).mean())


def test_models_of_every_brand_on_sale_are_renewed_at_random() -> None:
    renewed = {entry.after for entry in recorded().ledger if entry.rule == "refresh"}
    assert {"Aito", "Luxeed", "Stelato", "Maextro"} <= renewed


def test_the_year_has_its_season_which_plants_even_out() -> None:
    """Buyers have a season; plants that are full deliver December's orders in the spring."""
    ordered, sold = (
        mean_of(recorded(), "2026-12", kind) / mean_of(recorded(), "2027-02", kind)
        for kind in ("orders", "deliveries")
    )
    assert ordered > 1.5
    assert 1.0 < sold < ordered


@pytest.mark.parametrize(("month", "sign"), [("2025-12", 1), ("2026-02", -1), ("2026-12", -1)])
def test_the_tax_change_pulls_sales_forward_and_then_costs_some(month: str, sign: int) -> None:
    without = recorded("events.purchase_tax=null")
    change = mean_of(recorded(), month) / mean_of(without, month) - 1.0
    assert np.sign(change) == sign
    assert 0.01 < abs(change) < 0.25
