"""Names, terms and rules are in tests/scenarios/mistakes; here are the rules about time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim.errors import ScenarioError
from sim.scenario import Scenario, Vocabulary, check, load

LATE = "events:\n  - {month: 2028-05, launch: {brand: aito}}\n"


def test_a_late_event_of_the_file_itself_is_wrong(
    write: Callable[..., str], words: Vocabulary
) -> None:
    with pytest.raises(ScenarioError) as caught:
        load(write("mine", "run: {months: 12}\n" + LATE), vocabulary=words)
    assert str(caught.value) == (
        "mine.yaml:7: events.0.month: 2028-05 lies after the run, which is 2025-07 to 2026-06"
    )


def test_a_late_event_is_dormant_when_an_option_shortened_the_run(
    write: Callable[..., str], words: Vocabulary
) -> None:
    file = write("mine", LATE)
    assert load(file, vocabulary=words, run={"months": 12}).scenario.run.months == 12
    assert load(file, vocabulary=words, overrides=["run.months=12"]).scenario.run.months == 12
    assert load(file, vocabulary=words).scenario.events


def test_another_option_does_not_excuse_a_late_event(
    write: Callable[..., str], words: Vocabulary
) -> None:
    file = write("mine", LATE.replace("2028", "2029"))
    for options in ({"run": {"seed": 3}}, {"overrides": ["run.seed=3"]}):
        with pytest.raises(ScenarioError, match="lies after the run"):
            load(file, vocabulary=words, **options)


def test_a_late_event_of_a_base_is_dormant(write: Callable[..., str], words: Vocabulary) -> None:
    write("base", LATE)
    child = load(write("child", "extends: base\nrun: {months: 12}\n"), vocabulary=words)
    assert child.scenario.events[0].month == "2028-05"


def test_a_month_before_the_start_is_wrong_whoever_wrote_it(
    write: Callable[..., str], words: Vocabulary
) -> None:
    write("base", LATE.replace("2028", "2024"))
    with pytest.raises(ScenarioError, match=r"base\.yaml:6: events\.0\.month: 2024-05 lies before"):
        load(write("child", "extends: base\n"), vocabulary=words)


def test_terms_may_follow_one_another(write: Callable[..., str], words: Vocabulary) -> None:
    terms = (
        "alliance:\n  luxeed:\n"
        "    - {sales_control: shared, handover_months: 3}\n"
        "    - {sales_control: partner, from: 2025-10}\n"
    )
    assert len(load(write("mine", terms), vocabulary=words).scenario.alliance["luxeed"]) == 2


def test_a_scenario_made_in_python(words: Vocabulary) -> None:
    scenario = Scenario(
        name="mine",
        title="Mine",
        question="?",
        alliance={"luxed": ()},
    )
    assert [str(problem) for problem in check(scenario, words)] == [
        "mine: alliance.luxed: unknown brand 'luxed'; did you mean 'luxeed'?"
    ]
    assert check(scenario, None) == []


@pytest.mark.parametrize("name", ["keep_control", "0.5", "other.yaml", "other"])
def test_an_expectation_may_name_any_scenario_that_is_found(
    name: str, write: Callable[..., str], words: Vocabulary
) -> None:
    write("other")
    text = f"expect:\n  - {{measure: aito_share, month: 2026-01, lower_than: {name}}}\n"
    assert load(write("mine", text), vocabulary=words).scenario.expect
