"""What must hold for any shares."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sim.rules import concentration as c

UNITS = hnp.arrays(
    np.float64,
    st.tuples(st.integers(1, 13), st.integers(1, 9)),
    elements=st.one_of(st.just(0.0), st.floats(1e-3, 1e6)),
)
INDICES = (c.hhi, c.effective_number, c.cr2, c.entropy, c.gini)
CLOSE = {"rel": 1e-9, "abs": 1e-9}


@given(UNITS)
def test_shares_sum_to_one_or_are_all_undefined(units):
    sold = units.sum(axis=0) > 0
    shares = c.shares(units)
    assert shares[:, sold].sum(axis=0) == pytest.approx(np.ones(sold.sum()), **CLOSE)
    assert np.isnan(shares[:, ~sold]).all()


@given(UNITS)
def test_indices_are_defined_where_something_sells(units):
    sold = units.sum(axis=0) > 0
    shares = c.shares(units)
    for index in INDICES:
        assert np.array_equal(np.isfinite(index(shares)), sold)
    assert np.array_equal(np.isfinite(c.concentration(shares)), [sold] * len(c.MEASURES))


@given(UNITS)
def test_bounds(units):
    units = units[:, units.sum(axis=0) > 0]
    shares, sellers = c.shares(units), (units > 0).sum(axis=0)
    slack = 1e-9
    assert (c.hhi(shares) >= 1e4 / sellers * (1 - slack)).all()
    assert (c.hhi(shares) <= 1e4 * (1 + slack)).all()
    assert (c.effective_number(shares) >= 1 - slack).all()
    assert (c.effective_number(shares) <= sellers * (1 + slack)).all()
    assert (c.entropy(shares) >= -slack).all()
    assert (c.entropy(shares) <= np.log(sellers) + slack).all()
    assert (c.cr2(shares) <= 1 + slack).all()
    assert (c.cr2(shares) >= np.minimum(2 / sellers, 1) - slack).all()
    assert (c.gini(shares) >= 0).all()
    assert (c.gini(shares) <= 1 - 1 / sellers + slack).all()


@given(UNITS, st.randoms(use_true_random=False))
def test_the_order_of_entities_does_not_matter(units, luck):
    order = list(range(len(units)))
    luck.shuffle(order)
    for index in INDICES:
        there, here = index(c.shares(units[order])), index(c.shares(units))
        assert there == pytest.approx(here, nan_ok=True, **CLOSE)


@given(UNITS.filter(lambda u: len(u) > 1))
def test_merging_two_brands_raises_hhi(units):
    units = units[:, units.sum(axis=0) > 0]
    merged = np.concatenate([units[:1] + units[1:2], units[2:]])
    before, after = c.hhi(c.shares(units)), c.hhi(c.shares(merged))
    assert (after >= before * (1 - 1e-12)).all()
    both = (c.shares(units)[:2] > 1e-3).all(axis=0)
    assert (after[both] > before[both]).all()


@given(st.integers(1, 13), st.floats(1e-3, 1e6), st.integers(0, 5))
def test_equals(count, units, idle):
    shares = c.shares(np.array([[units]] * count + [[0.0]] * idle))
    assert c.gini(shares) == pytest.approx(0.0, abs=1e-12)
    assert c.hhi(shares) == pytest.approx(1e4 / count)
    assert c.effective_number(shares) == pytest.approx(count)
    assert c.entropy(shares) == pytest.approx(np.log(count), abs=1e-12)


@given(UNITS)
@settings(max_examples=200)
def test_a_replication_has_the_same_bits_whoever_runs_beside_it(units):
    together = c.concentration(c.shares(units))
    for r in range(units.shape[1]):
        alone = c.concentration(c.shares(np.ascontiguousarray(units[:, r : r + 1])))
        assert alone.tobytes() == np.ascontiguousarray(together[:, r : r + 1]).tobytes()
