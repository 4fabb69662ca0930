"""What presence and space are worth, over draws of the register."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.rules.reach import Reach
from sim.world.draws import spread
from sim.world.world import register

Floats = NDArray[np.float64]
SIZE = 400


def _reach() -> Reach:
    random, numbers = np.random.default_rng(8), register()

    def drawn(name: str) -> Floats:
        return spread(numbers[name], random.uniform(size=SIZE))

    return Reach(
        presence=drawn("presence_elasticity"),
        space=drawn("space_elasticity"),
        reached=drawn("coverage_stores"),
        cars=drawn("cars_on_show"),
        stores=drawn("market.floor"),
        productivity=drawn("outlet_productivity"),
        offset=0.02,
    )


def test_the_slope_is_the_derivative_of_what_floor_is_worth() -> None:
    rule, step = _reach(), 1e-5
    for share in (0.001, 0.03, 0.2, 0.7, 1.0):
        at = np.full(SIZE, share)
        more, less = (rule.in_huawei_stores(at * np.exp(d)).log_worth for d in (step, -step))
        assert rule.slope(at) == pytest.approx((more - less) / (2 * step), rel=1e-5, abs=1e-9)


def test_a_brand_shown_with_next_to_no_floor_has_one_car_where_it_is_shown() -> None:
    rule = _reach()
    assert rule.room(np.zeros(SIZE)) == pytest.approx(1.0, rel=1e-9)
    assert rule.room(np.full(SIZE, 1e-6)) == pytest.approx(1.0, rel=1e-5)
    assert not rule.showing(np.zeros(SIZE)).any()


def test_presence_counts_for_more_than_space() -> None:
    """More floor is more stores for a small brand, and more cars a store for a large one."""
    rule = _reach()
    shares = np.linspace(0.01, 1.0, 50)
    showing = np.array([rule.showing(np.full(SIZE, share)) for share in shares])
    room = np.array([rule.room(np.full(SIZE, share)) for share in shares])
    assert (np.diff(showing, axis=0) > 0).all()
    assert (np.diff(room, axis=0) > 0).all()
    # the floor is the stores that show it times the cars in each
    assert showing * room == pytest.approx(rule.stores * rule.cars * shares[:, None], rel=1e-9)


def test_two_sellers_lie_between_and_are_doubled_only_where_both_are_present() -> None:
    rule = _reach()
    stores = rule.in_huawei_stores(np.full(SIZE, 0.2))
    places, nothing = np.full(SIZE, 150.0), np.zeros(SIZE)
    own = rule.in_own_outlets(places, nothing)
    for through in (0.0, 0.25, 0.5, 1.0):
        seen = rule.seen(stores, own, np.full(SIZE, through))
        low = np.minimum(own.log_worth, stores.log_worth)
        high = np.maximum(own.log_worth, stores.log_worth)
        assert (seen.log_worth >= low - 1e-12).all()
        assert (seen.log_worth <= high + 1e-12).all()
        assert ((seen.by_huawei >= 0.0) & (seen.by_huawei <= 1.0 + 1e-12)).all()
        assert bool((seen.doubled > 0.0).all()) is (0.0 < through < 1.0)
        nowhere = rule.in_own_outlets(nothing, nothing)
        none = rule.seen(stores, nowhere, np.full(SIZE, through))
        assert not none.doubled.any()
