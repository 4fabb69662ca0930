"""Names that an earlier version wrote into run folders are read as those of today."""

from __future__ import annotations

import pytest

from sim.store.manifest import AnchorFigures
from sim.store.removal import _is_own
from sim.store.saved_run import _renamed_column, _renamed_measures


@pytest.mark.parametrize(
    ("written", "today"),
    [
        ("effective_brands_last", "effective_number_last"),
        ("effective_brands_june", "effective_number_june"),
        ("june_aito", "aito_units_june"),
        ("aito_share_m6", "aito_share_m6"),
        ("channel_fee", "channel_fee"),
        ("replication", "replication"),
    ],
)
def test_columns(written: str, today: str) -> None:
    assert _renamed_column(written) == today


def test_a_months_payoff_was_called_payoff() -> None:
    assert _renamed_measures(("share", "payoff")) == ("share", "monthly_payoff")
    now = ("share", "monthly_payoff", "payoff")
    assert _renamed_measures(now) == now


def test_the_anchors_share_had_the_brands_name() -> None:
    found = AnchorFigures.model_validate({"month": "2025-06", "total": 1.0, "aito_share": 0.85})
    assert found.model_dump() == {"month": "2025-06", "total": 1.0, "share": 0.85}


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("report.html", True),
        ("shangjie_share-hhi-report.html", True),
        ("my notes-report.html", False),
        ("-report.html", False),
    ],
)
def test_reports_of_a_run_are_its_own(name: str, own: bool) -> None:
    assert _is_own(name) is own
