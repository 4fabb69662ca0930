"""Nameplates of brands and rivals: June, launches, renewals by age, arrivals, June held still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase
from sim.agents.lineup import Lineup
from sim.agents.nameplates import NEVER
from sim.agents.state.shared import SharedState
from sim.engine.casting import cast_parts
from sim.engine.opening import open_state
from sim.engine.tape import Tape
from sim.scenario import Scenario
from sim.world.nameplates import nameplates_of
from sim.world.world import World
from tests.laws.helpers import SPARE, scenario

Floats = NDArray[np.float64]
SIZE = 60
EVERYWHERE = np.ones(SIZE, dtype=bool)
MONTHS = 18


@pytest.fixture(autouse=True)
def _a_brand_that_is_not_on_sale_is_worth_nothing() -> Iterator[None]:
    with np.errstate(divide="ignore"):
        yield


def _open(
    made: Scenario | None = None, replications: range = range(SIZE), *, still: bool = False
) -> SharedState:
    made = made or scenario("keep_control", months=MONTHS, replications=SIZE)
    world = World.of(made, still=still)
    shapes = Tape.shapes_for(world.cast, made.run.months, len(replications))
    tape = Tape.blank(shapes, shared=False).arrays()
    return open_state(world, made.run.months, replications, tape)[0]


def _months(state: SharedState) -> Iterator[int]:
    """Play a run; every month after its model cycles and before its market."""
    clock = Clock(state.months)
    cast_parts(clock, state)
    for month in range(state.months):
        clock.env.run(until=10 * month + Phase.ALLOCATION)
        yield month


def _selling(state: SharedState) -> NDArray[np.intp]:
    """Who sells in June, brands and then rivals."""
    on_sale = [bool(nameplates_of(spec)) for spec in state.world.sellers]
    return np.flatnonzero(on_sale)


def _worth(lineup: Lineup, month: int, agent: int) -> Floats:
    lineup.count(month)
    return np.exp(lineup.log_worth[lineup.clusters.agent == agent])


def _june_dues(lineup: Lineup) -> NDArray[Any]:
    """When June's nameplates are renewed next, (rows, replications)."""
    plates = lineup._plates
    return plates.due[: plates.of_june].reshape(-1, SIZE)


def _june_rows(lineup: Lineup, agent: int) -> NDArray[np.intp]:
    """June's nameplates of an agent."""
    plates = lineup._plates
    return np.flatnonzero(plates.place[: plates.of_june : SIZE] // SIZE == agent)


# June


def test_the_weights_of_every_agents_nameplates_in_june_add_up_to_one() -> None:
    lineup = _open().lineup
    plates = lineup._plates
    weights = plates.rows_of_june(lineup._weights(-1) * plates.base)
    sums = lineup.clusters.sums(weights, np.zeros((len(lineup.names), SIZE)))
    agents = lineup.clusters.agent
    some = np.isin(agents, _selling(_open()))
    assert sums[some] == pytest.approx(1.0, rel=1e-12)
    assert not sums[~some].any()


def test_parts_of_june_are_positive_and_aitos_bands_follow_them() -> None:
    state = _open()
    assert (state.lineup._plates.base > 0.0).all()
    aito = state.index("aito")
    mix = state.market.june.mix[aito]
    assert mix.sum(axis=0) == pytest.approx(1.0, rel=1e-12)
    assert (state.lineup.clusters.agent == aito).sum() == (mix.max(axis=1) > 0.0).sum()


# launches


def test_a_launch_takes_sales_from_siblings_and_adds_to_the_brand() -> None:
    """A nameplate's sales are its part of the nest's weights times what the nest is worth."""
    state = _open()
    lineup, brand = state.lineup, state.index("luxeed")
    (before,) = _worth(lineup, 0, brand)
    weights = before ** (1.0 / state.draws["nest_dissimilarity"])
    lineup.launch(brand, 0, 1.0, "launch 2025-07", where=EVERYWHERE, first=~EVERYWHERE)
    (after,) = _worth(lineup, 0, brand)
    siblings = after * weights / after ** (1.0 / state.draws["nest_dissimilarity"])
    assert (after > before).all()
    assert (siblings < before).all()
    assert (lineup._plates.place // SIZE == brand).sum() == 3 * SIZE


def test_the_stronger_a_launch_the_more_it_adds() -> None:
    worths = []
    for strength in (0.5, 1.0, 2.0):
        state = _open()
        brand = state.index("luxeed")
        purpose = "launch 2025-07"
        state.lineup.launch(brand, 0, strength, purpose, where=EVERYWHERE, first=~EVERYWHERE)
        worths.append(_worth(state.lineup, 0, brand)[0])
    assert (np.diff(worths, axis=0) > 0.0).all()


def test_a_scenarios_renewal_is_of_the_nameplate_that_is_due_first() -> None:
    state = _open()
    lineup, brand = state.lineup, state.index("luxeed")
    rows = _june_rows(lineup, brand)
    before = _june_dues(lineup)[rows].copy()
    lineup.refresh(brand, 0, 1.0, where=EVERYWHERE)
    after = _june_dues(lineup)[rows]
    first = before.argmin(axis=0)
    everyone = np.arange(SIZE)
    assert np.array_equal(after[1 - first, everyone], before[1 - first, everyone])
    assert np.array_equal(after[first, everyone], lineup._renewal(brand, 0))


# renewals


def test_renewals_by_known_age_never_come_before_they_are_due() -> None:
    """Not before the shortest gap since the last one, and in July at the earliest."""
    state = _open()
    gap, spread = state.draws["refresh_gap_months"], state.world.seeds.structure["refresh_spread"]
    shortest, longest = np.ceil(gap * (1.0 - spread)), np.ceil(gap * (1.0 + spread))
    plates = [plate for spec in state.world.sellers for plate in nameplates_of(spec)]
    known = 0
    for plate, due in zip(plates, _june_dues(state.lineup), strict=True):
        assert (due >= 0).all()
        if plate.age is not None:
            known += 1
            age = plate.age + due + 1  # in the month of the renewal
            assert (age >= shortest).all(), plate
            overdue = plate.age + 1 >= longest
            assert (age[~overdue] <= longest[~overdue]).all(), plate
            assert (due[overdue] == 0).all(), plate
    assert known >= 6


def test_nothing_is_renewed_but_what_is_due() -> None:
    state = _open()
    lineup, seen = state.lineup, 0
    dues = _june_dues(lineup).copy()
    for month in _months(state):
        now = dues == month
        for agent in range(len(lineup.names)):
            expected = now[_june_rows(lineup, agent)].any(axis=0)
            # those that came at random are renewed as well
            assert (lineup.renewed[agent] >= expected).all()
        renewed = _june_dues(lineup) != dues
        assert np.array_equal(renewed, now)
        seen += int(now.sum())
        dues = _june_dues(lineup).copy()
    assert seen > SIZE


def test_buyers_wait_for_a_renewal_and_come_back() -> None:
    """A nameplate is worth less in the months before its renewal, the less the nearer it is."""
    spare = SPARE | {"on_sale": True, "june_sales": 3_000, "own_outlets": 300, "hima": False}
    calm = {"launch_pull": {"fixed": 0.0}, "renewal_return": {"fixed": 0.5}}
    made = scenario(
        "keep_control",
        months=MONTHS,
        replications=SIZE,
        brands={"old": spare},
        assumptions={**calm, "nameplate_gap_months": {"fixed": 24}},
    )
    state = _open(made)
    lineup, brand = state.lineup, state.index("old")
    plates, table = lineup._plates, lineup._table
    entries = np.flatnonzero(plates.place // SIZE == brand)
    assert len(entries) == SIZE
    lineup._arrivals.retired[brand] = 0.0  # no successor takes anything
    plates.renew_early(entries, table.at(table.refresh, 0, 20.0), np.full(SIZE, 5))
    found = []
    for month in range(9):
        if month == 5:
            never = np.full(SIZE, NEVER)
            plates.renew_early(entries, table.at(table.refresh, month), never)
        found.append(_worth(lineup, month, brand)[0])
    worth = np.array(found)
    assert worth[1] == pytest.approx(worth[0], rel=1e-12)
    assert (np.diff(worth[1:5], axis=0) < 0.0).all()  # months 2, 3 and 4 are the announced ones
    assert (worth[5] > worth[0]).all()  # they come back
    assert worth[8] == pytest.approx(worth[0], rel=1e-12)


# arrivals


def _arrivals(state: SharedState) -> dict[str, Any]:
    lineup = state.lineup
    counts = np.bincount(lineup._plates.place, minlength=lineup._arrivals.retired.size)
    return {
        "nameplates": counts.reshape(lineup._arrivals.retired.shape),
        "retired": lineup._arrivals.retired,
    }


def test_arrivals_are_the_same_for_any_block() -> None:
    whole, parts = _open(), [_open(replications=range(a, a + 20)) for a in (0, 20, 40)]
    for month in _months(whole):
        assert whole.lineup.arrived.shape == (len(whole.lineup.names), SIZE), month
    for part in parts:
        for _ in _months(part):
            pass
    for name, values in _arrivals(whole).items():
        joined = np.concatenate([_arrivals(part)[name] for part in parts], axis=1)
        assert values.tobytes() == joined.tobytes(), name


def test_about_as_many_nameplates_come_as_the_gap_says() -> None:
    state = _open(scenario("keep_control", months=36, replications=200), range(200))
    came = np.zeros(200)
    selling = _selling(state)
    for _ in _months(state):
        came += state.lineup.arrived[selling].sum(axis=0)
    # gaps are rounded up to whole months: half a month longer on average
    expected = len(selling) * 36 / (state.draws["nameplate_gap_months"] + 0.5)
    missed = (came - expected) / np.sqrt(expected)
    assert abs(missed.mean()) < 4 / np.sqrt(200)


def test_a_newcomer_gets_no_nameplate_before_its_first() -> None:
    state = _open(scenario("keep_control", months=30, replications=SIZE))
    brand = state.index("dongfeng")
    sold = np.zeros(SIZE, dtype=bool)
    for _ in _months(state):
        # its first month is drawn: who was not on sale a month ago launches now or later
        assert not state.lineup.arrived[brand][~sold].any()
        sold = state.roster.on_sale[brand].copy()
    assert sold.all()


# June held still


def test_held_still_june_stays_as_it_was() -> None:
    state = _open(still=True)
    selling = _selling(state)
    lineup = state.lineup
    # the scenario launches a model of Xiaomi's in July
    xiaomi = lineup.names.index("xiaomi")
    some = np.isin(lineup.clusters.agent, selling) & (lineup.clusters.agent != xiaomi)
    lineup.count(-1)
    rival = lineup.clusters.agent == xiaomi
    june, before = lineup.log_worth[some], lineup.log_worth[rival]
    for month in _months(state):
        lineup.count(month)
        assert (lineup.log_worth[some] == june).all(), month
        assert not lineup.renewed.any()
        assert not lineup.arrived.any()
    assert (lineup.log_worth[rival] > before).all()


def test_held_still_a_launch_still_arrives_and_fades() -> None:
    made = scenario(
        "keep_control",
        months=MONTHS,
        replications=SIZE,
        events={"model": {"month": "2025-08", "launch": {"brand": "luxeed"}}},
    )
    state = _open(made, still=True)
    lineup, brand, worth = state.lineup, state.index("luxeed"), []
    for month in _months(state):
        worth.append(_worth(lineup, month, brand)[0])
    rows = np.array(worth)
    rows /= rows[0]
    assert (rows[1] > 1.0).all()
    peak = rows.argmax(axis=0)
    assert (peak < MONTHS - 1).all()
    assert (rows[-1] < rows.max(axis=0)).all()
    assert (rows[-1] > 1.0).all()


def test_held_still_a_renewal_of_the_scenario_fades_and_nobody_waits_for_another() -> None:
    made = scenario(
        "keep_control",
        months=36,
        replications=SIZE,
        events={"model": {"month": "2025-08", "launch": {"brand": "stelato", "model": "refresh"}}},
    )
    state = _open(made, still=True)
    lineup, brand = state.lineup, state.index("stelato")
    rows = np.array([_worth(lineup, month, brand)[0] for month in _months(state)])
    rows /= rows[0]
    peak = rows.argmax(axis=0)
    assert (peak < 12).all()
    late = rows[18:]
    assert (np.diff(late, axis=0) <= 0.0).all()
    assert (late[-1] < rows.max(axis=0)).all()
