"""Law 6: for the same luck, more of what helps a brand never costs it orders that month.

At the level of the buyers, on stages of the real engine: at the opening, and after fourteen months
of ceding, when terms, outlets, waiting and luck differ between replications.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.agents.buyers import pull
from sim.agents.state.shared import SharedState
from sim.engine import record
from sim.rules.delivery import Delivery, OrderCount
from sim.rules.demand import Choice
from tests.laws.helpers import recorded, scenario, state_at

Floats = NDArray[np.float64]

LATER = 14
STAGES = ("opening", "later", "one badge")
SIZES = st.floats(1e-4, 3.0)
NORMALS = np.random.default_rng(6).standard_normal((11, 40))  # luck of the test's own
LEVERS = {
    "share": 0.3,  # of the floor
    "outlets": 500.0,
    "effort": 1.0,
    "huawei_effort": 1.0,
    "base": 1.0,  # of its nameplates
    "support": 1.0,
    "cumulative_sales": 1e6,
    "push": 1.0,
    "rival_pull": 1.0,
}
"""What helps a brand, and by how much more of it there is."""


HELD = {"overlap_cost": {"fixed": 0.0}}
"""More of one seller of a car costs orders only where another sells it side by side."""


@cache
def _state(kind: str) -> tuple[SharedState, int]:
    few: dict[str, Any] = {"replications": 40, "assumptions": HELD}
    if kind == "opening":
        return state_at(scenario("keep_control", months=2, **few)), 0
    name = "cede_sales" if kind == "later" else "single_aito_brand"
    return state_at(scenario(name, months=24, **few), LATER), LATER


def _parts(state: SharedState) -> tuple[Any, ...]:
    selling, past = state.selling, state.experience
    return state.lineup._plates, state.allocation, selling, past, state.market, state.plants


def _holder(state: SharedState, lever: str) -> Any:
    """The part of the state that holds a lever."""
    return next(part for part in _parts(state) if hasattr(part, lever))


@contextmanager
def _changed(state: SharedState, holder: Any, field: str, rows: Floats) -> Iterator[None]:
    """The state with other rows of a field for a while; what is kept until a review is redone."""
    before = getattr(holder, field)
    setattr(holder, field, rows)
    state.selling.budgets += 1
    state.allocation.reviews += 1
    try:
        yield
    finally:
        setattr(holder, field, before)
        state.selling.budgets += 1
        state.allocation.reviews += 1


def _expected(state: SharedState, month: int) -> Floats:
    with np.errstate(divide="ignore"):  # a brand that is not on sale is worth nothing
        by_nest = Choice(state.market.attraction).expected(
            pull(state, month), state.market.june.buyers
        )
    return state.lineup.clusters.by_agent(by_nest)[: len(state.world.brands)]


def _orders(expected: Floats) -> Floats:
    return OrderCount().count(expected, NORMALS)


def _raised(state: SharedState, agent: int, lever: str, size: float) -> Floats:
    """The rows of a lever with more of it for one agent."""
    rows = np.array(getattr(_holder(state, lever), lever))
    owners = state.lineup._plates.place // state.size
    where = owners == agent if lever == "base" else agent
    rows[where] += LEVERS[lever] * size
    return rows


def _acts(state: SharedState, brand: int, lever: str) -> NDArray[np.bool_]:
    """In which replications a lever can have an effect: who sells where the lever is not?"""
    book = state.contracts
    within = {
        "share": book.through,
        "outlets": 1.0 - book.through,
        "effort": book.mix,
        "huawei_effort": 1.0 - book.mix,
    }
    found = within[lever][brand] if lever in within else np.ones(state.size)
    return np.asarray(found > 0.0)


@given(
    kind=st.sampled_from(STAGES),
    lever=st.sampled_from([name for name in LEVERS if name != "rival_pull"]),
    pick=st.integers(0, 10),
    size=SIZES,
)
@settings(max_examples=200, derandomize=True)
def test_more_of_what_helps_never_costs_orders(
    kind: str, lever: str, pick: int, size: float
) -> None:
    state, month = _state(kind)
    selling = np.flatnonzero(state.roster.on_sale.all(axis=1))
    brand = int(selling[pick % len(selling)])
    before = _expected(state, month)
    holder = _holder(state, lever)
    with _changed(state, holder, lever, _raised(state, brand, lever, size)):
        after = _expected(state, month)
    assert (after[brand] >= before[brand]).all()
    assert (_orders(after)[brand] >= _orders(before)[brand]).all()
    if lever != "cumulative_sales":  # under one badge the base is everybody's
        acts = _acts(state, brand, lever)
        assert (after[brand] > before[brand])[acts].all(), f"{lever} has no effect"
        others = np.arange(len(before)) != brand
        assert (after[others] <= before[others]).all()
    assert np.array_equal(_expected(state, month), before), "the state was not put back"


def test_every_lever_acts_on_some_brand_at_some_stage() -> None:
    for lever in LEVERS:
        states = [_state(kind)[0] for kind in STAGES]
        assert any(
            _acts(s, b, lever).any()
            for s in states
            for b in np.flatnonzero(s.roster.on_sale.all(axis=1))
        )


@given(
    kind=st.sampled_from(STAGES),
    lever=st.sampled_from(["base", "rival_pull"]),
    size=SIZES,
)
@settings(max_examples=60, derandomize=True)
def test_a_stronger_rival_never_raises_orders(kind: str, lever: str, size: float) -> None:
    state, month = _state(kind)
    before = _expected(state, month)
    number = tuple(state.world.rivals).index("xiaomi")
    agent = len(state.world.brands) + number
    rows = _raised(state, agent if lever == "base" else number, lever, size)
    with _changed(state, _holder(state, lever), lever, rows):
        after = _expected(state, month)
    assert (after <= before).all()
    assert (_orders(after) <= _orders(before)).all()
    luxeed = state.index("luxeed")
    assert (after[luxeed] < before[luxeed]).all()  # it sells in Xiaomi's price bands


@given(kind=st.sampled_from(STAGES), factor=st.floats(1.0, 4.0))
@settings(max_examples=60, derandomize=True)
def test_more_capacity_never_costs_deliveries_nor_the_next_months_orders(
    kind: str, factor: float
) -> None:
    state, month = _state(kind)
    mean = _expected(state, month)
    # four times the orders, so that plants are full and buyers wait
    orders, backlog = _orders(4.0 * mean), state.plants.backlog
    limit = state.world.seeds.structure["wait_limit"]
    plant = Delivery(state.draws["cancel_rate"], limit)

    def next_month(capacity: Floats) -> tuple[Floats, Floats]:
        done = plant.month(orders, backlog, capacity)
        with _changed(state, state.plants, "wait", done.wait):
            return done.deliveries, _expected(state, month)

    less, more = np.floor(state.plants.capacity), np.floor(state.plants.capacity * factor)
    delivered, expected = next_month(less)
    delivered_more, _ = next_month(more)
    assert (delivered == less).any(), "no plant was full"
    assert (delivered_more >= delivered).all()
    # a rival brand with more capacity takes buyers, so each brand is asked alone
    for brand in np.flatnonzero(state.roster.on_sale.all(axis=1)):
        own = less.copy()
        own[brand] = more[brand]
        _, alone = next_month(own)
        assert (alone[brand] >= expected[brand]).all()
        assert (_orders(alone)[brand] >= _orders(expected)[brand]).all()


@given(
    orders=st.integers(0, 100_000),
    backlog=st.integers(0, 1_000_000),
    capacity=st.integers(0, 60_000),
    more=st.integers(0, 60_000),
    rate=st.floats(0.0, 0.5),
)
@settings(max_examples=500, derandomize=True)
def test_more_capacity_delivers_no_fewer_and_lets_nobody_wait_longer(
    orders: int, backlog: int, capacity: int, more: int, rate: float
) -> None:
    plant = Delivery(np.full(2, rate), 12.0)
    both = np.array([capacity, capacity + more], dtype=float)
    done = plant.month(np.full(2, float(orders)), np.full(2, float(backlog)), both)
    assert done.deliveries[0] <= done.deliveries[1] <= both[1]
    assert done.wait[0] >= done.wait[1] >= 0


MEANS = st.one_of(st.floats(0.0, 5.0), st.floats(0.0, 1e6))


@given(
    mean=MEANS,
    more=st.one_of(st.just(0.0), st.floats(1e-6, 1e6)),
    normal=st.floats(-40.0, 40.0),
)
@settings(max_examples=1_500, derandomize=True)
def test_the_count_rises_with_its_mean_for_any_luck(
    mean: float, more: float, normal: float
) -> None:
    low, high = OrderCount().count(np.array([mean, mean + more]), np.array([normal, normal]))
    assert 0 <= low <= high
    assert low == np.rint(low)
    assert high == np.rint(high)


@given(mean=MEANS, normal=st.floats(-8.0, 8.0), more=st.floats(0.0, 8.0))
@settings(max_examples=500, derandomize=True)
def test_the_count_rises_with_luck(mean: float, normal: float, more: float) -> None:
    """From the quantile's turning point on, which lies below any luck that is dealt for mean 3."""
    low, high = OrderCount().count(np.array([mean, mean]), np.array([normal, normal + more]))
    assert low <= high or normal < -3 * np.sqrt(max(mean, 0.0))


def test_the_count_rises_on_a_fine_grid() -> None:
    means = np.concatenate([np.linspace(0, 12, 12_001), np.geomspace(12, 1e6, 5_000)])
    for normal in np.linspace(-9, 9, 73):
        counts = OrderCount().count(means, np.full(means.shape, normal))
        assert (np.diff(counts) >= 0).all(), normal


@pytest.mark.parametrize(
    ("kind", "event", "never"),
    [
        ("demand", {"demand": {"brand": "luxeed", "shock": 0.3}}, "fewer"),
        ("launch", {"launch": {"brand": "luxeed", "strength": 0.5}}, "fewer"),
        ("refresh", {"launch": {"brand": "luxeed", "model": "refresh"}}, "fewer"),
        ("weak demand", {"demand": {"brand": "luxeed", "shock": -0.3}}, "more"),
        ("rival launch", {"rival": {"name": "xiaomi", "launch": 1.0}}, "more"),
        ("rival price cut", {"rival": {"name": "xiaomi", "pull": 0.5}}, "more"),
        ("another's launch", {"launch": {"brand": "aito", "strength": 1.0}}, "more"),
    ],
)
def test_events_of_a_run_in_their_own_month(kind: str, event: dict[str, Any], never: str) -> None:
    month = 8
    # a renewal that reaches buyers slowly may cost a model orders at first that was just renewed
    assumptions = {"launch_ramp_months": {"fixed": 0.5}} if kind == "refresh" else {}
    # Huawei reviews in a month with a launch: in both, so that only the event differs
    reviewed = {"faw_first_model": {"month": "2026-03"}}
    events = {**reviewed, "x": {"month": "2026-03", **event}}
    before = record(scenario("keep_control", assumptions=assumptions, events=reviewed))
    made = scenario("keep_control", assumptions=assumptions, events=events)
    luxeed = before.cast.brands.index("luxeed")
    base = before.arrays["orders"][month, luxeed]
    orders = record(made).arrays["orders"][month, luxeed]
    worse = orders < base if never == "fewer" else orders > base
    assert not worse.any(), kind
    assert (orders != base).mean() > 0.5, f"{kind} has no effect"


def test_more_floor_in_a_run() -> None:
    base = recorded("keep_control")
    made = scenario("keep_control", huawei={"floor_rule": "focus", "focus": ("luxeed",)})
    luxeed = base.cast.brands.index("luxeed")
    orders = record(made).arrays["orders"][0, luxeed]
    assert (orders >= base.arrays["orders"][0, luxeed]).all()
    assert (orders > base.arrays["orders"][0, luxeed]).mean() > 0.9


def test_more_capacity_in_a_run() -> None:
    base = recorded("keep_control")
    lifted = {"month": "2025-12", "supply": {"brand": "aito", "factor": 1.5, "months": 1}}
    arrays = record(scenario("keep_control", events={"lifted": lifted})).arrays
    aito, month = base.cast.anchor, 5
    assert np.array_equal(arrays["orders"][month], base.arrays["orders"][month])
    assert (arrays["deliveries"][month, aito] >= base.arrays["deliveries"][month, aito]).all()
    assert (arrays["deliveries"][month, aito] > base.arrays["deliveries"][month, aito]).any()
    assert (arrays["orders"][month + 1, aito] >= base.arrays["orders"][month + 1, aito]).all()
