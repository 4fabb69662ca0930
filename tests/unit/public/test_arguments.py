"""Whatever a user gives to a function of `sim`, what cannot be used is one SimError."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import sim
from sim.errors import SimError
from sim.study.one_at_a_time import find
from tests.unit.public import small

WRONG: dict[str, Any] = {
    "None": None,
    "a word": "nothing like it",
    "an empty text": "",
    "a list": [],
    "a list of numbers": [1, 2],
    "-1": -1,
    "a large number": 10**30,
    "a number": 1.5,
    "NaN": float("nan"),
    "True": True,
    "a path": Path("nowhere") / "nothing.yaml",
    "a frame": pd.DataFrame({"month": ["2025-07"]}),
    "an array": np.arange(3),
    "a map": {"months": 2},
    "a set": {1},
    "bytes": b"cede_sales",
    "an object": object(),
}


def _calls() -> dict[str, tuple[Callable[..., Any], dict[str, Any]]]:
    """Every function, and methods of what they give, with arguments that can be used."""
    keep, cede, compared = small.keep(), small.cede(), small.compared()
    result, pair = small.result(), small.compared().pair("cede_sales")
    scenarios = {"base": keep, "scenario": cede}
    varied = {**scenarios, "vary": "outlet_productivity", "steps": 3}
    mapped = {**scenarios, "first": "outlet_productivity", "second": "policy_weight", "steps": 2}
    named = {"name": "aito_share", "scenario": "cede_sales"}
    return {
        "assumptions": (sim.assumptions, {"scenario": cede}),
        "backtest": (sim.backtest, {"scenario": result, "outcomes": small.outcomes()}),
        "breakpoint_map": (sim.breakpoint_map, mapped),
        "check": (sim.check, {"scenario": cede}),
        "compare": (lambda base=None, other=None, **more: sim.compare(base, other, **more), {}),
        "explain": (sim.explain, scenarios),
        "figure": (sim.figure, {"thing": result}),
        "find_breakpoint": (sim.find_breakpoint, varied),
        "find_flips": (sim.find_flips, scenarios),
        "load": (sim.load, {"source": "cede_sales"}),
        "movement": (sim.movement, {"scenario": cede}),
        "run_scenario": (sim.run_scenario, {"scenario": cede}),
        "scorecard": (sim.scorecard, {"comparison": compared}),
        "simulate": (sim.simulate, {"scenario": cede}),
        "Result.outcome": (result.outcome, {"name": "aito_share"}),
        "Result.by_brand": (result.by_brand, {"name": "orders"}),
        "Result.concentration": (result.concentration, {}),
        "Comparison.difference": (compared.difference, named),
        "Comparison.futures": (compared.futures, {**named, "month": 1}),
        "Comparison.pair": (compared.pair, {"scenario": "cede_sales"}),
        "Comparison.table": (compared.table, {}),
        "Comparison.rows": (compared.rows, {}),
        "Pair.track": (pair.track, {"lens": "brand", "entity": "aito", "measure": "share"}),
    }


CALLS = {
    "compare": ("base", "other", "jobs", "progress"),
}
"""Where the parameters that are tried are not those of the signature."""


def _parameters() -> Iterator[tuple[str, str]]:
    for name, (function, _) in _calls().items():
        names = CALLS.get(name) or inspect.signature(function).parameters
        yield from ((name, parameter) for parameter in names)


def _refused(function: Callable[..., Any], given: dict[str, Any], what: str) -> bool:
    """Whether a call is refused, with a SimError that has something to say; it may succeed."""
    try:
        function(**given)
    except Exception as error:
        if isinstance(error, SimError) and 10 < len(str(error).splitlines()[0]) < 1500:
            return True
        pytest.fail(f"{what}: {type(error).__name__}: {error}")
    return False


# run_scenario keeps what it is told to keep with the command line's own words, whatever they are
SKIPPED = {("run_scenario", "command")}


@pytest.mark.parametrize(("name", "parameter"), [p for p in _parameters() if p not in SKIPPED])
def test_wrong_arguments_are_a_sim_error(
    name: str, parameter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # of arguments that can be used after all, a search over two numbers tells as much as over all
    every = find.drawn_numbers
    monkeypatch.setattr(find, "drawn_numbers", lambda *scenarios: every(*scenarios)[:2])
    function, good = _calls()[name]
    if name == "compare":
        good = {"base": small.keep(), "other": small.cede()}
    refused = [
        what
        for what, wrong in WRONG.items()
        if _refused(function, {**good, parameter: wrong}, what)
    ]
    assert len(refused) > len(WRONG) // 2


PARTS = [
    "name",
    "title",
    "question",
    "run",
    "brands",
    "alliance",
    "huawei",
    "makers",
    "events",
    "rules",
    "assumptions",
    "expect",
    "sources",
    "extends",
    "schema",
    "unknown",
]


@pytest.mark.parametrize("part", PARTS)
def test_wrong_changes_are_refused_at_once(part: str) -> None:
    for what, wrong in WRONG.items():
        for make in (small.cede().replace, sim.Scenario):
            _refused(make, {part: wrong}, what)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"alliance": {"luxed": {"sales_control": "shared"}}}, "did you mean 'luxeed'"),
        (
            {"assumptions": {"presence_elastcity": {"fixed": 0.4}}},
            "did you mean 'presence_elasticity'",
        ),
        (
            {"assumptions": {"presence_elasticity": {"low": 2, "high": 1}}},
            "low 2 lies above high 1",
        ),
        ({"makers": {"cherry": {"effort": 2}}}, "unknown automaker 'cherry'"),
        ({"run": {"start": "2025-09"}}, "must be 2025-07"),
        ({"run": {"months": "12"}}, "remove the quotes"),
        ({"run": {"replications": 0}}, "too low"),
        ({"monts": 3}, "unknown key"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused_at_the_call(changes: Any, words: str) -> None:
    with pytest.raises(SimError, match=words):
        small.cede().replace(**changes)


def test_everything_wrong_with_a_change_is_said_at_once() -> None:
    with pytest.raises(SimError) as caught:
        small.cede().replace(run={"months": "12"}, alliance={"luxed": {}}, monts=3)
    told = str(caught.value).splitlines()
    assert [line.split(": ")[1] for line in told] == ["alliance.luxed", "monts", "run.months"]


def test_one_word_is_one_override() -> None:
    assert sim.load("cede_sales", "run.months=3") == sim.load("cede_sales", ["run.months=3"])


def test_names_are_taken_wherever_scenarios_are(monkeypatch: pytest.MonkeyPatch) -> None:
    short = [f"run.{name}={value}" for name, value in small.RUN.items()]
    load = sim.load
    monkeypatch.setattr("sim.study.load.load", lambda source: load(source, short))
    by_name = sim.simulate("cede_sales")
    assert by_name.scenario == small.cede()
    assert (by_name.recording.june == small.result().recording.june).all()
    assert sim.compare("keep_control", "cede_sales").names == ("keep_control", "cede_sales")
    assert sim.explain("keep_control", "cede_sales") == sim.explain(small.keep(), small.cede())
    assert sim.movement("cede_sales") == sim.movement(small.cede())


def test_results_scenarios_and_names_can_be_compared_together() -> None:
    found = sim.compare(small.result(), "keep_control", small.keep())
    assert found.names == ("cede_sales", "keep_control", "keep_control_2")
    assert not found.difference("hhi", "keep_control").equals(
        found.difference("hhi", "keep_control") + 1
    )
    first, second = (found.difference("hhi", name) for name in found.names[1:])
    assert first.equals(second)


def test_a_run_folder_is_given_as_text(tmp_path: Path) -> None:
    ran = sim.run_scenario(small.cede(), str(tmp_path / "runs"))
    assert ran.saved.path.parent == tmp_path / "runs"
    assert sim.run_scenario(small.cede(), tmp_path / "runs").served
