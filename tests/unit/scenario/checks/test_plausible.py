"""Every number that a scenario can set has a plausible range, and no accepted one lies outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sim.errors import ScenarioError
from sim.measures.outcome import known_outcomes
from sim.scenario import Scenario, Vocabulary, load, warnings_of
from sim.scenario.checks.plausible import declared_unit, numbers_set
from sim.scenario.types.conditional import Watched
from sim.scenario.types.numbers import Quantity, Range
from sim.scenario.types.units import BY_MEASURE, MEASURES, unit_of
from sim.shipped import shipped_names
from sim.study.vocabulary import vocabulary
from sim.world.world import World, register


@pytest.fixture(autouse=True)
def shipped_folder() -> None:
    """The scenarios that are really shipped."""


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


def _has_number(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return False
    if get_origin(annotation) is Annotated:
        return _has_number(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType, tuple, dict):
        return any(_has_number(each) for each in get_args(annotation))
    if annotation is Quantity:
        return True
    return annotation in (int, float)


def numeric_fields() -> list[tuple[type[BaseModel], str]]:
    """Every field below a scenario that holds a number, once."""
    found, queue, seen = [], [Scenario], set[type[BaseModel]]()
    while queue:
        model = queue.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            queue += [each for each in _models(field.annotation) if each not in (Quantity, Range)]
            if _has_number(field.annotation):
                found.append((model, name))
    return found


FIELDS = numeric_fields()


def test_the_walk_meets_numbers_of_every_part() -> None:
    met = {f"{model.__name__}.{name}" for model, name in FIELDS}
    assert met >= {
        *("BrandSpec.price", "BrandSpec.models", "BandMix.shares", "PastLaunch.strength"),
        *("Launch.strength", "Rival.pull", "Supply.factor", "Tax.known_months_ahead"),
        *("Level.below", "Action.yinwang_share", "Expectation.lower_than", "Run.seed"),
        *("YinwangShare.now", "Later.yinwang_share", "MakerPolicy.effort"),
    }


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda x: getattr(x, "__name__", x))
def test_every_number_that_a_scenario_sets_has_a_plausible_range(
    model: type[BaseModel], name: str
) -> None:
    unit = declared_unit(model, name)
    assert unit is not None, f"declare what is plausible in {model.__name__}.{name}"
    assert unit is BY_MEASURE or -1e19 < unit.low < unit.high < 1e19


def test_every_measure_has_a_unit() -> None:
    assert set(get_args(Watched)) == set(MEASURES)
    assert vocabulary().outcomes_with({}).keys() == set(
        known_outcomes(World.of(load("keep_control", vocabulary=vocabulary()).scenario).cast)
    )


def test_every_assumption_has_a_unit_that_holds_its_range() -> None:
    known = vocabulary()
    assert set(known.units) == set(known.assumptions)
    for name, number in register().items():
        low, high = number.bounds
        assert unit_of(number.unit).low <= low <= high <= number.plausible.high < 1e12, name


def test_shipped_scenarios_raise_no_doubt() -> None:
    for name in shipped_names():
        assert load(name, vocabulary=vocabulary()).warnings == (), name


def problem(override: str) -> str:
    with pytest.raises(ScenarioError) as caught:
        load("keep_control", overrides=[override], vocabulary=vocabulary())
    return "\n".join(f"{each.key}: {each.text}" for each in caught.value.problems)


def _expect(measure: str, side: str, value: float, **more: str) -> str:
    wanted = {"measure": measure, "month": "2026-12", side: value, **more}
    return f"expect=[{json.dumps(wanted)}]"


def _rule(measure: str, side: str, value: float, **more: str) -> str:
    rule = {
        "name": "x",
        "when": {"measure": measure, side: value, **more},
        "then": {"floor_rule": "equal"},
    }
    return f"rules=[{json.dumps(rule)}]"


@pytest.mark.parametrize(
    ("override", "says"),
    [
        (
            _expect("aito_share", "lower_than", 85),
            "expect.0.lower_than: 85 as a share is too high; plausible is 0 to 1; "
            "did you mean 0.85?",
        ),
        (
            _expect("effective_number", "higher_than", 0.2),
            "expect.0.higher_than: 0.2 as an effective number of brands is too low; "
            "plausible is 1 to 100",
        ),
        (
            _rule("share", "below", 3, brand="luxeed"),
            "rules.0.when.below: 3 as a share is too high; plausible is 0 to 1; did you mean 0.03?",
        ),
        (
            _rule("hhi", "above", 0.5),
            "rules.0.when.above: 0.5 as an HHI is too low; plausible is 1 to 10,000; "
            "did you mean 5,000?",
        ),
        (_rule("units", "below", -1), "rules.0.when.below: -1 vehicles a month is too low"),
        (
            "assumptions.luxeed.price={low: 250000, high: 300000}",
            "assumptions.luxeed.price.high: 300,000 thousand yuan (300 million yuan) is too high; "
            "plausible is 20 to 10,000; did you mean 300?",
        ),
        (
            "assumptions.aito.capacity.fixed=1000",
            "1,000 vehicles a month is too low; plausible is 4,468 to 10,000,000 "
            "(aito sold 44,685 in June 2025)",
        ),
        ("assumptions.store_cost.fixed=1.0e+30", "1e+30 million yuan is too high"),
        ("assumptions.aito.price.fixed=1.0e+34", "1e+34 thousand yuan is too high"),
        ("assumptions.channel_fee.fixed=8", "8 as a share is too high"),
    ],
)
def test_slips_are_refused_with_unit_range_and_what_was_meant(override: str, says: str) -> None:
    assert says in problem(override)


OWN = """schema: 1
name: own
title: t
question: q?
extends: keep_control
brands:
  other:
    {{title: X, maker: mine, hima: true, model_type: hima, on_sale: true, models: 1,
      bands: {{shares: [0, 1, 0, 0], evidence: assumption, source: me}},
      june_sales: {sold}, price: {price}, capacity: {capacity}, base: 10}}
"""


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"price": 220000}, "brands.other.price: 220,000 thousand yuan (220 million yuan)"),
        ({"capacity": 1e9}, "brands.other.capacity: 1,000,000,000 vehicles a month is too high"),
        ({"sold": 5000, "capacity": 20}, "the brand sold 5,000 in June 2025"),
    ],
)
def test_a_brand_of_ones_own_keeps_to_them(
    changed: dict[str, float], says: str, tmp_path: Path
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.format(**{"sold": 500, "price": 220, "capacity": 900, **changed}))
    with pytest.raises(ScenarioError, match="own") as caught:
        load(file, vocabulary=vocabulary())
    assert says in str(caught.value)


def doubts(*overrides: str) -> list[str]:
    found = load("keep_control", overrides=overrides, vocabulary=vocabulary()).warnings
    return [f"{each.key}: {each.text}" for each in found]


def test_what_is_far_from_the_register_is_a_warning_with_what_was_meant() -> None:
    assert doubts("assumptions.luxeed.price.fixed=25") == [
        "assumptions.luxeed.price.fixed: 25 thousand yuan is far away: the register has 225 to "
        "270; did you mean 250?"
    ]
    assert doubts("assumptions.luxeed.price.fixed=300") == []
    assert (
        "less than aito sold in June 2025 (44,685)"
        in doubts("assumptions.aito.capacity.fixed=20000")[0]
    )


NAMES = sorted(vocabulary().assumptions)
ANY = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(-2, 2),
    st.integers(-3, 10**7).map(float),
)


OUTCOMES = ("aito_share", "effective_number", "hima_units", "channel_hhi", "payoff_saic")


@given(
    name=st.sampled_from(NAMES),
    value=ANY,
    level=ANY,
    measure=st.sampled_from([*sorted(MEASURES), *OUTCOMES]),
)
@settings(max_examples=120, derandomize=True)
def test_no_accepted_scenario_has_a_number_that_is_not_plausible(
    name: str, value: float, level: float, measure: str
) -> None:
    brand = {"brand": "luxeed"} if measure in ("share", "units", "outlets", "effort") else {}
    watched = measure in get_args(Watched)
    written = (_rule if watched else _expect)(
        measure, "below" if watched else "lower_than", level, **brand
    )
    overrides = [f"assumptions.{name}.fixed={value!r}", written]
    try:
        made = load("keep_control", overrides=overrides, vocabulary=vocabulary())
    except ScenarioError:
        return
    outcomes = vocabulary().outcomes_with({})
    for each in numbers_set(made.scenario, vocabulary().units, outcomes):
        assert each.unit.contains(each.value), each
    units = vocabulary().units[name]
    assert units.low <= value <= units.high
    known = {**outcomes, **MEASURES}[measure]
    assert known.low <= level <= known.high


def test_a_number_without_a_range_is_an_error_of_ours() -> None:
    class Odd(BaseModel):
        weight: float

    with pytest.raises(TypeError, match="weight has no plausible range"):
        list(numbers_set(Odd(weight=1.0), {}))  # type: ignore[arg-type]  # no scenario at all


def test_names_alone_leave_assumptions_unchecked(words: Vocabulary) -> None:
    made = Scenario(
        name="x", title="t", question="q?", assumptions={"own_network_months": Range(fixed=1e30)}
    )
    assert warnings_of(made, words) == []
