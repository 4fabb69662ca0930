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


def units(run: Recording, month: str) -> float:
    """Mean sales of all brands."""
    return float(run.arrays["deliveries"][run.months.index(month)].sum(axis=0).mean())


def test_models_of_every_brand_on_sale_are_renewed_at_random() -> None:
    renewed = {entry.after for entry in recorded().ledger if entry.rule == "refresh"}
    assert {"Aito", "Luxeed", "Stelato", "Maextro"} <= renewed


def test_the_year_has_its_season() -> None:
    assert units(recorded(), "2026-12") > 1.5 * units(recorded(), "2027-02")


@pytest.mark.parametrize(("month", "sign"), [("2025-12", 1), ("2026-02", -1), ("2026-12", -1)])
def test_the_tax_change_pulls_sales_forward_and_then_costs_some(month: str, sign: int) -> None:
    without = recorded("events.purchase_tax=null")
    change = units(recorded(), month) / units(without, month) - 1.0
    assert np.sign(change) == sign
    assert 0.01 < abs(change) < 0.25
