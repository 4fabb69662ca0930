"""Ranges of months and lengths: their names, their words, and what laying one over another does."""

from __future__ import annotations

from typing import Any

import pytest

from sim.levers.ranges import (
    HandoverRange,
    MonthRange,
    plain_length,
    plain_range_in_words,
    range_in_words,
)
from sim.scenario import Scenario, load, to_plain
from sim.scenario.differences.difference import difference
from sim.scenario.setting import number_at, numbers, ranged_lengths, with_number
from sim.scenario.types.drawn import drawn_by_scenario
from sim.study.causes.titles import title_of
from sim.world.seeds import seeds
from sim.world.world import World, vocabulary

RANGE = {"low": 3, "high": 12, "source": "a talk", "reason": "nobody said"}
MONTHS = {"from": "2026-03", "to": "2026-09"}


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped."""


def shipped(name: str, *overrides: str) -> Scenario:
    return load(name, overrides=overrides, vocabulary=vocabulary()).scenario


def ranged(**more: Any) -> Scenario:
    alliance = {"luxeed": {"handover_months": RANGE, **more}}
    events = {"gac_first_model": {"month": MONTHS}}
    return shipped("cede_sales").replace(alliance=alliance, events=events)


def test_what_is_drawn_is_named_after_its_brand_and_purpose() -> None:
    found = drawn_by_scenario(ranged())
    assert found["luxeed.handover_months"].bounds == (3, 12)
    assert found["luxeed.handover_months"].source == "a talk"
    assert found["luxeed.handover_months"].reason == "nobody said"
    assert found["gac.launch_month"].bounds == (9, 15)
    assert found["gac.launch_month"].unit == "months after June 2025"
    assert found.keys() <= World.of(ranged()).register.keys()


def test_the_second_of_a_kind_has_its_number() -> None:
    terms = [
        {"sales_control": "shared", "handover_months": {"low": 1, "high": 3}},
        {"sales_control": "partner", "from": {"from": "2026-01", "to": "2026-03"}},
    ]
    found = drawn_by_scenario(shipped("cede_sales").replace(alliance={"luxeed": terms}))
    assert {"luxeed.handover_months", "luxeed.contract_month_2"} <= found.keys()


def test_a_scenario_without_ranges_draws_nothing_of_its_own() -> None:
    assert drawn_by_scenario(Scenario(name="x", title="X", question="X?")) == {}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            MonthRange.model_validate({"from": "2025-09", "to": "2025-12"}),
            "between September and December 2025",
        ),
        (
            MonthRange.model_validate({"from": "2025-11", "to": "2026-02"}),
            "between November 2025 and February 2026",
        ),
        (HandoverRange(low=3, high=12), "3 to 12 months"),
    ],
)
def test_ranges_in_words(value: MonthRange | HandoverRange, words: str) -> None:
    assert range_in_words(value) == words
    plain = value.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert plain_range_in_words({**plain, "reason": "nobody said"}) == words


@pytest.mark.parametrize("value", [{"low": 3.0, "high": 12.0}, {"low": 3}, 6, None, "2025-09"])
def test_what_is_no_range_of_months_has_no_such_words(value: object) -> None:
    assert plain_range_in_words(value) is None
    assert plain_length(value) is None


def test_it_reads_back_as_it_was_written() -> None:
    made = ranged()
    assert to_plain(made)["alliance"]["luxeed"]["handover_months"] == RANGE
    assert to_plain(made)["events"]["gac_first_model"]["month"] == MONTHS


def test_a_number_takes_the_place_of_a_range_and_a_range_that_of_a_number() -> None:
    one = ranged().replace(alliance={"luxeed": {"handover_months": 5}})
    assert one.alliance["luxeed"][0].handover_months == 5
    again = one.replace(alliance={"luxeed": {"handover_months": {"low": 1, "high": 2}}})
    assert again.alliance["luxeed"][0].handover_months == HandoverRange(low=1, high=2)


def test_an_option_sets_a_range_or_one_of_its_ends() -> None:
    made = shipped(
        "cede_sales",
        "alliance.luxeed.handover_months={low: 3, high: 12}",
        "alliance.luxeed.handover_months.high=9",
        "events.gac_first_model.month={from: 2026-03, to: 2026-09}",
    )
    assert made.alliance["luxeed"][0].handover_months == HandoverRange(low=3, high=9)
    assert made.events["gac_first_model"].month == MonthRange.model_validate(MONTHS)  # type: ignore[call-overload]


def test_another_range_does_not_keep_the_reason_of_the_one_before() -> None:
    other = ranged().replace(alliance={"luxeed": {"handover_months": {"low": 1, "high": 12}}})
    assert other.alliance["luxeed"][0].handover_months == HandoverRange(low=1, high=12)


def changes(base: Scenario, scenario: Scenario) -> dict[str, str]:
    return {d.key: title_of(d, seeds().brands) for d in difference(base, scenario).deltas}


def test_a_change_of_a_range_is_one_change() -> None:
    base = shipped("cede_sales").replace(
        alliance={"luxeed": {"handover_months": 6}},
        events={"gac_first_model": {"month": "2026-06"}},
    )
    assert changes(base, ranged()) == {
        "alliance.luxeed.handover_months": "Luxeed: handover months 3 to 12 months (was 6)",
        "events.gac_first_model": "GAC venture: launch gac_first_model (changed)",
    }


def test_another_source_or_reason_is_no_change() -> None:
    other = ranged().replace(alliance={"luxeed": {"handover_months": {**RANGE, "reason": "both"}}})
    assert changes(ranged(), other) == {}


def test_a_new_event_is_told_with_its_range() -> None:
    event = {"month": MONTHS, "launch": {"brand": "gac"}}
    found = changes(ranged(), ranged().replace(events={"gac_second": event}))
    assert found == {
        "events.gac_second": "GAC venture: launch gac_second (between March and September 2026)"
    }


def test_a_length_that_is_a_range_is_a_number_that_can_be_set() -> None:
    key = "alliance.luxeed.handover_months"
    assert number_at(ranged(), key) == 7
    assert ranged_lengths(ranged())[key] == (3, 12)
    assert {f"{key}.low", f"{key}.high"} <= numbers(ranged()).keys()
    assert with_number(ranged(), key, 4).alliance["luxeed"][0].handover_months == 4
