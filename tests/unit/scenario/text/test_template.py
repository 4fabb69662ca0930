from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.inputs import Input
from sim.levers import EVENTS_BY_KEY
from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Abroad, Contract, SalesControl
from sim.levers.huawei import HuaweiLevers, Later, YinwangShare
from sim.scenario import Vocabulary, load
from sim.scenario.text.template import template
from sim.scenario.types.conditional import Action, AllOf, AnyOf, ConditionalRule, Level
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.expectation import Expectation
from sim.scenario.types.scenario import Run, Scenario

Write = Callable[..., str]


def test_it_is_valid_as_it_is(write: Write, words: Vocabulary) -> None:
    Path(write("mine")).write_text(template("mine", "cede_sales"))
    loaded = load("mine.yaml", vocabulary=words)
    assert loaded.bases == ("cede_sales", "keep_control")
    assert loaded.changes == {}


def test_it_is_valid_with_every_example(write: Write, words: Vocabulary) -> None:
    text = re.sub(r"(?m)^#(?=[a-z]|  )", "", template("mine", "cede_sales"))
    Path(write("mine")).write_text(text)
    scenario = load("mine.yaml", vocabulary=words).scenario
    assert {event.kind for _, event in each_event(scenario.events)} == set(EVENTS_BY_KEY)
    assert scenario.expect[0].lower_than == "cede_sales"


@pytest.mark.parametrize(
    "model",
    [
        *(Scenario, Run, Contract, SalesControl, Abroad, HuaweiLevers, YinwangShare, Event),
        *(Later, MakerPolicy),
        *(ConditionalRule, Level, AllOf, AnyOf, Action, Expectation),
    ],
)
def test_it_names_every_lever(model: type[Input]) -> None:
    text = template("mine", "cede_sales")
    optional = {"brands", "lens"}
    for name, field in model.model_fields.items():
        assert f"{field.alias or name}:" in text or name in optional


@pytest.mark.parametrize("base", ["a/b c.yaml", "../x: y.yaml", "null", "1e3", "'q'"])
def test_odd_bases_are_quoted(base: str, write: Write, words: Vocabulary) -> None:
    path = Path(write("mine"))
    target = path.parent / base
    target.parent.mkdir(exist_ok=True)
    target.write_text("name: odd\ntitle: Odd\nquestion: Odd?\n")
    path.write_text(template("mine", base))
    assert load("mine.yaml", vocabulary=words).bases == ("odd",)


@pytest.mark.parametrize("name", ["", "Mine", "1a", "a b", "a" * 65, "a/b"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(InputError, match="cannot be a scenario's name"):
        template(name, "cede_sales")
