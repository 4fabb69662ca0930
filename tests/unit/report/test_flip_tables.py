"""What would flip, in words and tables, from conclusions that are made up."""

from __future__ import annotations

from sim.report.flip_tables import flip_sections, to_markdown
from sim.report.sheet import Sheet
from sim.scenario import Scenario
from sim.study.effect import Paired
from sim.study.one_at_a_time import (
    Conclusion,
    FlippingEnd,
    FlippingPair,
    Flips,
    Moved,
    UnclearEnd,
)
from sim.world.world import World
from tests.laws.helpers import scenario

UP = Paired(0.03, 0.02, 0.04, 0.7, 0.3)
DOWN = Paired(-0.02, -0.03, -0.01, 0.38, 0.62)
NONE = Paired(0.0, 0.0, 0.0, 0.0, 0.0)
UNCLEAR = Paired(0.001, -0.01, 0.012, 0.5, 0.5)
END = FlippingEnd("outlet_productivity", False, False, "high", 1.14, DOWN, 0.83, 0.8, 0.9, 0.3)
PAIR = FlippingPair(
    ("retained_floor", "coverage_stores"), ("high", "low"), (0.285, 210.0), DOWN, alone=False
)


def flips(*conclusions: Conclusion, unmoved: tuple[str, ...] = ()) -> Flips:
    moved = (Moved("outlet_productivity", False, 0.42, 1.14, UP, DOWN),)
    return Flips("keep", "cede", conclusions, moved, ("outlet_productivity",), unmoved, 200)


def sections(found: Flips) -> tuple[str, list[Sheet]]:
    base: Scenario = scenario("keep_control")
    told = flip_sections(found, World.of(base).cast)
    words = " ".join(each for each in told if isinstance(each, str))
    return words, [each for each in told if isinstance(each, Sheet)]


def test_a_flip_names_its_bound_its_part_of_the_range_and_the_futures() -> None:
    end = UnclearEnd("channel_fee", "low", 0.043, UNCLEAR)
    told, (sheet, together) = sections(
        flips(Conclusion("aito_share", "2028-06", UP, (END,), (PAIR,), (end,)))
    )
    assert sheet.rows == (("outlet_productivity is above 0.83", "30%", "-2.0 ±1.0", "62%"),)
    assert together.rows == (
        ("retained_floor is 0.285 and coverage_stores is 210", "-2.0 ±1.0", "62%"),
    )
    assert "Aito's share is higher than under keep in June 2028, +3.0 points on average" in told
    assert "Not distinguishable from zero with channel_fee at 0.043." in told


def test_shares_of_futures_are_said_once_to_hold_in_this_model_with_these_ranges() -> None:
    told, _ = sections(flips(Conclusion("aito_share", "2028-06", UP, (END,))))
    assert told.count("in this model, with these ranges") == 1


def test_identical_futures_are_no_difference_and_not_an_open_question() -> None:
    told, sheets = sections(flips(Conclusion("aito_share", "2028-06", NONE)))
    assert "No difference in any future: Aito's share (June 2028)." in told
    assert "distinguishable" not in told
    assert not sheets


def test_what_holds_everywhere_and_what_cannot_be_told_are_told_apart() -> None:
    told, _ = sections(
        flips(
            Conclusion("aito_share", "2027-06", UP),
            Conclusion("aito_share", "2028-06", UP),
            Conclusion("hima_units", "2028-06", UNCLEAR),
        )
    )
    assert "Nothing that was moved flips: Aito's share (higher in June 2027, June 2028)." in told
    assert (
        "Not distinguishable from zero with everything drawn (95% interval): the alliance's sales "
        "(June 2028)." in told
    )


def test_a_volume_is_counted_in_vehicles() -> None:
    found = Conclusion("hima_units", "2028-06", Paired(900.0, 1.0, 1799.0, 0.6, 0.4), (END,))
    told, _ = sections(flips(found))
    assert "+900 vehicles on average" in told


def test_levers_without_a_range_are_named() -> None:
    told, _ = sections(flips(unmoved=("huawei.later.0.share",)))
    assert "Not moved, for want of a declared range: huawei.later.0.share." in told


def test_markdown_has_the_tables() -> None:
    cast = World.of(scenario("keep_control")).cast
    page = to_markdown(flips(Conclusion("aito_share", "2028-06", UP, (END,))), cast)
    assert page.startswith("# What would flip: cede against keep")
    assert "outlet\\_productivity" in page or "outlet_productivity" in page
    assert "| --- |" in page.replace("---:", "---")
