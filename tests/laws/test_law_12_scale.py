"""Law 12: a newcomer's size follows the size of the bands it sells in, along the drawn slope."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.rules.size import SizeLine
from sim.scenario.types.brand import BANDS
from sim.world.draws import Draws
from sim.world.june import june, newcomer_sizes
from sim.world.world import World
from tests.laws.helpers import SPARE, scenario
from tools.leave_one_out import at_the_middle, left_out, peers_of

Floats = NDArray[np.float64]

SIZE = 500
PEERS = ("luxeed", "stelato", "maextro", "avatr", "voyah", "deepal")


def _luck(agent: str, purpose: str) -> Floats:
    """The line's luck is its own; what newcomers have of their own is alike."""
    name = agent if agent == "newcomers" else "any newcomer"
    seed = sum(f"{name} {purpose}".encode())
    return np.random.default_rng(seed).standard_normal(SIZE)


def _world(**brands: Mapping[str, object]) -> tuple[World, Draws]:
    world = World.of(scenario("keep_control", replications=SIZE, brands=brands))
    return world, world.drawn(range(SIZE))


def _in(*bands: float) -> dict[str, object]:
    return SPARE | {"bands": SPARE["bands"] | {"shares": bands}}


def _line() -> SizeLine:
    random = np.random.default_rng(12)
    buyers = random.normal(11.0, 1.0, (6, SIZE))
    sizes = 0.7 * buyers + random.normal(0.0, 0.3, (6, SIZE))
    luck = random.standard_normal(SIZE), random.standard_normal(SIZE)
    return SizeLine(sizes, buyers, np.full(SIZE, 1.2), luck)


def test_sizes_are_in_the_ratio_of_buyers_to_the_power_of_the_slope() -> None:
    line = _line()
    log_buyers = np.full((1, SIZE), 10.0)
    slope = line.on_line(log_buyers + 1.0) - line.on_line(log_buyers)
    assert slope.std() > 0.05, "the slope is drawn"
    for ratio in (0.25, 2.0, 8.0):
        of_both = np.exp(line.on_line(log_buyers + np.log(ratio)) - line.on_line(log_buyers))
        assert of_both == pytest.approx(ratio**slope, rel=1e-9)


def test_the_slope_and_its_error_are_those_of_least_squares() -> None:
    """Against numpy's own fit, in each replication."""
    line = _line()
    straight = SizeLine(line.sizes, line.buyers, line.spread, (np.zeros(SIZE), np.zeros(SIZE)))
    at = np.full((1, SIZE), 10.0)
    slope = (straight.on_line(at + 1.0) - straight.on_line(at))[0]
    error = (line.on_line(at + 1.0) - line.on_line(at))[0] - slope
    for r in range(20):
        (fitted, _), covariance = np.polyfit(line.buyers[:, r], line.sizes[:, r], 1, cov="unscaled")
        off = line.sizes[:, r] - np.polyval(
            np.polyfit(line.buyers[:, r], line.sizes[:, r], 1), line.buyers[:, r]
        )
        spread = np.sqrt((off**2).sum() / 4)
        assert slope[r] == pytest.approx(fitted, rel=1e-9)
        expected = spread * np.sqrt(covariance[0, 0]) * line.luck[1][r]
        assert error[r] == pytest.approx(expected, rel=1e-8, abs=1e-12)


def test_two_newcomers_alike_but_for_their_band() -> None:
    """In the world itself, where the line is through June's brands, replication by replication."""
    spares = {f"in_{k}": _in(*np.eye(4)[k].tolist()) for k in range(4)}
    world, draws = _world(**spares)
    month = june(world, draws)
    sizes = newcomer_sizes(world, draws, month, _luck)[-4:]
    steps = np.log(month.buyers)
    slope = (sizes[1] - sizes[0]) / (steps[1] - steps[0])
    assert slope.std() > 0.05, "the slope is drawn"
    assert 0.4 < np.median(slope) < 1.4
    for one in range(4):
        ratio = np.exp(sizes[one] - sizes[0])
        assert ratio == pytest.approx(np.exp(steps[one] - steps[0]) ** slope, rel=1e-9)


def test_a_newcomer_in_two_bands_lies_between_them() -> None:
    world, draws = _world(low=_in(1.0, 0, 0, 0), mid=_in(0.5, 0.5, 0, 0), high=_in(0, 1.0, 0, 0))
    low, mid, high = newcomer_sizes(world, draws, june(world, draws), _luck)[-3:]
    assert mid == pytest.approx((low + high) / 2, rel=1e-12)


# leaving one out

MOST = 0.4
"""Mean absolute error by the line, log points."""


def test_peers_are_those_on_sale_in_june_but_for_aito() -> None:
    assert tuple(peers_of(*_world())) == PEERS


def test_the_line_tells_a_peer_that_it_has_not_seen_at_the_middle_of_all_ranges() -> None:
    by_line, by_mean = at_the_middle()
    assert by_line <= MOST
    assert by_mean > 0.9
    assert len(BANDS) == 4


def test_the_line_tells_a_peer_that_it_has_not_seen_over_draws() -> None:
    sizes, buyers = zip(*peers_of(*_world()).values(), strict=True)
    by_line, by_mean = left_out(np.stack(sizes), np.stack(buyers))
    assert by_line <= MOST
    assert by_mean > 0.9
