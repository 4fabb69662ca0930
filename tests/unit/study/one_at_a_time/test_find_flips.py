"""Numbers moved one at a time: the ends, and the conclusions that flip there."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.scenario import Scenario
from sim.scenario.types.drawn import drawn_by_scenario
from sim.shipped import shipped_names
from sim.study.compare import compare
from sim.study.effect import Effect
from sim.study.load import sound
from sim.study.one_at_a_time import Flips, find, find_flips
from sim.study.one_at_a_time.numbers import (
    MovedNumber,
    drawn_numbers,
    moved_levers,
    unmoved_levers,
)
from sim.study.result import simulate
from sim.world.ensemble import fitted
from sim.world.world import World
from tests.laws.helpers import SPARE, scenario

SIZE = {"months": 36, "replications": 100}
MOVED = (
    "outlet_productivity",
    "retained_floor",
    "badge_pull",
    "channel_fee",
    "presence_elasticity",
)
"""Of the many numbers a few, one of which does nothing in these scenarios."""


def number(name: str) -> MovedNumber:
    (found,) = (each for each in drawn_numbers(scenario("keep_control")) if each.name == name)
    return found


@cache
def found() -> Flips:
    with pytest.MonkeyPatch.context() as patch:
        every = find.drawn_numbers
        few = lambda *given: [each for each in every(*given) if each.name in MOVED]  # noqa: E731
        patch.setattr(find, "drawn_numbers", few)
        return find_flips(scenario("keep_control", **SIZE), scenario("cede_sales_fully", **SIZE))


def mean_at(**assumptions: float) -> float:
    """The mean difference of Aito's share in the last month, from fresh runs."""
    fixed = {name: {"fixed": value} for name, value in assumptions.items()}
    runs = (
        simulate(scenario(name, **SIZE, assumptions=fixed))
        for name in ("keep_control", "cede_sales_fully")
    )
    return float(compare(*runs).futures("aito_share", -1 + SIZE["months"]).mean())


# the numbers and their ends


def test_an_assumption_is_put_at_the_5th_and_95th_percentile_of_its_range() -> None:
    moved = number("retained_floor")
    low, high = World.of(scenario("keep_control")).register["retained_floor"].bounds
    assert moved.fitted is None
    assert moved.ends == pytest.approx((low + 0.05 * (high - low), high - 0.05 * (high - low)))
    assert [moved.part_below(value) for value in moved.ends] == pytest.approx([0.05, 0.95])


def test_what_the_history_narrows_is_put_at_the_percentiles_that_are_drawn() -> None:
    moved, draws = number("launch_ramp_months"), fitted()["launch_ramp_months"]
    assert moved.ends == pytest.approx(tuple(np.quantile(draws, [0.05, 0.95])))
    assert moved.part_below(float(np.median(draws))) == pytest.approx(0.5, abs=0.01)


def test_without_the_fit_the_register_s_range_counts() -> None:
    alone = scenario("keep_control").replace(run={"prior": True})
    assert all(each.fitted is None for each in drawn_numbers(alone))


def test_what_a_scenario_fixes_is_not_moved() -> None:
    given = scenario("keep_control", assumptions={"retained_floor": {"fixed": 0.1}})
    assert "retained_floor" not in {each.name for each in drawn_numbers(given)}


def test_a_number_of_a_brand_of_the_scenario_s_own_is_moved_where_the_brand_is() -> None:
    price = {"low": 200, "high": 300, "unit": "thousand yuan", "evidence": "assumption"}
    own = {**SPARE, "price": {**price, "source": "made up", "reason": "made up"}}
    base = scenario("keep_control", months=2, replications=4)
    other = base.replace(name="other", brands={"spare": own})
    (moved,) = (each for each in drawn_numbers(base, other) if each.name == "spare.price")
    assert moved.ends == pytest.approx((205.0, 295.0))
    assert moved.put(base, 205.0) == base
    assert World.of(moved.put(other, 205.0)).register["spare.price"].value == 205.0


def _handed_over(name: str, months: int) -> Scenario:
    """A shipped scenario whose hand-overs take so long, and not a length that is drawn."""
    shipped = scenario(name)
    terms = {
        brand: tuple(each.model_copy(update={"handover_months": months}) for each in each_of)
        for brand, each_of in shipped.alliance.items()
    }
    return shipped.replace(alliance=terms)


def test_the_levers_that_differ_from_the_base_s_are_moved_within_their_declared_range() -> None:
    base, other = scenario("keep_control"), _handed_over("cede_sales", 6)
    levers = {each.name: each for each in moved_levers(base, other)}
    assert "alliance.luxeed.handover_months" in levers
    moved = levers["alliance.luxeed.handover_months"]
    assert moved.ends == (3, 57)
    assert moved.put(base, 3) == base
    terms = moved.put(other, 57).alliance["luxeed"]
    assert {each.handover_months for each in terms} == {57}
    assert not unmoved_levers(base, other)


def test_a_lever_goes_as_far_as_the_rest_of_the_scenario_allows() -> None:
    base, other = scenario("keep_control"), _handed_over("cede_gradually", 6)
    levers = {each.name: each for each in moved_levers(base, other)}
    first = levers["alliance.luxeed.0.handover_months"]
    later = levers["alliance.luxeed.1.handover_months"]
    assert first.ends[1] < later.ends[1], "the next terms begin before the longest hand-over ends"
    for moved in levers.values():
        for value in moved.ends:
            sound(moved.put(other, value))


@pytest.mark.parametrize("name", shipped_names())
def test_what_a_scenario_draws_from_its_own_ranges_is_moved(name: str) -> None:
    made = scenario(name)
    ranges = drawn_by_scenario(made)
    moved = {each.name: each for each in drawn_numbers(made)}
    assert set(ranges) <= set(moved)
    for drawn in ranges:
        for end in moved[drawn].ends:
            fixed = moved[drawn].put(made, end)
            assert drawn not in drawn_by_scenario(fixed), drawn
            sound(fixed)
    left = unmoved_levers(scenario("keep_control"), made)
    assert not any(key.endswith((".low", ".high")) for key in left)


@pytest.mark.parametrize("name", shipped_names())
def test_the_levers_of_every_shipped_scenario_can_be_moved(name: str) -> None:
    base, other = scenario("keep_control"), scenario(name)
    for moved in moved_levers(base, other):
        for value in moved.ends:
            sound(moved.put(other, value))


# what flips


def test_a_flip_is_where_a_fresh_comparison_has_the_other_sign() -> None:
    conclusion = next(
        each for each in found().conclusions if (each.measure, each.month[:4]) == _LAST
    )
    assert conclusion.difference.effect is Effect.HIGHER
    assert {end.name for end in conclusion.unclear} | {flip.name for flip in conclusion.flips}
    for flip in conclusion.flips:
        assert mean_at(**{flip.name: flip.value}) == pytest.approx(flip.difference.mean)
        assert flip.difference.effect is Effect.LOWER
    assert conclusion.together, "no pair of the leading few flips it"
    for pair in conclusion.together[:1]:
        there = mean_at(**dict(zip(pair.names, pair.values, strict=True)))
        assert there == pytest.approx(pair.difference.mean)


_LAST = ("aito_share", "2028")


def test_a_bound_lies_between_the_ends_and_says_how_much_of_the_range_is_beyond() -> None:
    flips = [flip for each in found().conclusions for flip in each.flips]
    assert flips, "nothing flips any conclusion"
    for flip in flips:
        moved = number(flip.name)
        assert flip.bound is not None
        assert moved.ends[0] < flip.bound < moved.ends[1]
        below = moved.part_below(flip.bound)
        assert flip.part == pytest.approx(below if flip.end == "low" else 1 - below)
        assert 0.05 <= flip.part <= 0.95


def test_the_most_harmful_comes_first() -> None:
    for conclusion in found().conclusions:
        for flips in (conclusion.flips, conclusion.pairs):
            sizes = [abs(flip.difference.mean) for flip in flips]
            assert sizes == sorted(sizes, reverse=True)


def test_a_number_that_does_nothing_flips_nothing() -> None:
    (idle,) = (each for each in found().moved if each.name == "badge_pull")
    assert idle.swing == 0.0
    names = {flip.name for each in found().conclusions for flip in each.flips}
    assert "badge_pull" not in names
    assert "badge_pull" not in found().leading


def test_every_lens_of_the_comparison_is_a_conclusion() -> None:
    measures = {each.measure for each in found().conclusions}
    assert {"aito_share", "hima_units", "payoff_per_month_huawei"} <= measures
    shown = [each.month for each in found().conclusions if each.measure == "aito_share"]
    assert shown == ["2025-12", "2026-06", "2027-06", "2028-06"]


def test_scenarios_that_do_not_differ_have_no_difference_and_no_flip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(find, "drawn_numbers", lambda *_: [number("retained_floor")])
    base = scenario("keep_control", months=3, replications=5)
    same = find_flips(base, base.replace(name="twin"))
    assert {each.difference.effect for each in same.conclusions} == {Effect.NONE}
    assert not any(each.flips or each.pairs or each.unclear for each in same.conclusions)


def test_workers_change_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [number("retained_floor"), number("channel_fee")]
    monkeypatch.setattr(find, "drawn_numbers", lambda *_: few)
    pair = [scenario(n, months=3, replications=20) for n in ("keep_control", "cede_sales")]
    assert find_flips(*pair).to_plain() == find_flips(*pair, jobs=2).to_plain()


def test_rows_for_csv_name_a_conclusion_even_if_nothing_flips_it() -> None:
    rows = found().to_rows()
    told = {(row["measure"], row["month"]) for row in rows}
    assert told == {(each.measure, each.month) for each in found().conclusions}
    assert len({tuple(row) for row in rows}) == 1
