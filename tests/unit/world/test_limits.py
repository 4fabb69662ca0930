"""Assumptions keep to what makes sense: no negative sizes, no part above the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.study.load import load
from sim.world.world import register


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("overlap_cost", "-1", "-1 log points is too low; plausible is 0 to 5"),
        ("refresh_gap_months", "0", "0 months is too low; plausible is above 0, up to 600"),
        ("luxeed.june_sales", "0", "0 vehicles is too low; plausible is above 0"),
        ("maker_margin", "3", "3 as a share is too high; plausible is 0 to 1"),
        ("shock_persistence", "1.2", "plausible is 0 to 0.99"),
        ("market_growth", "-1.5", "plausible is -0.5 to 2"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(name: str, value: str, says: str) -> None:
    with pytest.raises(ScenarioError, match=says):
        load("cede_sales", overrides=[f"assumptions.{name}.fixed={value}"])


def test_the_sign_of_drift_is_free_and_the_market_may_shrink() -> None:
    load("cede_sales", overrides=["assumptions.outside_drift.fixed=-0.3"])
    load("cede_sales", overrides=["assumptions.market_growth.fixed=-0.2"])


def test_every_range_of_the_register_lies_within_its_own_limits() -> None:
    for name, number in register().items():
        unit = number.plausible
        low, high = number.bounds
        assert unit.low <= low <= high <= unit.high, name


BRAND = """schema: 1
name: nb
title: t
question: q?
extends: keep_control
brands:
  {key}:
    {{title: X, maker: {maker}, hima: true, model_type: hima, on_sale: true, models: 1,
      bands: {{shares: [0, 1, 0, 0], evidence: assumption, source: me}},
      june_sales: {sold}, price: 200, capacity: {capacity}, base: 10}}
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"capacity": -5000}, "brands.neu.capacity: it must be above 0"),
        ({"sold": 0}, "brands.neu.june_sales: it must be above 0"),
        ({"key": "all"}, "brands.all: 'all' has a meaning of its own in results"),
        ({"maker": "huawei"}, "brands.neu.maker: 'huawei' is no automaker's name here"),
        ({"maker": "xiaomi"}, "brands.neu.maker: 'xiaomi' is no automaker's name here"),
    ],
)
def test_a_brand_of_a_scenario_keeps_to_what_makes_sense(
    tmp_path: Path, change: dict[str, object], says: str
) -> None:
    values = {"key": "neu", "maker": "neumaker", "sold": 500, "capacity": 900, **change}
    file = tmp_path / "nb.yaml"
    file.write_text(BRAND.format(**values))
    with pytest.raises(ScenarioError, match=says):
        load(file)


def test_a_term_about_abroad_alone_overlaps_with_none() -> None:
    load(
        "cede_sales",
        overrides=[
            "alliance.luxeed=[{abroad: {lead: partner, from: 2026-01}}, "
            "{sales_control: partner, from: 2025-08}]"
        ],
    )
