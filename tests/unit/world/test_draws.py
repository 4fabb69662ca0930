"""Draws from the register and from the fitted ensemble."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.scenario import Scenario, check, load
from sim.scenario.types.drawn import drawn_by_scenario
from sim.scenario.types.numbers import Quantity
from sim.shipped import shipped
from sim.study.calibrate.fit import inputs_of, target_for
from sim.world.draws import place, spread
from sim.world.ensemble import fitted, june_shock_of
from sim.world.seeds import seeds
from sim.world.world import World, register, vocabulary

SOME = range(200)


def world(**changes: Any) -> World:
    scenario: Scenario = load("keep_control", vocabulary=vocabulary()).scenario.replace(**changes)
    assert not check(scenario, vocabulary())
    return World.of(scenario)


def rows() -> set[tuple[float, ...]]:
    draws = fitted()
    return set(zip(*draws.values(), strict=True))


def test_a_replication_takes_a_whole_row_of_the_ensemble() -> None:
    draws = world().drawn(SOME)
    found = zip(*(draws[name] for name in fitted()), strict=True)
    assert set(found) <= rows()
    assert len({*draws["launch_pull"]}) > 190


def test_under_prior_the_register_is_drawn_from_and_june_has_luck_of_its_own() -> None:
    prior = world(run={"prior": True})
    draws = prior.drawn(SOME)
    assert set(draws) == {*register(), *drawn_by_scenario(prior.scenario)}
    low, high = register()["launch_pull"].bounds
    assert draws["launch_pull"].max() - draws["launch_pull"].min() > 0.95 * (high - low)


def test_a_range_of_the_scenario_wins_and_moves_nothing_else() -> None:
    plain = world().drawn(SOME)
    other = world(assumptions={"launch_pull": {"fixed": 1.0}}).drawn(SOME)
    assert (other["launch_pull"] == 1.0).all()
    assert set(plain) == set(other)
    for name in plain.keys() - {"launch_pull"}:
        assert plain[name].tobytes() == other[name].tobytes(), name


def test_no_row_comes_again_before_all_were_taken() -> None:
    size = len(fitted()["launch_pull"])
    draws = world(run={"replications": 2 * size}).drawn(range(2 * size))
    for name, values in fitted().items():
        assert sorted(draws[name][:size]) == sorted(values)
        assert draws[name][:size].tobytes() == draws[name][size:].tobytes()


def test_junes_luck_stays_whatever_the_scenario_says_of_luck() -> None:
    """Pinning how large luck is moves what is to come, and not what has been."""
    plain = world().drawn(SOME)
    draws = world(assumptions={"shock_sd": {"fixed": 0.0}}).drawn(SOME)
    for name in (june_shock_of("aito"), "aito.m8.share"):
        assert draws[name].tobytes() == plain[name].tobytes()


def test_a_replication_draws_the_same_alone() -> None:
    together, alone = world().drawn(SOME), world().drawn(range(117, 118))
    for name in together:
        assert together[name][117:118].tobytes() == alone[name].tobytes()


def test_place_is_spread_the_other_way_round() -> None:
    u = np.linspace(0.01, 0.99, 7)
    for name in ("launch_pull", "own_network_months"):
        number = register()[name]
        assert place(number, spread(number, u)) == pytest.approx(u, rel=1e-12)
    assert register()["own_network_months"].shape == "log"


def test_the_ensembles_assumptions_lie_in_todays_ranges() -> None:
    for name in set(fitted()) & set(seeds().assumptions):
        low, high = register()[name].bounds
        values = fitted()[name]
        assert low <= values.min() < values.max() <= high


@pytest.mark.parametrize("brand", ["aito", "luxeed"])
def test_the_ensemble_knows_todays_nameplates(brand: str) -> None:
    """Their parts of June are what the fit's path comes to, and all of the brand's sales."""
    names = seeds().brands[brand].nameplates
    assert len(names) >= 2
    parts = np.array([fitted()[f"{brand}.{name}.share"] for name in names])
    assert parts.min() > 0
    assert parts.sum(axis=0) == pytest.approx(1.0, abs=1e-5)


def test_the_ensemble_was_fitted_to_todays_numbers() -> None:
    """When this fails: python -m tools.renew_ensemble, and look at what changed."""
    said = (shipped("seeds") / "ensemble.yaml").read_text(encoding="utf-8")
    assert f'inputs: "{inputs_of(target_for("2025-06"))}"' in said


def test_whole_numbers_are_drawn_evenly_and_found_again() -> None:
    number = Quantity(
        low=3,
        high=6,
        unit="months",
        evidence="assumption",
        source="none",
        reason="made up",
        shape="whole",
    )
    u = np.array([0.0, 0.2499, 0.25, 0.7499, 0.75, np.nextafter(1.0, 0.0), 1.0])
    drawn = spread(number, u)
    assert drawn.tolist() == [3, 3, 4, 5, 6, 6, 6]
    assert np.array_equal(spread(number, place(number, drawn)), drawn)
