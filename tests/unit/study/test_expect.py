"""Expectations: which part of the futures holds, which does not, and where nothing differs."""

from __future__ import annotations

from typing import Any

import pytest

from sim.scenario import Scenario
from sim.study.expect import judge
from sim.study.load import load


def expecting(base: str, reps: int, **wanted: Any) -> Scenario:
    made = load(base, overrides=[f"run.replications={reps}"])
    return made.replace(expect=[{"month": "2025-08", "probability": 0.3, **wanted}])


def test_a_scenario_against_itself_differs_in_no_future() -> None:
    made = expecting("cede_sales", 30, measure="aito_share", lower_than="cede_sales")
    (verdict,) = judge(made, load)
    assert (verdict.share, verdict.share_opposite, verdict.share_equal) == (0.0, 0.0, 1.0)
    assert not verdict.holds


def test_the_three_parts_are_all_futures_of_the_files_run() -> None:
    made = expecting(
        "aito_stumbles", 70, measure="units", brand="luxeed", lower_than="xiaomi_surge"
    )
    (verdict,) = judge(made, load)
    parts = (verdict.share, verdict.share_opposite, verdict.share_equal)
    assert verdict.replications == 70
    assert sum(parts) == pytest.approx(1.0)
    swapped = made.replace(
        expect=[
            {
                "month": "2025-08",
                "measure": "units",
                "brand": "luxeed",
                "higher_than": "xiaomi_surge",
            }
        ]
    )
    (other,) = judge(swapped, load)
    assert (other.share, other.share_equal) == pytest.approx(
        (verdict.share_opposite, verdict.share_equal)
    )


def test_what_is_compared_with_draws_from_the_register_too_under_prior() -> None:
    made = expecting("cede_sales", 30, measure="aito_share", lower_than="cede_sales")
    (verdict,) = judge(made.replace(run={"prior": True}), load)
    assert verdict.share_equal == 1.0
