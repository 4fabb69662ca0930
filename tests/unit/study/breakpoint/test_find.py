"""Break-points of shipped pairs: they are where fresh comparisons change their sign."""

import dataclasses
import json
import math
from functools import cache

import numpy as np
import pytest

from sim.errors import InputError, ScenarioError
from sim.scenario.setting import number_at, with_number
from sim.study.breakpoint import breakpoint_map, find_breakpoint
from sim.study.breakpoint.varied import varied
from sim.study.compare import compare
from sim.study.result import simulate
from sim.world.world import World
from tests.laws.helpers import scenario, unsound

HANDOVER = "alliance.luxeed.handover_months"
SMALL = {"months": 3, "replications": 50}


def pair(months=3, replications=50, **changes):
    size = {"months": months, "replications": replications}
    return tuple(scenario(name, **size, **changes) for name in ("keep_control", "cede_sales"))


@cache
def over_outlets():
    return find_breakpoint(*pair(36, 300), "outlet_productivity", low=0.4, high=4)


def compared(base, other, entity="aito", measure="share", month=-1):
    """The mean paired difference as a comparison finds it, from its own runs."""
    found = compare(simulate(base), simulate(other)).pair()
    return found.track("brand", entity, measure)["difference"][month]


# a search


def test_ceding_sales_has_one_break_point_over_how_much_own_outlets_draw():
    """The more the partners' outlets sell, the less is left to Aito; no range reaches it."""
    found = over_outlets()
    (one,) = found.crossings
    _, high = World.of(pair()[0]).register["outlet_productivity"].bounds
    assert high < one.low < one.value < one.high
    assert not one.rising
    assert found.month == "2028-06"
    assert found.replications == 300


@pytest.mark.parametrize("side", ["low", "high"])
def test_a_fresh_comparison_on_either_side_agrees(side):
    (one,) = over_outlets().crossings
    at = {"outlet_productivity": {"fixed": getattr(one, side)}}
    difference = compared(*pair(36, 300, assumptions=at))
    assert (difference > 0) == (side == "low")
    assert difference != 0


def test_at_the_break_point_itself_there_is_next_to_no_difference():
    (one,) = over_outlets().crossings
    at = {"outlet_productivity": {"fixed": one.value}}
    ends = [abs(over_outlets().points[i].difference) for i in (0, -1)]
    assert abs(compared(*pair(36, 300, assumptions=at))) < min(ends) / 50


def test_points_are_the_paired_differences_at_their_values():
    points = {point.value: point for point in over_outlets().points}
    for value in (min(points), max(points)):
        at = {"outlet_productivity": {"fixed": value}}
        made = pair(36, 300, assumptions=at)
        found = compare(*map(simulate, made)).pair().track("brand", "aito", "share")
        point = points[value]
        assert point.difference == pytest.approx(found["difference"][-1], rel=1e-9)
        assert point.low == pytest.approx(found["low"][-1], rel=1e-9)
        assert point.high == pytest.approx(found["high"][-1], rel=1e-9)
        assert point.higher == found["higher"][-1]


def test_the_grid_is_finer_where_the_sign_flips():
    values = [point.value for point in over_outlets().points]
    assert values == sorted(set(values))
    even = np.linspace(values[0], values[-1], 13)
    added = [value for value in values if np.abs(even - value).min() > 1e-9]
    assert len(values) == 16
    assert len(added) == 3
    (one,) = over_outlets().crossings
    left = even[even < one.value].max()
    assert all(left < value < left + even[1] - even[0] for value in added)


def test_a_whole_number_is_varied_by_whole_numbers():
    base, other = pair()
    found = find_breakpoint(base, other, HANDOVER, low=1, high=12, steps=4)
    assert [point.value for point in found.points] == [1, 5, 8, 12]
    every = find_breakpoint(base, other, HANDOVER, low=1, high=3)
    assert [point.value for point in every.points] == [1, 2, 3]
    assert every.unit == ""
    made = other.replace(alliance={"luxeed": {"handover_months": 5}})
    assert found.points[1].difference == pytest.approx(compared(base, made), rel=1e-9)


def balanced():
    """A pair that differs next to nothing at 6 months of hand-over: a push on Aito's demand."""
    base, other = pair()
    push = {"month": "2025-08", "demand": {"brand": "aito", "shock": -0.1}}
    other = other.replace(events={"it": push})
    found = find_breakpoint(base, other, "events.it.demand.shock", low=-0.8, high=0.2, steps=3)
    (one,) = found.crossings
    assert len(found.points) == 3 + 3
    return base, with_number(other, "events.it.demand.shock", one.value)


def test_whole_numbers_inside_a_step_are_tried_once():
    base, other = balanced()
    found = find_breakpoint(base, other, HANDOVER, low=0, high=12, steps=3)
    (one,) = found.crossings
    assert not one.rising  # a longer hand-over loses less floor at first
    left = 0 if one.value < 6 else 6
    added = {left + 2, left + 3, left + 4}  # halves to even
    assert {point.value for point in found.points} == {0, 6, 12} | added
    near = find_breakpoint(base, other, HANDOVER, low=5, high=7)
    assert [point.value for point in near.points] == [5, 6, 7]


def test_a_lever_is_varied_in_the_scenario_that_has_it():
    base, other = pair()
    number = varied(base, other, HANDOVER, 1, 12)
    assert number.whole
    assert not number.assumption
    assert number.put(base, 9) == base
    assert number_at(number.put(other, 9), HANDOVER) == 9


def test_a_number_of_both_is_varied_in_both():
    base, other = pair()
    key = "events.xiaomi_suv.rival.launch"
    number = varied(base, other, key, 0.5, 1.5)
    assert [number_at(number.put(each, 1.2), key) for each in (base, other)] == [1.2, 1.2]
    found = find_breakpoint(base, other, key, low=0.5, high=1.5, steps=3)
    made = [
        each.replace(events={"xiaomi_suv": {"rival": {"launch": 1.5}}}) for each in (base, other)
    ]
    assert found.points[-1].difference == pytest.approx(compared(*made), rel=1e-9)


def test_an_assumption_has_its_own_range_and_unit_and_may_be_named_in_full():
    base, other = pair()
    short, full = (
        find_breakpoint(base, other, name, steps=3)
        for name in ("presence_elasticity", "assumptions.presence_elasticity")
    )
    assert short == full
    number = World.of(base).register["presence_elasticity"]
    assert short.unit == number.unit
    assert (short.points[0].value, short.points[-1].value) == number.bounds


def test_an_assumption_is_looked_at_in_the_range_asked_for():
    base, other = pair()
    found = find_breakpoint(base, other, "presence_elasticity", low=0.4, high=1.5, steps=3)
    values = [point.value for point in found.points]  # and more where the sign turns
    assert (values[0], values[-1]) == pytest.approx((0.4, 1.5))
    assert any(value == pytest.approx(0.95) for value in values)
    narrowed = other.replace(assumptions={"presence_elasticity": {"low": 0.3, "high": 0.5}})
    found = find_breakpoint(base, narrowed, "presence_elasticity", steps=3)
    assert [point.value for point in found.points] == pytest.approx([0.3, 0.4, 0.5])


def test_a_log_range_is_not_left_by_its_ends():
    base, other = pair()
    name = "outlet_productivity"
    found = find_breakpoint(base, other, name, steps=3)
    number = World.of(base).register[name]
    assert (found.points[0].value, found.points[-1].value) == pytest.approx(number.bounds)


@pytest.mark.parametrize("measure", ["hhi", "hima_units", "channel_hhi", "payoff_chery"])
def test_any_outcome_and_month_can_be_looked_at(measure):
    base, other = pair()
    found = find_breakpoint(base, other, "presence_elasticity", steps=3, measure=measure, month="2")
    assert (found.measure, found.month) == (measure, "2025-08")
    assert all(point.low <= point.difference <= point.high for point in found.points)
    if measure in ("hhi", "hima_units"):
        at = {"presence_elasticity": {"fixed": found.points[0].value}}
        name = "hhi" if measure == "hhi" else "units"
        expected = compared(*pair(assumptions=at), "all", name, 1)
        assert found.points[0].difference == pytest.approx(expected, rel=1e-9)


def test_channels_are_less_concentrated_whatever_the_number():
    found = find_breakpoint(*pair(), "presence_elasticity", steps=3, measure="channel_hhi")
    assert found.crossings == ()
    assert all(point.high < 0 for point in found.points)


def test_workers_change_no_bit():
    one, two = (
        find_breakpoint(*pair(1), "presence_elasticity", steps=3, jobs=jobs) for jobs in (1, 2)
    )
    assert one == two


def test_the_bases_run_counts_for_both():
    base, other = pair()
    longer = other.replace(run={"months": 9, "seed": 1, "replications": 7})
    one, two = (
        find_breakpoint(base, each, "presence_elasticity", steps=3) for each in (other, longer)
    )
    assert one == two


def test_progress_is_told_after_every_run():
    told = []
    find_breakpoint(
        *pair(1),
        "presence_elasticity",
        steps=3,
        measure="channel_hhi",
        progress=lambda *words: told.append(words),
    )
    assert told == [("scenarios run", n, 6) for n in range(1, 7)]


# refusals


@pytest.mark.parametrize("ends", [{}, {"low": 1}, {"high": 12}])
def test_a_lever_needs_a_range(ends):
    with pytest.raises(InputError, match="is a lever, not an assumption with a range; give"):
        find_breakpoint(*pair(), "events.xiaomi_suv.rival.launch", **ends)


def test_a_length_with_a_range_is_varied_within_it():
    found = find_breakpoint(*pair(), HANDOVER, steps=3)
    assert [point.value for point in found.points] == [3, 8, 12]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("presence_elasticty", "did you mean 'presence_elasticity'"),
        ("alliance.luxeed.handover_month", f"did you mean '{HANDOVER}'"),
        ("assumptions.presence_elasticty", "there is no assumption or number"),
        ("run.months", "there is no assumption or number"),
    ],
)
def test_an_unknown_number_is_refused_with_the_nearest(name, near):
    with pytest.raises(InputError) as refused:
        find_breakpoint(*pair(), name, low=1, high=2)
    assert near in str(refused.value)
    assert f"'{name}'" in str(refused.value)


@pytest.mark.parametrize("ends", [{"low": -0.5}, {"high": 3.5}])
def test_a_range_beyond_what_an_assumption_can_be_is_refused(ends):
    with pytest.raises(InputError, match="presence_elasticity can only lie between 0 and 3"):
        find_breakpoint(*pair(), "presence_elasticity", **ends)


def test_a_range_beyond_what_a_lever_can_be_is_refused():
    with pytest.raises(ScenarioError, match="the lowest is 0"):
        find_breakpoint(*pair(), HANDOVER, low=-2, high=4)
    with pytest.raises(ScenarioError, match="the highest is 60"):
        find_breakpoint(*pair(), HANDOVER, low=50, high=70)


@pytest.mark.parametrize("ends", [{"low": 0.5, "high": 0.3}, {"low": 0.5, "high": 0.5}])
def test_a_range_without_an_inside_is_refused(ends):
    with pytest.raises(InputError, match="needs a low end below its high end"):
        find_breakpoint(*pair(), "presence_elasticity", **ends)


def test_an_unknown_outcome_or_month_is_refused_before_anything_is_run():
    told = []
    watch = {"progress": lambda *words: told.append(words)}
    with pytest.raises(InputError, match="there is no outcome 'aito_shar'; did you mean"):
        find_breakpoint(*pair(), "presence_elasticity", measure="aito_shar", **watch)
    with pytest.raises(InputError, match="'2026-07' is no month of this run"):
        find_breakpoint(*pair(), "presence_elasticity", month="2026-07", **watch)
    assert told == []


def test_an_unsound_scenario_is_refused():
    base, other = pair()
    with pytest.raises(ScenarioError, match="unknown brand 'luxed'"):
        find_breakpoint(base, unsound(other), "presence_elasticity")


# maps


@cache
def mapped():
    return breakpoint_map(
        *pair(24, 100),
        "outlet_productivity",
        "effort_elasticity",
        ranges=((0.4, 4), (0.1, 0.4)),
        steps=4,
    )


def test_a_map_has_a_row_for_each_of_the_second_number():
    found = mapped()
    assert (found.first, found.second) == ("outlet_productivity", "effort_elasticity")
    assert found.xs == pytest.approx(np.linspace(0.4, 4, 4))
    assert found.ys == pytest.approx(np.linspace(0.1, 0.4, 4))
    for rows in (found.difference, found.settled):
        assert [len(row) for row in rows] == [4] * 4


@pytest.mark.parametrize("row", [0, 2, 3])
def test_a_row_of_a_map_is_a_search_with_the_second_number_fixed(row):
    found = mapped()
    fixed = {"effort_elasticity": {"fixed": found.ys[row]}}
    numbers = pair(24, 100, assumptions=fixed)
    along = find_breakpoint(*numbers, "outlet_productivity", low=0.4, high=4, steps=4)
    points = {point.value: point for point in along.points}
    for x, difference, settled in zip(
        found.xs, found.difference[row], found.settled[row], strict=True
    ):
        assert difference == points[x].difference
        assert settled == (points[x].low > 0 or points[x].high < 0)
    signs = np.sign(found.difference[row])
    flips = np.flatnonzero(signs[1:] != signs[:-1])
    assert [one.rising for one in along.crossings] == [signs[i] < 0 for i in flips]
    for one, i in zip(along.crossings, flips, strict=True):
        assert found.xs[i] < one.value < found.xs[i + 1]


def test_a_map_has_both_signs_and_so_has_a_border():
    signs = np.sign(mapped().difference)
    assert {-1, 1} <= set(signs.ravel())
    # more effort of the partners helps them against Aito, and so do outlets that sell more
    assert (np.diff(mapped().difference, axis=0) < 0).all()
    assert (np.diff(mapped().difference, axis=1) < 0).all()


def test_a_map_of_an_assumption_and_a_lever():
    base, other = pair()
    ends = ((None, None), (1, 12))
    found = breakpoint_map(base, other, "presence_elasticity", HANDOVER, ranges=ends, steps=2)
    assert found.ys == (1.0, 12.0)
    at = {"presence_elasticity": {"fixed": found.xs[1]}}
    slow = other.replace(alliance={"luxeed": {"handover_months": 12}}, assumptions=at)
    expected = compared(base.replace(assumptions=at), slow)
    assert found.difference[1][1] == pytest.approx(expected, rel=1e-9)


def test_one_number_twice_is_no_map():
    with pytest.raises(InputError, match="presence_elasticity is named twice"):
        breakpoint_map(*pair(), "presence_elasticity", "assumptions.presence_elasticity")


def test_a_lever_in_a_map_needs_a_range_too():
    with pytest.raises(InputError, match="give --low and --high"):
        breakpoint_map(*pair(), "presence_elasticity", "events.xiaomi_suv.rival.launch")


# for reports


def test_a_search_can_be_written_as_json_and_an_open_interval_has_no_number():
    found = over_outlets()
    plain = json.loads(json.dumps(found.to_plain(), allow_nan=False))
    assert [point["difference"] for point in plain["points"]] == [
        point.difference for point in found.points
    ]
    (one,) = found.crossings
    assert plain["crossings"] == [vars(one)]
    cut = dataclasses.replace(found, crossings=(dataclasses.replace(one, low=math.nan),))
    assert json.loads(json.dumps(cut.to_plain(), allow_nan=False))["crossings"] == [
        {**vars(one), "low": None}
    ]
    assert list(found.table.index) == [point.value for point in found.points]
    assert list(found.table["higher"]) == [point.higher for point in found.points]


def test_a_map_can_be_written_as_json():
    plain = json.loads(json.dumps(mapped().to_plain(), allow_nan=False))
    assert plain["difference"] == [list(row) for row in mapped().difference]
    assert plain["settled"] == [list(row) for row in mapped().settled]
