"""Law 11: as control passes, floor falls, own outlets rise and effort follows the claim.

And sharing lies between its two ends. Two sellers of one car cost nothing here
(``overlap_cost`` 0), and efforts, experience, base and success are held.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.agents.buyers import pull
from sim.agents.claims import claims_rule, claims_under, margins
from sim.agents.huawei import Allocator
from sim.agents.state.shared import SharedState
from sim.rules.budgets import Network, steady_effort
from sim.rules.demand import Choice
from tests.laws.helpers import scenario, state_at

Floats = NDArray[np.float64]

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
PARTS = ((0,), (1,), (2,), (0, 1, 2))
"""Stores, policy, after-sales, and all three."""
BRANDS = ("aito", "luxeed", "stelato", "maextro", "avatr", "voyah", "deepal")
EXACT = 1e-12


@cache
def _state() -> SharedState:
    made = scenario(
        "keep_control", months=2, replications=400, assumptions={"overlap_cost": {"fixed": 0.0}}
    )
    return state_at(made)


@contextmanager
def _held(state: SharedState, *, learnt: bool) -> Iterator[None]:
    """Both parties at their usual effort, and perhaps nothing left to learn of after-sales."""
    selling, past = state.selling, state.experience
    before = selling.effort, selling.huawei_effort, past.unlearnt
    selling.effort = selling.huawei_effort = np.ones_like(selling.effort)
    past.unlearnt = np.zeros_like(past.unlearnt) if learnt else past.unlearnt
    selling.budgets += 1
    try:
        yield
    finally:
        selling.effort, selling.huawei_effort, past.unlearnt = before
        selling.budgets += 1


def _set(state: SharedState, brand: int, parts: tuple[int, ...], level: float) -> None:
    """A brand's terms, and the outlets that its maker wants under them."""
    state.contracts.terms[brand, list(parts)] = level
    state.contracts._settle(brand)
    network = Network(state.draws["own_network_months"], state.draws["sales_per_outlet"])
    net = 1.0 - state.contracts.through[brand]
    plan, sold = state.selling.planned_outlets[brand], state.experience.recent_sales[brand]
    state.selling.outlets = state.selling.outlets.copy()
    state.selling.outlets[brand] = network.target(net, plan, sold)


@contextmanager
def _restored(state: SharedState, brand: int) -> Iterator[Allocator]:
    terms, outlets = state.contracts.terms[brand].copy(), state.selling.outlets
    share, floor = state.allocation.share.copy(), state.allocation.floor.copy()
    state.contracts.terms[brand, :3] = 0.0
    try:
        yield Allocator(state)
    finally:
        state.contracts.terms[brand] = terms
        state.contracts._settle(brand)
        state.selling.outlets = outlets
        state.allocation.share, state.allocation.floor = share, floor
        state.allocation.reviews += 1


def _expected(state: SharedState, brand: int) -> Floats:
    with np.errstate(divide="ignore"):
        by_nest = Choice(state.market.attraction).expected(pull(state, 0), state.market.june.buyers)
    return np.asarray(state.lineup.clusters.by_agent(by_nest)[brand])


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("name", BRANDS)
def test_floor_falls_and_the_network_and_the_makers_claim_rise(
    name: str, parts: tuple[int, ...]
) -> None:
    state, brand = _state(), _state().index(name)
    rule = claims_rule(state.world, state.draws, margins(state.world, state.draws))
    response = state.draws["effort_response"]
    floors, outlets, makers, huaweis = [], [], [], []
    with _restored(state, brand) as allocator:
        for level in LEVELS:
            _set(state, brand, parts, level)
            allocator.allot()
            claims = claims_under(rule, state.contracts)
            usual = state.selling.usual_claim, state.selling.usual_huawei_claim
            efforts = [
                steady_effort(now[brand], then[brand], response)
                for now, then in zip(claims, usual, strict=True)
            ]
            floors.append(state.allocation.floor[brand])
            outlets.append(state.selling.outlets[brand])
            makers.append(efforts[0])
            huaweis.append(efforts[1])
    stores = 0 in parts
    shown = bool((state.contracts.term("access")[brand] > 0.0).any())
    for rows, sign, moves in (
        (floors, -1.0, stores and shown),
        (outlets, 1.0, stores and shown),
        (makers, 1.0, True),
        (huaweis, -1.0, True),
    ):
        steps = sign * np.diff(rows, axis=0)
        assert (steps >= -EXACT * np.abs(rows[0])).all()
        assert bool((steps.sum(axis=0) > 0.0).any()) is moves


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("name", BRANDS)
def test_expected_orders_rise_or_fall_with_control_and_never_turn(
    name: str, parts: tuple[int, ...]
) -> None:
    """The other brands' floor is held as well, and the maker's after-sales as good as Huawei's."""
    state, brand = _state(), _state().index(name)
    orders = []
    with _held(state, learnt=True), _restored(state, brand) as allocator:
        share = state.allocation.share.copy()
        for level in LEVELS:
            _set(state, brand, parts, level)
            allocator.allot()
            share[brand] = state.allocation.share[brand]
            state.allocation.share = share.copy()
            state.allocation.reviews += 1
            orders.append(_expected(state, brand))
    steps = np.diff(orders, axis=0)
    slack = EXACT * np.array(orders[0])
    turns = ~((steps >= -slack).all(axis=0) | (steps <= slack).all(axis=0))
    assert not turns.any()
    shared, ends = orders[2], (orders[0], orders[-1])
    assert (shared >= np.minimum(*ends) - slack).all()
    assert (shared <= np.maximum(*ends) + slack).all()


NEARLY = 0.005
"""Where both ends sell the same, sharing may sell so much more or less: see the test."""


@pytest.mark.parametrize("name", BRANDS)
def test_sharing_lies_between_when_service_and_the_others_floor_move_too(name: str) -> None:
    """Sharing averages reach over the country and service in its logarithm, and what a brand frees
    others sell on, so the middle of two equal ends is not exactly as they are. Efforts are held."""
    state, brand = _state(), _state().index(name)
    orders = []
    with _held(state, learnt=False), _restored(state, brand) as allocator:
        for level in (0.0, 0.5, 1.0):
            _set(state, brand, (0, 1, 2), level)
            allocator.allot()
            state.allocation.reviews += 1
            orders.append(_expected(state, brand))
    huawei, shared, partner = orders
    beyond = np.maximum(np.minimum(huawei, partner) - shared, shared - np.maximum(huawei, partner))
    outside = beyond > EXACT * shared
    assert outside.mean() < 0.05
    assert (beyond <= NEARLY * shared).all()
    assert (np.abs(huawei - partner)[outside] < 0.05 * shared[outside]).all()


def test_no_party_controls_more_than_all_or_less_than_nothing() -> None:
    """To the bit: the other party's part is the rest, and a fee is due on it."""
    state = _state()
    rule = state.contracts.control
    for level in (0.0, 0.5, 1.0):
        levels = np.full((3, state.size), level)
        assert (rule.standing(levels, np.ones(state.size)).mix == level).all()
