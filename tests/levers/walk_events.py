"""A kind of event walked through everything that meets one; each step fails where it is missing.

It needs no other test, so that a copy of the project can be walked as well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import cache
from string import Formatter
from typing import Any

import pytest

from docs.scenario_reference import reference
from sim.engine import record
from sim.errors import ScenarioError
from sim.levers import EVENTS_BY_KEY, EventKind
from sim.levers.declaration import controls_of
from sim.report.happened import line_words
from sim.report.ledger_lines import ledger_lines
from sim.scenario import Scenario, json_schema
from sim.scenario.differences.difference import difference
from sim.scenario.text.template import template
from sim.scenario.types.conditional import EVENT_KINDS
from sim.scenario.types.events import each_event
from sim.store.contents import events_of
from sim.study.causes.changes import players
from sim.study.causes.sources import SOURCES, active, held_as_in_june
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.worker import work
from sim.workshop.debrief.telling.events import happened
from sim.workshop.debrief.telling.told import Told
from sim.world.world import World

RUN = {"replications": 4, "months": 20, "seed": 625}
BASE = "keep_control"

Kind = type[EventKind]
Step = Callable[[Kind], None]


def changes_of(kind: Kind) -> dict[str, Any]:
    """The kind's examples as the page and ``--set`` add them."""
    declared = kind.declared
    return {
        f"events.{each.name}": {"month": each.month, declared.key: dict(each.values)}
        for each in declared.examples
    }


@cache
def scenario_of(kind: Kind | None) -> Scenario:
    """A small run of the base, with the kind's examples."""
    changes = changes_of(kind) if kind else {}
    sets = [f"run.{name}={value}" for name, value in RUN.items()]
    return load(BASE, overrides=[*sets, *(f"{key}={json.dumps(v)}" for key, v in changes.items())])


@cache
def ledger_of(kind: Kind | None) -> tuple[dict[str, Any], ...]:
    """The entries that are there because of the kind's examples."""
    months = {example.month for example in kind.declared.examples} if kind else set()
    told = {sentence.key for sentence in kind.declared.sentences} if kind else set()
    events = events_of(record(scenario_of(kind)))
    return tuple(
        event for event in events if kind and event["month"] in months and event["kind"] in told
    )


def set_by_an_option(kind: Kind) -> None:
    """``--set`` adds it, and moves each of its fields to the ends of its control."""
    given = dict(each_event(scenario_of(kind).events))
    for name, event in changes_of(kind).items():
        assert given[name.partition(".")[2]].what.declared.key == kind.declared.key
        for control in controls_of(kind, (kind.subject or "",)):
            for value in control.options or (control.low, control.high):
                whole = isinstance(value, float) and control.step == 1
                values = event[kind.declared.key] | {control.field: int(value) if whole else value}
                kind.model_validate(values)


def check(kind: Kind) -> None:
    """``sim check`` knows its subject and refuses unknown ones, with the place."""
    (key, event), *_ = changes_of(kind).items()
    if kind.subject is None:
        return
    wrong = event | {kind.declared.key: event[kind.declared.key] | {kind.subject: "nobody"}}
    with pytest.raises(ScenarioError) as refused:
        load(BASE, overrides=[f"{key}={json.dumps(wrong)}"])
    assert f"{key}.{kind.declared.key}.{kind.subject}" in str(refused.value)


def run(kind: Kind) -> None:
    """It acts: the ledger has it by a name that no rule can take, in the month of each example."""
    assert set(kind.declared.entries) <= EVENT_KINDS
    found = {(event["month"], event["agent"]) for event in ledger_of(kind)}
    assert {month for month, _ in found} == {each.month for each in kind.declared.examples}


def explain_two(kind: Kind) -> None:
    """Between two scenarios it is a change with a title in words, and somebody's."""
    scenario = scenario_of(kind)
    brands = World.of(scenario).brands
    found = players(difference(scenario_of(None), scenario).deltas, brands)
    assert {player.key for player in found} == set(changes_of(kind))
    for player in found:
        assert kind.declared.title in player.title
        assert player.agent


def explain_one(kind: Kind) -> None:
    """In a movement since the anchor month it belongs to a source, and is held with it."""
    scenario = scenario_of(kind)
    brands = World.of(scenario).brands
    for name in changes_of(kind):
        event = dict(each_event(scenario.events))[name.partition(".")[2]]
        source = event.what.moves(brands)
        assert source in {each.key for each in SOURCES}
        assert source in {each.key for each in active(scenario)}
        assert name.partition(".")[2] not in dict(
            each_event(held_as_in_june(scenario, {source})[0].events)
        )


def report(kind: Kind) -> None:
    """The ledger's lines tell it."""
    lines = ledger_lines(ledger_of(kind))
    assert len(lines) >= len(kind.declared.examples)
    assert all(line_words(line) and not line.by_rule for line in lines)


def explorer_catalogue(kind: Kind) -> None:
    """The page gets a title and a control for each field that it may move."""
    (entry,) = (each for each in catalogue()["events"] if each["key"] == kind.declared.key)
    assert entry["title"]
    assert entry["description"]
    kept = {kind.subject, *kind.declared.fixed}
    fields = {field["field"]: field for field in entry["fields"]}
    assert set(fields) == {field.alias or name for name, field in kind.model_fields.items()} - kept
    for name, field in fields.items():
        limits = catalogue()["limits"].get(f"{kind.declared.key}.{name}")
        if limits is not None:
            assert limits[0] <= field["low"] < field["high"] <= limits[1]
            assert field["step"] > 0
        assert limits is not None or field["options"]


def explorer_answer(kind: Kind) -> None:
    """The page adds it and gets an answer in which it has happened."""
    setting = {"base": BASE, "changes": changes_of(kind)}
    shown = {name: RUN[name] for name in ("replications", "months")}
    reply = work("answer", {"setting": setting, "run": shown, "detail": "quick"})
    assert reply.status == 200, reply.content
    lines = json.loads(reply.content)["happened"]
    assert set(kind.declared.entries) <= {line["rule"] for line in lines}
    own = {sentence.key: sentence for sentence in kind.declared.sentences}
    for line in lines:
        if line["kind"] in own:
            assert line["sentence"]["en"]
            chinese = own[line["kind"]].chinese
            assert (line["sentence"]["zh"] != line["sentence"]["en"]) == bool(
                chinese or line["about"]
            )


def workshop(kind: Kind) -> None:
    """A session tells it in both languages, in English where Chinese has no words for it."""
    own = {sentence.key: sentence for sentence in kind.declared.sentences}
    for language in ("en", "zh"):
        for event in ledger_of(kind):
            line = happened(Told({}, language), event)
            sentence = own[event["kind"]]
            words = (language == "zh" and sentence.chinese) or sentence.words
            parts = [literal.strip() for literal, *_ in Formatter().parse(words)]
            assert all(part in line for part in parts)


def documented(kind: Kind) -> None:
    """The reference has its fields, and ``sim new`` an example of each of its forms."""
    assert f"### {kind.__name__}\n" in reference()
    written = template("mine", BASE)
    assert all(f"#  {each.name}: " in written for each in kind.declared.examples)


def schema(kind: Kind) -> None:
    """Editors know it."""
    event = json_schema()["$defs"]["Event"]["properties"]
    assert event[kind.declared.key]["anyOf"][0] == {"$ref": f"#/$defs/{kind.__name__}"}


STEPS: tuple[Step, ...] = (
    set_by_an_option,
    check,
    run,
    explain_two,
    explain_one,
    report,
    explorer_catalogue,
    explorer_answer,
    workshop,
    documented,
    schema,
)


if __name__ == "__main__":
    for step in STEPS:
        step(EVENTS_BY_KEY[sys.argv[1]])
