"""Where made-up curves cross 0: the place, the direction, and how surely it is known."""

import math

import numpy as np
import pytest

from sim.study.breakpoint import crossing
from sim.study.breakpoint.crossing import crossings

SEED = 625


def exactly(means, replications=2):
    """Differences that are the same in every future."""
    return np.repeat(np.array(means, dtype=float)[:, None], replications, axis=1)


def noisy(means, seed=0, replications=60, common=0.6, own=0.4):
    """Differences around the means, with noise that a future has at all values and of its own."""
    rng = np.random.default_rng(seed)
    shared, single = rng.normal(size=replications), rng.normal(size=(len(means), replications))
    return np.array(means, dtype=float)[:, None] + common * shared + own * single


def found(means, values=None, **noise):
    values = np.arange(len(means), dtype=float) if values is None else values
    return crossings(values, noisy(means, **noise) if noise else exactly(means), SEED)


def only(crossed):
    (one,) = crossed
    return one


# the place


@pytest.mark.parametrize("zero", [0.1, 1.5, 3.9])
@pytest.mark.parametrize("slope", [2.0, -0.5])
def test_a_straight_line_crosses_where_it_is_0(zero, slope):
    values = np.array([0.0, 1.0, 1.5 + 1e-3, 4.0])  # not even
    one = only(crossings(values, exactly(slope * (values - zero)), SEED))
    assert one.value == pytest.approx(zero, rel=1e-12)
    assert one.rising == (slope > 0)
    assert (one.low, one.high) == pytest.approx((zero, zero), rel=1e-6)


def test_between_two_values_the_curve_is_straight():
    one = only(found([-1.0, 3.0], values=np.array([10.0, 20.0])))
    assert one.value == 12.5
    assert one.rising


@pytest.mark.parametrize("means", [[1, 2, 3], [-1, -0.5, -2], [0, 1, 2], [-2, -1, 0], [0, 0, 0]])
def test_a_curve_that_keeps_its_sign_crosses_nowhere(means):
    assert found(means) == ()


def test_touching_0_is_no_crossing():
    assert found([1, 0, 1]) == ()
    assert found([-1, 0, 0, -2]) == ()


def test_two_crossings_come_in_order_with_their_directions():
    first, second = found([-1, 1, 1, -3])
    assert (first.value, first.rising) == (0.5, True)
    assert (second.value, second.rising) == (2.25, False)


def test_three_crossings_of_a_wave():
    values = np.linspace(0.2, 9.8, 97)
    crossed = crossings(values, exactly(np.sin(values)), SEED)
    assert [each.value for each in crossed] == pytest.approx(
        [math.pi, 2 * math.pi, 3 * math.pi], abs=1e-3
    )
    assert [each.rising for each in crossed] == [False, True, False]


@pytest.mark.parametrize("slope", [1.0, -1.0])
def test_a_line_that_is_exactly_0_at_a_value_crosses_there_once(slope):
    values = np.linspace(-1, 1, 5)
    one = only(crossings(values, exactly(slope * values), SEED))
    assert one.value == 0.0
    assert one.rising == (slope > 0)


def test_a_stretch_of_0_is_crossed_once_and_within():
    one = only(found([-2, 0, 0, 2]))
    assert 1 <= one.value <= 2
    assert one.rising


# how surely it is known


def test_the_interval_holds_the_truth_in_about_95_of_100(monkeypatch):
    monkeypatch.setattr(crossing, "_CURVES", 300)  # quicker, and sure enough for this
    values, truth = np.linspace(0, 1, 5), 0.43
    hits, widths = 0, []
    for seed in range(200):
        one = only(crossings(values, noisy(2 * (values - truth), seed), SEED))
        hits += one.low <= truth <= one.high
        widths.append(one.high - one.low)
    # the standard deviation of the count is 3
    assert 180 <= hits <= 198
    # the mean of 60 futures, 0.6 in common and at most 0.4 of its own, over a slope of 2
    assert (
        2 * 1.96 * 0.6 / 2 / math.sqrt(60) < np.mean(widths) < 2 * 1.96 * 0.73 / 2 / math.sqrt(60)
    )


def test_noise_in_common_moves_the_whole_curve():
    """The interval is that of the common shift, whatever the number of values."""
    for count in (3, 25):
        values = np.linspace(-1, 1, count)
        noise = noisy(values, replications=400, common=1.0, own=0.0)
        one = only(crossings(values, noise, SEED))
        error = noise[0].std(ddof=1) / 20
        assert one.value == pytest.approx(-noise.mean(axis=1)[count // 2], rel=1e-9)
        assert one.high - one.value == pytest.approx(1.96 * error, rel=0.1)
        assert one.value - one.low == pytest.approx(1.96 * error, rel=0.1)


def test_more_futures_tell_it_more_surely():
    values = np.linspace(-1, 1, 5)
    few, many = (
        only(crossings(values, noisy(values, replications=count), SEED)) for count in (50, 5000)
    )
    assert few.low < few.value < few.high
    assert few.high - few.low == pytest.approx(10 * (many.high - many.low), rel=0.4)


def test_the_same_seed_gives_the_same_interval_and_another_one_nearly():
    values = np.linspace(-1, 1, 5)
    one, again, other = (crossings(values, noisy(values), seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert (one[0].low, one[0].high) == pytest.approx((other[0].low, other[0].high), abs=0.03)


@pytest.mark.parametrize("slope", [1.0, -1.0])
@pytest.mark.parametrize("side", ["left", "right"])
def test_an_interval_that_runs_out_of_the_range_is_open_on_that_side(slope, side):
    # replications as they come, the zero half a standard error inside one end
    values = np.linspace(0, 1, 5)
    zero = 0.03 if side == "left" else 0.97
    noise = noisy(values * 0, seed=4)
    noise -= noise.mean(axis=1, keepdims=True)
    one = only(crossings(values, slope * (values - zero)[:, None] + noise, SEED))
    assert one.value == pytest.approx(zero)
    assert one.rising == (slope > 0)
    open_end, closed = (one.low, one.high) if side == "left" else (one.high, one.low)
    assert math.isnan(open_end)
    assert abs(closed - zero) < 0.4
    assert (closed > zero) == (side == "left")


def test_a_crossing_known_too_badly_is_open_on_both_sides():
    values = np.linspace(0, 1, 5)
    noise = noisy(values * 0, seed=4, common=20.0)
    noise -= noise.mean(axis=1, keepdims=True)
    one = only(crossings(values, (values - 0.5)[:, None] + noise, SEED))
    assert one.value == pytest.approx(0.5)
    assert math.isnan(one.low)
    assert math.isnan(one.high)


def test_each_of_two_crossings_has_an_interval_of_its_own():
    values = np.linspace(0, 6, 13)
    first, second = crossings(values, noisy(2 * np.sin(values + 0.5), common=0.3), SEED)
    assert not first.rising
    assert second.rising
    assert first.low < math.pi - 0.5 < first.high < second.low < 2 * math.pi - 0.5 < second.high


def test_an_interval_follows_crossings_of_its_own_direction():
    """A slow rise and a steep fall: a higher curve rises far off, and falls near by."""
    noise = noisy([0.0, 0.0, 0.0], common=1.0, own=0.0)
    noise -= noise.mean(axis=1, keepdims=True)
    error = 0.25
    noise *= error * math.sqrt(60) / noise[0].std(ddof=1)
    means = np.array([-1.0, 0.2, -1.0])[:, None]
    rise, fall = crossings(np.array([0.0, 4.0, 4.2]), means + noise, SEED)
    assert (rise.rising, fall.rising) == (True, False)
    assert rise.value == pytest.approx(10 / 3)
    assert rise.low == pytest.approx((1 - 1.96 * error) / 0.3, abs=0.2)
    assert math.isnan(rise.high)  # a lower curve stays below 0
    assert fall.high == pytest.approx(4 + (0.2 + 1.96 * error) / 6, abs=0.02)


def test_one_future_tells_where_but_not_how_surely():
    one = only(crossings(np.array([0.0, 1.0]), np.array([[-1.0], [1.0]]), SEED))
    assert one.value == 0.5
    assert math.isnan(one.low)
    assert math.isnan(one.high)
