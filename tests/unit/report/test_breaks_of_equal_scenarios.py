"""Break-points where the scenarios are identical: no difference, and never an open question."""

from __future__ import annotations

from dataclasses import replace

from sim.report.breaks import breakpoint_words, map_sheet, map_words
from sim.report.charts.causes import breakfield
from sim.study.breakpoint import Breakpoint, Point, breakpoint_map
from sim.study.breakpoint.varied import varied
from tests.laws.helpers import scenario
from tests.unit.report.samples import breakmap, breakpoint_found


def points(*differences: tuple[float, float, float]) -> Breakpoint:
    made = [
        Point(float(i), mean, low, high, 0.5 * bool(high), 0.5 * bool(high))
        for i, (mean, low, high) in enumerate(differences)
    ]
    return replace(breakpoint_found(), points=tuple(made), crossings=())


def test_values_without_any_difference_are_not_counted_as_undecided() -> None:
    told = breakpoint_words(points((0.0, 0.0, 0.0), (0.1, 0.05, 0.15), (0.0, 0.0, 0.0)))
    assert "at 2 of 3 values there is no difference in any future" in told
    assert "distinguishable" not in told
    told = breakpoint_words(points((0.0, 0.0, 0.0), (0.01, -0.05, 0.15), (0.1, 0.05, 0.15)))
    assert "at 1 of 3 values there is no difference in any future and at 1 of 3 values" in told


def test_places_of_a_map_without_any_difference_have_no_brackets() -> None:
    found = replace(
        breakmap(),
        difference=((0.0, 0.02, -0.3), (0.2, 0.1, 0.01)),
        settled=((False, False, True), (True, True, False)),
        same=((True, False, False), (False, False, False)),
    )
    assert "There is no difference in any future at 1. At 2 of them, in brackets" in map_words(
        found
    )
    assert map_sheet(found).rows[-1][1:] == ("0.0", "(+2.0)", "-30.0")
    assert breakfield(found).settled[0] == (True, False, True)


def test_a_map_of_a_scenario_against_itself_is_the_same_everywhere() -> None:
    base = scenario("keep_control", months=2, replications=4)
    names = ("retained_floor", "overlap_cost")
    assert varied(base, base, names[0], None, None).assumption
    found = breakpoint_map(base, base.replace(name="twin"), *names, steps=2)
    assert found.same == ((True, True), (True, True))
    assert "no difference in any replication at 4 of 4" in repr(found)
