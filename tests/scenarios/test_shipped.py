"""Every shipped scenario: sound, with a question and an expectation, running, and brief."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from sim.engine import record
from sim.measures.recording import BY_AGENT, BY_BRAND
from sim.scenario import Loaded, canonical, json_schema, load, to_yaml
from sim.scenario.text.changes import NOT_INHERITED
from sim.scenario.text.nodes import plain
from sim.scenario.text.reader import read_file
from sim.shipped import shipped, shipped_names
from sim.study.series import anchor, outcomes
from sim.world.world import vocabulary

BASE = "keep_control"
NAMES = shipped_names()


def _loaded(name: str) -> Loaded:
    return load(name, vocabulary=vocabulary())


def _written(name: str) -> Any:
    """What the file itself says, without its bases."""
    path = shipped("scenarios") / f"{name}.yaml"
    return json.loads(json.dumps(plain(read_file(path, path.name))))


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Dotted keys of everything that a file wrote; a list counts as one, and a named event.

    The schema that editors use asks for an event's month and name, so events are written whole.
    """
    if isinstance(value, dict) and value and not (len(path) == 2 and path[0] == "events"):
        for key, child in value.items():
            yield from _leaves(child, (*path, key))
    else:
        yield ".".join(path)


def repeated(written: Any, changes: set[str]) -> list[str]:
    """What a file writes although its base has it already."""
    own = {key: value for key, value in written.items() if key not in NOT_INHERITED}

    def covered(leaf: str) -> bool:
        inside = (change == leaf or change.startswith(f"{leaf}.") for change in changes)
        around = (leaf.startswith(f"{change}.") for change in changes)
        return any(inside) or any(around)

    return [leaf for leaf in _leaves(own) if not covered(leaf)]


def test_they_are_shipped() -> None:
    assert len(NAMES) >= 12
    assert {BASE, "cede_sales", "single_aito_brand", "yinwang_first"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound_and_has_its_files_name(name: str) -> None:
    scenario = _loaded(name).scenario
    assert scenario.name == name
    assert scenario.title
    jsonschema.Draft202012Validator(json_schema()).validate(_written(name))


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_a_question_of_its_own(name: str) -> None:
    assert _written(name)["question"].endswith("?")
    others = [_written(other)["question"] for other in NAMES if other != name]
    assert _written(name)["question"] not in others


@pytest.mark.parametrize("name", NAMES)
def test_it_expects_something_that_can_be_checked(name: str) -> None:
    scenario = _loaded(name).scenario
    assert scenario.expect
    for expectation in scenario.expect:
        against = expectation.lower_than or expectation.higher_than
        assert not isinstance(against, str) or against in set(NAMES) - {name}


@pytest.mark.parametrize("name", NAMES)
def test_all_go_back_to_the_base(name: str) -> None:
    found = _loaded(name)
    assert (found.base is None) == (name == BASE)
    assert (found.bases[-1] if found.bases else name) == BASE
    assert set(found.bases) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_only_what_differs(name: str) -> None:
    found = _loaded(name)
    assert found.changes
    assert repeated(_written(name), set(found.changes)) == []


def test_what_a_base_has_already_is_seen() -> None:
    written = {"name": "x", "huawei": {"floor_rule": "equal", "focus": []}, "run": {"months": 12}}
    assert repeated(written, {"huawei.floor_rule", "run.months"}) == ["huawei.focus"]
    assert repeated({"alliance": {"aito": {"x": 1}}}, {"alliance.aito"}) == []
    event = {"month": "2025-07", "market": {"factor": 2.0, "months": 3}}
    assert repeated({"events": {"boom": event}}, {"events.boom.market.factor"}) == []
    assert repeated({"events": {"boom": event}}, {"events.bust.month"}) == ["events.boom"]


def test_no_two_are_the_same() -> None:
    own = {"name": None, "title": "", "question": ""}
    kept = [
        canonical(_loaded(name).scenario.model_copy(update={**own, "expect": ()})) for name in NAMES
    ]
    assert len(set(kept)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_runs(name: str) -> None:
    scenario = load(name, vocabulary=vocabulary(), run={"replications": 20}).scenario
    recording = record(scenario)
    assert set(recording.arrays) == {*BY_BRAND, *BY_AGENT}
    assert len(recording.months) == scenario.run.months
    for kind, array in recording.arrays.items():
        assert array.shape[0::2] == (scenario.run.months, 20)
        assert np.isfinite(array).all(), kind
    assert recording.ledger
    assert anchor(recording)["total"] == pytest.approx(52_747, rel=1e-9)
    for kind, values in outcomes(recording).items():
        assert np.isfinite(values).all(), kind
    sold = recording.arrays["deliveries"][-1][np.array(recording.cast.hima)]
    assert (sold.sum(axis=0) > 1_000).all()


@pytest.mark.parametrize("name", NAMES)
def test_its_resolved_form_is_the_same_scenario(name: str, tmp_path: Path) -> None:
    scenario = _loaded(name).scenario
    path = tmp_path / "resolved.yaml"
    path.write_text(to_yaml(scenario), encoding="utf-8")
    again = load(path, vocabulary=vocabulary()).scenario
    assert canonical(again) == canonical(scenario)
