"""Every row of the table of outcomes works wherever an outcome can be asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from typer.main import get_command

import sim
from sim.commands.app import app
from sim.display import value as shown_value
from sim.errors import InputError, ScenarioError
from sim.measures.outcome import known_outcomes, outcome_named, outcomes_of
from sim.measures.outcome_titles import outcome_title, outcome_words
from sim.measures.outcomes import OUTCOMES
from sim.measures.recording import Cast
from sim.measures.rows import rows
from sim.report.answer import Asked, print_answer
from sim.report.breaks import to_markdown as break_markdown
from sim.report.causes import to_markdown as cause_markdown
from sim.report.comparing.page import to_json as compared_json
from sim.report.comparing.page import to_markdown as compared_markdown
from sim.report.drawn import drawn_numbers
from sim.report.forms import change, change_unit, level
from sim.report.page.body import body, report_title
from sim.report.page.figures import charts_of
from sim.report.page.made import Made
from sim.report.pictures import pictures_of
from sim.report.walk import events_to
from sim.store.document import to_json
from sim.store.run_folder import SavedRun
from sim.study.against import end_differences
from sim.study.breakpoint import find_breakpoint
from sim.study.causes.explain import explain_each
from sim.study.compare import Comparison, compare, scorecard
from sim.study.dossier import Dossier, gather_dossier
from sim.study.expect import judge
from sim.study.run import run_scenario
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.question import CausesAsked, understood

RUN = {"replications": 20, "months": 6}
OF = {"brand": "shangjie", "agent": "saic", "": ""}
NAMES = tuple(kind.name.format(brand=OF["brand"], agent=OF["agent"]) for kind in OUTCOMES)
"""One outcome of every kind."""


@cache
def scenario(name: str) -> sim.Scenario:
    return sim.load(name).replace(run=RUN)


@cache
def comparison() -> Comparison:
    return compare(scenario("keep_control"), scenario("cede_sales"))


@cache
def dossier() -> Dossier:
    few = {"replications": 10, "months": 2}
    pair = [scenario(name).replace(run=few) for name in ("keep_control", "yinwang_first")]
    return gather_dossier(pair, measures=NAMES)


DISAGREEING = re.compile(r"sales (?:is|goes|[a-z]+es|falls|stays|moves)\b")
"""Sales rise, and a share of the sales rises."""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> SavedRun:
    return run_scenario(scenario("cede_sales"), tmp_path_factory.mktemp("runs")).saved


def stage() -> Cast:
    return comparison().results[0].recording.cast


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from numbers(each)
    elif isinstance(value, float):
        yield value


def test_every_outcome_has_a_name_of_its_own_words_and_a_row() -> None:
    known = outcomes_of(stage())
    assert len({each.row(stage()) for each in known.values()}) == len(known)
    assert {each.row(stage()) for each in known.values()} <= set(rows(stage()))
    assert len({outcome_words(name, stage()) for name in known}) == len(known)
    assert len({outcome_title(name, stage()) for name in known}) == len(known)
    for name, each in known.items():
        assert outcome_named(name) == each, "a name is of one kind"
        assert "{" not in outcome_words(name, stage()) + outcome_title(name, stage())


@pytest.mark.parametrize("kind", OUTCOMES, ids=lambda kind: kind.name)
def test_every_kind_can_be_written(kind: Any) -> None:
    assert level(kind.unit, 0.5)
    assert change(kind.unit, 0.5)
    assert isinstance(change_unit(kind.unit), str)
    assert shown_value(0.5, kind.unit)
    assert kind.plausible.low < kind.plausible.high
    assert kind.chinese
    assert ("{brand}" in kind.name) == ("{brand}" in kind.chinese)


def test_every_outcome_is_kept_for_every_replication(saved: SavedRun) -> None:
    for name in known_outcomes(stage()):
        for end in ("m6", "last"):
            assert len(saved.replications[f"{name}_{end}"]) == RUN["replications"]
    assert set(saved.outcome_names) == set(known_outcomes(stage()))


@pytest.mark.parametrize("name", NAMES)
def test_run_leads_with_it(name: str, saved: SavedRun) -> None:
    base, made = scenario("keep_control"), scenario("cede_sales")
    found = end_differences(made, base, saved.replications, [name])
    titles = {brand: brand for brand in stage().brands}
    asked = Asked(
        "title", "question", stage(), (name,), titles, drawn_numbers(made), "", base.name, found
    )
    printed = StringIO()
    print_answer(Console(width=200, file=printed), saved, asked, served=False)
    told = printed.getvalue()
    assert asked.words(name) in told
    assert not (name.endswith("_units") and DISAGREEING.search(told))
    assert f"{asked.words(name)}: mean" in told or f"{asked.words(name)} of " in told
    document = to_json(saved, [name])
    assert next(iter(document["headline"])) == name
    assert document["headline"][name]["last"] is not None
    assert all(name in event for event in events_to(saved, saved.series.month[5], name))


@pytest.mark.parametrize("name", NAMES)
def test_compare_leads_with_it(name: str) -> None:
    found = replace(comparison(), measures=(name,))
    cards = scorecard(found)
    assert {card.scenario for card in cards} == set(found.names)
    assert name in cards[0].means
    sign = outcomes_of(stage())[name].best(stage())
    means = [sign * card.means[name] for card in cards]
    assert means == sorted(means, reverse=True)
    months = found.shown()
    told = compared_markdown(found, cards, months, months[-1])
    assert not (name.endswith("_units") and DISAGREEING.search(told))
    assert outcome_words(name, stage(), short=True).lower() in told.partition("## ")[0].lower()
    document = compared_json(found, cards, months)
    assert document["measures"] == [name]
    assert json.dumps(document)
    assert found.pair().outcome(name).row == outcomes_of(stage())[name].row(stage())


def test_a_comparisons_tracks_are_the_outcomes() -> None:
    found = comparison()
    for name in known_outcomes(stage()):
        track = found.pair().outcome(name)
        futures = found.futures(name, 5)
        assert track["difference"][5] == pytest.approx(futures.mean(), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_plot_draws_it(name: str) -> None:
    charts = pictures_of(comparison().results[0], ["fan"], [name])
    assert next(iter(charts)) == f"fan_{name}"
    assert len(list(numbers(charts[f"fan_{name}"].to_plain()))) > RUN["months"]


def test_explain_splits_it() -> None:
    small = {"replications": 10, "months": 2}
    pair = [scenario(name).replace(run=small) for name in ("keep_control", "yinwang_first")]
    found = explain_each(*pair, NAMES)
    assert tuple(found) == NAMES
    for name, each in found.items():
        assert each.unit == outcomes_of(stage())[name].kind.unit
        assert sum(part.value for part in each.parts) == pytest.approx(each.difference)
    assert cause_markdown(list(found.values()))


@pytest.mark.parametrize("name", NAMES)
def test_breakpoint_looks_for_it(name: str) -> None:
    few = {"replications": 4, "months": 1}
    pair = [scenario(each).replace(run=few) for each in ("keep_control", "cede_sales")]
    found = find_breakpoint(*pair, "channel_fee", steps=3, measure=name)
    assert found.measure == name
    assert break_markdown(found)


@pytest.mark.parametrize("name", NAMES)
def test_report_leads_with_it(name: str) -> None:
    moves = outcomes_of(stage())[name].kind.in_june
    told = replace(dossier(), measures=(name,), movements=dossier().movements if moves else {})
    assert outcome_words(name, stage()) in report_title(told)
    page = body(told, charts_of(told), Made.here(["sim", "report"], "report.html"))
    assert outcome_words(name, stage(), short=True).lower()[4:] in unescape(str(page)).lower()


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_names_it(name: str) -> None:
    wanted = {"measure": name, "month": "2025-08", "higher_than": "cede_sales"}
    made = scenario("keep_control").replace(expect=[wanted])
    (verdict,) = judge(made, scenario)
    assert verdict.replications == RUN["replications"]
    assert verdict.share + verdict.share_opposite + verdict.share_equal == pytest.approx(1)


def test_an_unknown_one_is_refused_where_it_is_written() -> None:
    wanted = {"measure": "shangjie_shares", "month": "2025-08", "higher_than": 0.1}
    with pytest.raises(ScenarioError, match=r"expect.0.measure: .*'shangjie_share'"):
        scenario("keep_control").replace(expect=[wanted])


def test_the_explorer_offers_it() -> None:
    told = catalogue()
    assert {each["name"] for each in told["outcomes"]} == set(known_outcomes(stage()))
    assert told["outcomes"][0]["name"] == told["headline"]
    for each in told["outcomes"]:
        setting = {"base": "keep_control"}
        given = {"setting": setting, "pinned": setting, "measure": each["name"]}
        assert understood(CausesAsked, given).measure == each["name"]


@pytest.mark.parametrize("name", ["run", "compare", "explain", "breakpoint", "plot", "report"])
def test_the_command_takes_a_measure(name: str) -> None:
    options = [option for each in get_command(app).commands[name].params for option in each.opts]
    assert "--measure" in options


def test_the_earlier_name_is_told() -> None:
    with pytest.raises(InputError, match="now called 'effective_number'"):
        compare(scenario("keep_control"), scenario("cede_sales"), measures=["effective_brands"])
