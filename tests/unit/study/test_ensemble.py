"""An ensemble in a few numbers, against exact quantiles, numpy and a pencil."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.study import ensemble
from sim.study.ensemble import CONFIDENCE, QUANTILES, half_width, summary, z_for

# scipy 1.17.1, scipy.stats.t.ppf(0.975, n - 1); the last column is how near the expansion is
EXACT = [
    (5, 2.7764451051977934, 3e-3),
    (10, 2.262157162798205, 2e-4),
    (30, 2.045229642132703, 1.15e-6),
    (1000, 1.9623414611334493, 2e-12),
]


@pytest.mark.parametrize(("replications", "exact", "near"), EXACT)
def test_z_is_students_quantile(replications, exact, near):
    assert CONFIDENCE == 0.95
    assert z_for(replications) == pytest.approx(exact, rel=near)


def test_z_falls_to_the_normal_one():
    found = [z_for(n) for n in range(2, 200)]
    assert found == sorted(found, reverse=True)
    assert z_for(10**9) == pytest.approx(1.959963984540054, rel=1e-8)


@pytest.mark.parametrize("replications", [0, 1])
def test_nothing_is_known_of_a_mean_of_one(replications):
    assert z_for(replications) == math.inf


def test_half_width_by_hand():
    # mean 3, squared distances 4 + 1 + 0 + 1 + 4 = 10, standard error sqrt(10/4/5)
    assert half_width(np.array([1.0, 2, 3, 4, 5])) == pytest.approx(z_for(5) * math.sqrt(0.5))
    assert half_width(np.array([7.0, 7, 7])) == 0


def test_half_width_is_taken_along_the_last_axis():
    values = np.random.default_rng(0).normal(size=(3, 4, 10))
    found = half_width(values)
    assert found.shape == (3, 4)
    for i, j in np.ndindex(3, 4):
        assert found[i, j] == pytest.approx(float(half_width(values[i, j])), rel=1e-14)


def test_half_width_of_single_precision_is_computed_in_double():
    values = (np.arange(1000) % 2 + 2**20).astype(np.float32)  # spread 1/2 far from 0
    assert half_width(values) == pytest.approx(half_width(values.astype(np.float64)), rel=1e-14)


def test_half_width_of_one_value_is_infinite():
    found = half_width(np.ones((2, 1)))
    assert found.tolist() == [math.inf, math.inf]


def test_the_interval_holds_the_mean_as_often_as_it_says():
    # 4,000 samples of 10: 95% hold 0, give or take four standard errors, 4*sqrt(.95*.05/4000)
    values = np.random.default_rng(1).normal(size=(4000, 10))
    held = np.abs(values.mean(axis=1)) <= half_width(values)
    assert held.mean() == pytest.approx(0.95, abs=0.014)


@pytest.mark.parametrize("replications", [1, 2, 3, 5, 21, 40, 333, 4096, 4097, 5000])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_summary_is_numpys(replications, kind):
    block = np.random.default_rng(replications).lognormal(3, 1, (7, replications)).astype(kind)
    values = block.astype(np.float64)
    expected = np.column_stack([values.mean(axis=1), *np.quantile(values, QUANTILES, axis=1)])
    found = summary(block)
    assert found.dtype == np.float64
    assert found == pytest.approx(expected, rel=1e-14)


def test_summary_by_hand():
    found = summary(np.array([[3.0, -5, 1, 4, 2]]))
    # places 0.2, 1, 2, 3 and 3.8 of -5, 1, 2, 3, 4
    assert found == pytest.approx(np.array([[1, -3.8, 1, 2, 3, 3.8]]), rel=1e-15)


def test_sorting_and_selecting_agree(monkeypatch):
    block = np.random.default_rng(2).normal(size=(9, 501))
    by_sorting = summary(block.copy())
    monkeypatch.setattr(ensemble, "_SORTED_UP_TO", 0)
    assert summary(block.copy()).tobytes() == by_sorting.tobytes()


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_row_has_the_same_bits_in_any_batch(kind):
    block = np.random.default_rng(3).lognormal(10, 1, (44, 20_011)).astype(kind)
    together = summary(block.copy())
    for row in (0, 7, 43):
        assert summary(block[row : row + 1].copy()).tobytes() == together[row : row + 1].tobytes()
