from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import ScenarioError
from sim.levers.contract import Contract
from sim.scenario import Scenario, Vocabulary, canonical, load, to_plain, to_yaml
from sim.scenario.text.nodes import plain
from sim.scenario.text.problems import validated
from sim.scenario.text.reader import read_text
from sim.scenario.text.template import template

Write = Callable[..., str]
PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=60)


@pytest.fixture
def full(write: Write, words: Vocabulary) -> Scenario:
    """A scenario with every lever and kind of event, from the template."""
    text = template("full", "keep_control")
    lines = [_uncommented(line) for line in text.splitlines()]
    Path(write("full")).write_text("\n".join(lines))
    return load("full.yaml", vocabulary=words).scenario


def _uncommented(line: str) -> str:
    return re.sub(r"^#(?=[a-z]|  )", "", line)


def test_yaml_loads_back_to_the_same(full: Scenario, words: Vocabulary) -> None:
    Path("again.yaml").write_text(to_yaml(full), encoding="utf-8")
    assert load("again.yaml", vocabulary=words).scenario == full
    assert to_yaml(full) == to_yaml(load("again.yaml", vocabulary=words).scenario)


@given(PRINTABLE, st.lists(st.sampled_from(["1e3", "0o7", "yes", "null", "~", "2025-07-01", ".5"])))
def test_any_text_survives(title: str, sources: list[str]) -> None:
    scenario = Scenario(name="a", title=title, question="", sources=tuple(sources))
    tree = read_text(to_yaml(scenario), "f.yaml")
    assert validated(Scenario, tree) == scenario


def test_plain_data_stand_alone(full: Scenario) -> None:
    data = to_plain(full)
    assert json.loads(json.dumps(data)) == data
    assert "extends" not in data
    assert data["run"]["seed"] == 625
    assert data["alliance"]["luxeed"]["sales_control"] == "partner"
    assert isinstance(data["alliance"]["stelato"], list)


def test_canonical_form_does_not_depend_on_how_it_was_written(
    write: Write, words: Vocabulary
) -> None:
    one = load(write("a", "run: {seed: 1, months: 12}\n"), vocabulary=words).scenario
    two = load(
        write("b", "run: {months: 0xC}\nevents: []\n"), overrides=["run.seed=1"], vocabulary=words
    ).scenario.replace(name="a")
    assert canonical(one) == canonical(two)
    assert canonical(one) != canonical(two.replace(run={"seed": 2}))


def test_replace_merges_as_a_file_would(write: Write, words: Vocabulary) -> None:
    text = "alliance:\n  luxeed: {sales_control: partner, from: 2025-09, handover_months: 1}\n"
    scenario = load(write("mine", text), vocabulary=words).scenario
    changed = scenario.replace(
        run={"months": np.int64(24)}, alliance={"luxeed": {"sales_control": "shared"}}
    )
    assert changed.run.months == 24
    terms = changed.alliance["luxeed"][0]
    assert (terms.from_, terms.handover_months) == ("2025-09", 1)
    assert terms.sales_control is not None
    assert terms.sales_control.stores == "shared"
    assert scenario.run.months == 36


def test_replace_takes_lists_tuples_models_and_none(full: Scenario) -> None:
    event = {"month": "2026-01", "tax": {}}
    assert full.replace(events=[event]) == full.replace(events=(event,))
    terms = Contract(consent="asked")
    assert full.replace(alliance={"luxeed": [terms]}).alliance["luxeed"] == (terms,)
    assert full.replace(rules=None, alliance=None).rules == ()
    assert full.replace() == full


def test_replace_refuses_as_a_file_would(full: Scenario) -> None:
    with pytest.raises(ScenarioError) as caught:
        full.replace(run={"monts": 3, "seed": 1.5}, event=[], assumptions={1: {}})
    assert str(caught.value) == "replace(): assumptions: the key 1 is not text; put it in quotes"
    with pytest.raises(ScenarioError) as caught:
        full.replace(run={"monts": 3, "seed": 1.5}, event=[], question=object())
    assert str(caught.value).splitlines() == [
        "replace(): event: unknown key; did you mean 'events'?",
        "replace(): question: expected text; found a value of type object",
        "replace(): run.monts: unknown key; did you mean 'months'?",
        "replace(): run.seed: expected a whole number; found the number 1.5",
    ]


def test_replace_refuses_endless_nesting(full: Scenario) -> None:
    deep: list[object] = []
    deep.append(deep)
    with pytest.raises(ScenarioError, match="nested more than 30 levels deep"):
        full.replace(events=deep)


def test_a_tree_is_plain_again() -> None:
    assert plain(read_text("a: [1, {b: 2}]", "f")) == {"a": (1, {"b": 2})}
