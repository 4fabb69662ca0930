"""Assumptions keep to what makes sense: no negative sizes, no part above the whole."""

from __future__ import annotations

import pytest

from sim.errors import ScenarioError
from sim.study.load import load
from sim.world.world import register


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("overlap_cost", "-1", "-1 is too low; the lowest that makes sense is 0"),
        ("refresh_gap_months", "0", "0 is too low; it must be above 0"),
        ("luxeed.june_sales", "0", "0 is too low; it must be above 0"),
        ("maker_margin", "3", "3 is too high; the highest that makes sense is 1"),
        ("shock_persistence", "1.2", "the highest that makes sense is 0.99"),
        ("market_growth", "-1.5", "the lowest that makes sense is -0.5"),
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
        least, most = number.limits
        low, high = number.bounds
        assert least <= low <= high <= most, name
