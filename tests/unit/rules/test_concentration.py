"""Indices that can be checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from sim.rules import concentration as c


def column(*units):
    return c.shares(np.array(units, dtype=np.float64)[:, None])


def test_by_hand():
    shares = column(50, 30, 20)
    assert c.hhi(shares) == pytest.approx(2500 + 900 + 400)
    assert c.effective_number(shares) == pytest.approx(10_000 / 3800)
    assert c.cr2(shares) == pytest.approx(0.8)
    assert c.entropy(shares) == pytest.approx(1.0296530140645737)
    # mean absolute difference: (20 + 30 + 10)*2/9 = 13.33, over twice the mean 33.33
    assert c.gini(shares) == pytest.approx(0.2)


def test_gini_counts_only_those_that_sell():
    assert c.gini(column(50, 0, 30, 20, 0)) == pytest.approx(c.gini(column(50, 30, 20)))


def test_a_monopoly():
    shares = column(0, 7)
    found = [float(f(shares)[0]) for f in (c.hhi, c.effective_number, c.cr2, c.entropy, c.gini)]
    assert found == [10_000, 1, 1, 0, 0]
    assert c.cr2(column(3)) == 1.0


def test_nothing_sells():
    shares = column(0, 0, 0)
    assert np.isnan(shares).all()
    assert np.isnan(c.concentration(shares)).all()


def test_one_sells_all():
    found = c.concentration(column(0, 7, 0))
    assert found[:, 0].tolist() == [1e4, 1.0, 1.0, 0.0, 0.0]
    assert not np.signbit(found).any()


def test_all_at_once_is_the_same_as_one_by_one():
    shares = c.shares(np.random.default_rng(0).random((11, 1000)))
    one_by_one = [getattr(c, name)(shares) for name in c.MEASURES]
    assert c.concentration(shares).tobytes() == np.stack(one_by_one).tobytes()


@pytest.mark.parametrize("replications", [1, 2, 7, 64, 1000])
def test_any_number_of_replications_gives_the_same_bits(replications):
    units = np.random.default_rng(1).lognormal(5, 2, (11, 1001))
    whole = c.concentration(c.shares(units))
    part = c.concentration(c.shares(np.ascontiguousarray(units[:, :replications])))
    assert part.tobytes() == np.ascontiguousarray(whole[:, :replications]).tobytes()


def test_all_names_are_there_and_sorted():
    assert sorted(c.__all__) == [*c.__all__]
    assert all(hasattr(c, name) for name in c.__all__)
