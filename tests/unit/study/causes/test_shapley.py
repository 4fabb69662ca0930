"""Shapley values and interactions: by hand, by brute force over all orders, and by their axioms."""

import math
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.randomness import Stream
from sim.study.causes.changes import Player
from sim.study.causes.shapley import interaction, marginals, orders, values, values_exactly
from sim.study.causes.split import by_orders, coalitions_of, exactly, split_parts
from sim.study.ensemble import z_for

WORTH = st.floats(-1e9, 1e9, allow_nan=False, width=32) | st.integers(-9, 9).map(float)

THREE = [0, 1, 2, 4, 3, 5, 7, 12]
"""v(1), v(2), v(12), v(3), v(13), v(23), v(123) = 1, 2, 4, 3, 5, 7, 12."""


def games(most=5, least=1):
    return st.integers(least, most).flatmap(
        lambda n: st.lists(WORTH, min_size=1 << n, max_size=1 << n)
    )


def count(worth):
    return (len(worth) - 1).bit_length()


def scale(worth):
    return max(1.0, *map(abs, worth))


def bits(members):
    return sum(1 << each for each in members)


def brute(worth):
    """The mean over every order of what each player adds when it comes."""
    n = count(worth)
    sums = [Fraction(0)] * n
    for order in permutations(range(n)):
        for place, player in enumerate(order):
            before = bits(order[:place])
            sums[player] += Fraction(worth[before | 1 << player]) - Fraction(worth[before])
    return [each / factorial(n) for each in sums]


def with_dummy(worth, place):
    """The game with one player more, who never changes anything."""
    low = (1 << place) - 1
    return [worth[c & low | c >> 1 & ~low] for c in range(2 * len(worth))]


def renamed(worth, names):
    """The game in which player i is called names[i]."""
    found = [0.0] * len(worth)
    for coalition, each in enumerate(worth):
        members = [names[i] for i in range(count(worth)) if coalition >> i & 1]
        found[bits(members)] = each
    return found


def without(worth, player):
    """The game that is left when a player never comes."""
    return [each for coalition, each in enumerate(worth) if not coalition >> player & 1]


# values


def test_values_by_hand():
    # e.g. player 1: 1/3 * v(1) + 1/6 * (v(12) - v(2)) + 1/6 * (v(13) - v(3)) + 1/3 * (12 - 7)
    expected = [Fraction(8, 3), Fraction(25, 6), Fraction(31, 6)]
    assert values_exactly(THREE) == [float(each) for each in expected]
    assert values(np.array(THREE, dtype=float)) == pytest.approx([float(x) for x in expected])


def test_one_player_gets_all():
    assert values_exactly([3.0, 10.5]) == [7.5]
    assert values(np.array([[3.0], [10.5]])).tolist() == [[7.5]]


@settings(max_examples=50)
@given(games())
def test_values_are_the_mean_over_all_orders(worth):
    expected = [float(each) for each in brute(worth)]
    assert values_exactly(worth) == expected
    assert values(np.array(worth)) == pytest.approx(expected, rel=0, abs=1e-12 * scale(worth))


@settings(max_examples=50)
@given(games())
def test_values_add_up_to_the_whole(worth):
    whole = worth[-1] - worth[0]
    assert sum(values_exactly(worth)) == pytest.approx(whole, rel=0, abs=1e-12 * scale(worth))
    assert values(np.array(worth)).sum() == pytest.approx(whole, rel=0, abs=1e-12 * scale(worth))


@settings(max_examples=50)
@given(games(4), st.data())
def test_who_never_changes_anything_gets_0_and_changes_no_bit_of_the_others(worth, data):
    place = data.draw(st.integers(0, count(worth)))
    wider = with_dummy(worth, place)
    found = values_exactly(wider)
    assert found.pop(place) == 0.0
    assert found == values_exactly(worth)
    rounded = values(np.array(wider))
    assert rounded[place] == 0.0
    assert np.delete(rounded, place) == pytest.approx(
        values(np.array(worth)), rel=0, abs=1e-12 * scale(worth)
    )


@settings(max_examples=50)
@given(games(5, least=2), st.data())
def test_two_who_always_do_the_same_get_the_same(worth, data):
    first, second = data.draw(st.permutations(range(count(worth))))[:2]
    names = list(range(count(worth)))
    names[first], names[second] = second, first
    other = renamed(worth, names)
    alike = [max(pair) for pair in zip(worth, other, strict=True)]
    found = values_exactly(alike)
    assert found[first] == found[second]
    rounded = values(np.array(alike))
    assert rounded[first] == pytest.approx(rounded[second], rel=0, abs=1e-12 * scale(worth))


@settings(max_examples=50)
@given(games(), st.data())
def test_the_order_of_the_players_does_not_matter(worth, data):
    names = data.draw(st.permutations(range(count(worth))))
    found = values_exactly(renamed(worth, names))
    assert [found[name] for name in names] == values_exactly(worth)


@settings(max_examples=50)
@given(games())
def test_the_way_back_has_the_same_values_with_the_other_sign(worth):
    assert values_exactly(worth[::-1]) == [-each for each in values_exactly(worth)]


@settings(max_examples=50)
@given(st.lists(WORTH, min_size=1, max_size=5), WORTH)
def test_where_everybody_adds_the_same_to_all_it_is_their_value(adds, start):
    exact = [Fraction(each) for each in adds]
    worth = [
        sum((x for i, x in enumerate(exact) if c >> i & 1), Fraction(start))
        for c in range(1 << len(adds))
    ]
    assert values_exactly(worth) == adds
    assert not any(interaction(worth).values())


def test_values_of_many_futures_are_those_of_each():
    rng = np.random.default_rng(1)
    worth = rng.normal(size=(8, 2, 5))
    found = values(worth)
    assert found.shape == (3, 2, 5)
    for month in range(2):
        for future in range(5):
            alone = values_exactly(worth[:, month, future].tolist())
            assert found[:, month, future] == pytest.approx(alone, rel=1e-12, abs=1e-14)


# interactions


def test_interaction_of_two_by_hand():
    # v(12) - v(1) - v(2) + v(0)
    assert interaction([10.0, 13.0, 15.0, 11.0]) == {(0, 1): 11 - 13 - 15 + 10}


def test_interactions_of_three_by_hand():
    # (1, 2): half of v(12) - v(1) - v(2) + v(0), half of v(123) - v(13) - v(23) + v(3)
    assert interaction(THREE) == {
        (0, 1): (4 - 1 - 2 + 0) / 2 + (12 - 5 - 7 + 3) / 2,
        (0, 2): (5 - 1 - 3 + 0) / 2 + (12 - 4 - 7 + 2) / 2,
        (1, 2): (7 - 2 - 3 + 0) / 2 + (12 - 4 - 5 + 1) / 2,
    }


@settings(max_examples=50)
@given(games(4, least=2))
def test_interaction_is_what_two_get_as_one_less_what_each_gets_without_the_other(worth):
    """The recursive axiom of Grabisch and Roubens (1999)."""
    found = interaction(worth)
    n = count(worth)
    assert set(found) == {(i, j) for i in range(n) for j in range(i + 1, n)}
    for (i, j), value in found.items():
        # i comes for both, so who comes as j alone does not exist
        merged = [
            worth[c | 1 << j] if c >> i & 1 else worth[c]
            for c in range(len(worth))
            if not c >> j & 1
        ]
        together = brute(merged)[i]
        one, other = brute(without(worth, j))[i], brute(without(worth, i))[j - 1]
        assert value == float(together - one - other)


@settings(max_examples=50)
@given(games(4), st.data())
def test_who_never_changes_anything_interacts_with_nobody(worth, data):
    place = data.draw(st.integers(0, count(worth)))
    found = interaction(with_dummy(worth, place))
    assert all(value == 0.0 for pair, value in found.items() if place in pair)
    left = [value for pair, value in found.items() if place not in pair]
    assert left == list(interaction(worth).values())


# orders


def luck(pairs, players, seed=625):
    stream = Stream(seed, "study", "orders", range(players))
    return stream.uniforms(np.empty((pairs, players)))


def test_an_order_is_that_of_its_draws_and_its_reverse_follows():
    drawn = orders(np.array([[0.5, 0.1, 0.9], [0.3, 0.2, 0.1]]))
    assert drawn == [(1, 0, 2), (2, 0, 1), (2, 1, 0), (0, 1, 2)]


def test_orders_come_in_pairs_that_even_each_other_out():
    drawn = orders(luck(50, 6))
    assert len(drawn) == 100
    assert len(set(drawn)) > 80
    for one, other in zip(drawn[::2], drawn[1::2], strict=True):
        assert sorted(one) == list(range(6))
        assert one == other[::-1]


def test_every_order_is_as_likely():
    drawn = orders(luck(3000, 3))
    counts = np.array([drawn.count(order) for order in permutations(range(3))])
    # 1000 of each, each pair of orders a draw of 3000 with 1/3: standard deviation 26
    assert counts.sum() == 6000
    assert np.abs(counts - 1000).max() < 110
    assert np.ptp(counts) > 0


@settings(max_examples=50)
@given(games(), st.data())
def test_marginals_are_what_each_adds_when_it_comes(worth, data):
    order = data.draw(st.permutations(range(count(worth))))
    found = marginals(order, lambda c: np.array([worth[c]]))
    assert found.shape == (len(order), 1)
    for place, player in enumerate(order):
        before = bits(order[:place])
        assert found[player, 0] == worth[before | 1 << player] - worth[before]


def players(n):
    return [Player(f"p{i}", f"player {i}", "world", (f"p{i}",)) for i in range(n)]


def futures(n, seed=3):
    """A game of n players in two months and four futures."""
    return np.random.default_rng(seed).normal(size=(1 << n, 2, 4))


def sampled(worth, drawn):
    n = count(worth)
    met = coalitions_of(drawn, n)
    return by_orders(players(n), drawn, {c: worth[c] for c in met})


def test_a_sample_meets_what_its_orders_pass_and_everybody_alone_and_left_out():
    met = coalitions_of([(0, 1, 2, 3), (3, 2, 1, 0)], 4)
    passed = {0b0000, 0b0001, 0b0011, 0b0111, 0b1111, 0b1000, 0b1100, 0b1110}
    assert met == sorted(passed | {0b0010, 0b0100, 0b1101, 0b1011})


@pytest.mark.parametrize("pairs", [2, 3, 10])
def test_a_sample_of_orders_adds_up(pairs):
    worth = futures(5)
    found = sampled(worth, orders(luck(pairs, 5)))
    whole = worth[-1] - worth[0]
    assert found.futures.sum(axis=0) == pytest.approx(whole[-1], rel=0, abs=1e-12)
    assert found.means.sum(axis=0) == pytest.approx(whole.mean(axis=1), rel=0, abs=1e-12)
    assert found.interactions is None


@pytest.mark.parametrize("place", range(5))
def test_who_never_changes_anything_has_0_in_a_sample_too(place):
    worth = np.array([futures(4)[c] for c in with_dummy(range(16), place)])
    found = sampled(worth, orders(luck(4, 5)))
    for array in (found.means, found.futures, found.alone, found.last, found.order_error):
        assert (array[place] == 0.0).all()
        assert np.delete(array, place, axis=0).all()


def test_all_orders_once_are_the_exact_split():
    worth = futures(3)
    every = [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (0, 2, 1), (1, 2, 0)]
    found, exact = sampled(worth, every), exactly(players(3), worth)
    assert found.means == pytest.approx(exact.means, rel=0, abs=1e-12)
    assert found.futures == pytest.approx(exact.futures, rel=0, abs=1e-12)
    assert (found.alone == exact.alone).all()
    assert (found.last == exact.last).all()
    assert (exact.order_error == 0.0).all()


def test_two_players_are_split_exactly_by_any_pair_of_orders():
    worth = futures(2)
    found, exact = sampled(worth, orders(luck(3, 2))), exactly(players(2), worth)
    assert found.means == pytest.approx(exact.means, rel=0, abs=1e-14)
    assert found.order_error == pytest.approx(0.0, abs=1e-30)


def test_the_error_of_a_sample_is_that_of_its_pairs():
    worth = futures(4)
    drawn = orders(luck(6, 4))
    found = sampled(worth, drawn)
    means = worth[:, -1].mean(axis=1)
    for player in range(4):
        adds = []
        for order in drawn:
            before = bits(order[: order.index(player)])
            adds.append(means[before | 1 << player] - means[before])
        pairs = [(one + other) / 2 for one, other in zip(adds[::2], adds[1::2], strict=True)]
        error = sum((x - sum(pairs) / 6) ** 2 for x in pairs) / 5 / 6
        assert found.order_error[player] == pytest.approx(error, rel=1e-9)
        assert error > 0


def test_the_interval_of_a_part_carries_what_the_sample_leaves_open():
    alike = np.repeat(futures(4)[..., :1], 4, axis=2)  # no future differs from another
    split = sampled(alike, orders(luck(6, 4)))
    for part in split_parts(split):
        error = math.sqrt(split.order_error[int(part.change[1:])])
        assert error > 0
        assert part.high - part.value == pytest.approx(z_for(4) * error, rel=1e-9)
        assert part.value - part.low == pytest.approx(z_for(4) * error, rel=1e-9)
        assert part.p05 == pytest.approx(part.value)
        assert part.spread == 0.0
    for part in split_parts(exactly(players(4), alike)):
        assert part.low == pytest.approx(part.high)


def test_samples_come_to_the_exact_split_within_their_error():
    worth = futures(5)
    found, exact = sampled(worth, orders(luck(400, 5))), exactly(players(5), worth)
    error = np.sqrt(found.order_error)
    away = np.abs(found.means[:, -1] - exact.means[:, -1])
    assert (away < 4 * error).all()
    assert (error < 0.1 * np.abs(exact.means[:, -1]).max()).all()


# the exact split


def test_the_exact_split_of_a_game_by_hand():
    worth = np.array(THREE, dtype=float)[:, None, None] * np.array([[1.0, 3.0]])
    split = exactly(players(3), worth)  # two futures, the second thrice the first
    assert split.means[:, 0].tolist() == [16 / 3, 25 / 3, 31 / 3]
    assert split.futures == pytest.approx(np.outer([8 / 3, 25 / 6, 31 / 6], [1, 3]))
    assert split.alone.tolist() == [2, 4, 6]
    assert split.last.tolist() == [10, 14, 16]
    assert split.by_month() == {"p0": (16 / 3,), "p1": (25 / 3,), "p2": (31 / 3,)}
    ranked = [(each.first, each.second, each.value) for each in split.named_interactions()]
    assert ranked == [("p1", "p2", 6.0), ("p0", "p1", 4.0), ("p0", "p2", 4.0)]
