"""Law 13: nameplates of a brand share a nest, worth ``lambda * ln(sum exp(V/lambda))``."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.agents.buyers import pull
from sim.agents.state.shared import SharedState
from sim.rules.nameplate import Nest
from sim.scenario import Scenario
from tests.laws.helpers import SPARE, scenario, state_at

Floats = NDArray[np.float64]


def _attraction(lambdas: Floats, worths: list[float]) -> Floats:
    weights = sum(np.exp(worth / lambdas) for worth in worths)
    return np.exp(Nest(lambdas).worth(np.asarray(weights)))


def test_two_alike_are_worth_two_to_the_power_of_lambda() -> None:
    lambdas = np.array([0.01, 0.3, 0.5, 0.9, 1.0])
    for worth in (-1.0, 0.0, 2.0):
        ratio = _attraction(lambdas, [worth, worth]) / _attraction(lambdas, [worth])
        assert ratio == pytest.approx(2.0**lambdas, rel=1e-12)


def test_at_its_ends_a_second_one_doubles_the_brand_or_adds_nothing() -> None:
    ratio = _attraction(np.array([1.0, 1e-6]), [0.0, 0.0])
    assert ratio == pytest.approx([2.0, 1.0], rel=1e-6)


def test_a_nest_is_never_worth_less_than_its_best_nor_more_than_all_of_them() -> None:
    lambdas = np.linspace(0.05, 1.0, 20)
    together = _attraction(lambdas, [0.5, -0.3, 1.2])
    assert (together >= np.exp(1.2) * (1 - 1e-12)).all()
    assert (together <= (np.exp(0.5) + np.exp(-0.3) + np.exp(1.2)) * (1 + 1e-12)).all()
    assert (np.diff(together) > 0).all()


def _made(lambda_: float, **brand: Any) -> Scenario:
    fixed = {
        "nest_dissimilarity": {"fixed": lambda_},
        # no novelty and nobody who waits: what is left is the nest
        "launch_pull": {"fixed": 0.0},
        "renewal_delay": {"fixed": 0.0},
        "nameplate_spread": {"fixed": 0.0001},
    }
    old = SPARE | {"on_sale": True, "june_sales": 3_000, "own_outlets": 300, "hima": False}
    return scenario(
        "keep_control", months=2, replications=20, assumptions=fixed, brands={"old": old | brand}
    )


def _worth(state: SharedState) -> Floats:
    """exp of what the nests of the brand are worth together, (nests, replications)."""
    return np.exp(state.lineup.log_worth[state.lineup.clusters.agent == state.index("old")])


@pytest.mark.parametrize("lambda_", [0.05, 0.3, 0.6, 0.9, 1.0])
def test_a_second_nameplate_like_the_first_multiplies_a_brands_attraction(lambda_: float) -> None:
    """On the engine: a copy of the only nameplate joins its nests."""
    state = state_at(_made(lambda_))
    lineup, brand = state.lineup, state.index("old")
    before = _worth(state)
    assert before == pytest.approx(1.0, rel=1e-12), "June is the yardstick"
    (only,) = np.flatnonzero(lineup._rows.agent == brand)
    rows = lineup._rows
    row = rows.append(brand, rows.at[only])
    rows.base[row], rows.due[row] = rows.base[only], rows.due[only]
    lineup.clusters = lineup.clusters.with_row(brand, row)
    with np.errstate(divide="ignore"):
        pull(state, -1)
    assert _worth(state) / before == pytest.approx(2.0**lambda_, rel=1e-12)


@pytest.mark.parametrize("models", [1, 2, 5])
def test_how_many_nameplates_share_junes_sales_moves_nothing_in_june(models: int) -> None:
    state = state_at(_made(0.5, models=models))
    assert (state.lineup._rows.agent == state.index("old")).sum() == models
    assert _worth(state) == pytest.approx(1.0, rel=1e-12)
