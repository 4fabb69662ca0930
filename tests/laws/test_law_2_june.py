"""Law 2: June comes out as it was, in every replication and whatever is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.measures.recording import Recording
from sim.scenario import Scenario
from sim.world.world import register
from tests.laws.helpers import scenario

TOTAL, SHARE = 52_747.0, 0.85
SEEDS = (0, 1, 625, 2**62 + 17)
NARROW = ("market.", "june_sales", "june_fraction")
"""Ranges of June itself: twice as wide, they would sell more cars in a band than it has buyers."""


def _wider() -> dict[str, dict[str, float]]:
    """Every range half as wide again on both sides, within what the quantity can be."""
    wider = {}
    for name, number in register().items():
        if number.value is not None or any(word in name for word in NARROW):
            continue
        low, high = number.bounds
        more = 0.5 * (high - low)
        floor = low / 4 if low > 0 else 0.0 if low == 0 else low - more
        below = max(low - more, floor)
        wider[name] = {"low": below, "high": min(high + more, 0.97) if high < 1 else high + more}
    return wider


def _alone(low_end: bool) -> dict[str, dict[str, float]]:
    """Every drawn number at one end of its range."""
    drawn = {name: number for name, number in register().items() if number.value is None}
    return {name: {"fixed": number.bounds[0 if low_end else 1]} for name, number in drawn.items()}


def _check(recording: Recording) -> None:
    inside = np.array(recording.cast.hima)
    june = recording.june
    assert june.shape[1] > 1
    assert june[inside].sum(axis=0) == pytest.approx(TOTAL, rel=1e-9, abs=0)
    row = recording.cast.brands.index
    draws = recording.draws
    for brand in ("stelato", "maextro"):
        # the others split the rest as it was published, or drawn where two figures were
        drawn = draws[f"{brand}.june_sales"] / draws["luxeed.june_sales"]
        assert june[row(brand)] / june[row("luxeed")] == pytest.approx(drawn, rel=1e-9, abs=0)
    assert june[row("voyah")] == pytest.approx(10_053.0, rel=1e-9, abs=0)
    aito = june[recording.cast.anchor] / june[inside].sum(axis=0)
    assert aito == pytest.approx(SHARE, rel=1e-9, abs=0)


def _made(seed: int, assumptions: Mapping[str, Any], name: str = "keep_control") -> Scenario:
    return scenario(name, months=1, replications=1_000, seed=seed, assumptions=dict(assumptions))


@pytest.mark.parametrize("seed", SEEDS)
def test_june_is_found_again_in_every_replication(seed: int) -> None:
    recording = record(_made(seed, {}))
    _check(recording)
    assert np.ptp(recording.june[recording.cast.brands.index("luxeed")]) > 100, "nothing is drawn"


@pytest.mark.parametrize("seed", SEEDS)
def test_june_is_found_again_whatever_is_assumed(seed: int) -> None:
    wider = _wider()
    assert len(wider) > 80
    recording = record(_made(seed, wider))
    _check(recording)
    beyond = [
        name
        for name, range_ in wider.items()
        if recording.draws[name].min() < register()[name].bounds[0]
        or recording.draws[name].max() > register()[name].bounds[1]
    ]
    assert len(beyond) > 80, "the wider ranges were not drawn from"


@pytest.mark.parametrize("low_end", [True, False])
def test_june_is_found_again_at_the_corners(low_end: bool) -> None:
    made = _made(3, _alone(low_end))
    recording = record(made)
    fixed = {name: np.full(1_000, each.fixed) for name, each in made.assumptions.items()}
    _check(replace(recording, draws=fixed))


@pytest.mark.parametrize("name", ["cede_sales", "single_aito_brand", "yinwang_first"])
def test_june_is_found_again_whatever_is_decided(name: str) -> None:
    _check(record(_made(4, {}, name)))


def test_june_is_found_again_with_a_brand_of_the_scenarios_own() -> None:
    brand = {
        "title": "A sixth brand",
        "maker": "sixth",
        "hima": True,
        "model_type": "hima",
        "on_sale": True,
        "signed": "2024-01",
        "bands": {"shares": (0.5, 0.5, 0.0, 0.0), "evidence": "assumption", "source": "made up"},
        "june_sales": 3_000,
        "price": 200,
        "models": 1,
        "capacity": 10_000,
        "base": 20_000,
    }
    _check(record(scenario("keep_control", months=1, replications=200, brands={"sixth": brand})))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sampled_june_lies_within_its_standard_error(seed: int) -> None:
    recording = record(_made(seed, {}))
    sample, expected = recording.june_sample, recording.june
    assert sample is not None
    for rows in (np.array(recording.cast.hima), *np.eye(len(expected), dtype=bool)):
        missed = sample[rows].sum(axis=0) - expected[rows].sum(axis=0)
        if not expected[rows].any():
            assert not sample[rows].any()
            continue
        error = missed.std(ddof=1) / np.sqrt(missed.size)
        assert error > 0, "June's count is not drawn"
        assert abs(missed.mean()) < 4 * error
