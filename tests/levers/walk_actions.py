"""An action of rules walked through everything that meets one; each step fails where it is missing.

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
from sim.levers.actions import ACTIONS, Action
from sim.report.happened import line_words
from sim.report.ledger_lines import ledger_lines
from sim.scenario import Scenario, json_schema
from sim.scenario.differences.difference import difference
from sim.scenario.text.template import template
from sim.store.contents import events_of
from sim.study.causes.changes import players
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.worker import work
from sim.workshop.debrief.telling.events import happened
from sim.workshop.debrief.telling.told import Told
from sim.world.world import World

RUN = {"replications": 4, "months": 4}
BASE = "keep_control"
RULE = "try_it"

Kind = Action[Any]
Step = Callable[[Kind], None]


def rule_of(action: Kind, value: object) -> dict[str, Any]:
    """A rule that soon holds in every replication."""
    brand = {"brand": "aito"} if action.needs_brand else {}
    when = {"measure": "units", "above": 1}
    return {"name": RULE, "when": when, "then": brand | {action.key: value}}


def loaded(*rules: dict[str, Any]) -> Scenario:
    """A small run of the base with rules, by ``--set``."""
    sets = [f"run.{name}={value}" for name, value in RUN.items()]
    listed = "huawei.focus=[luxeed]"  # without it no rule can be `focus`
    return load(BASE, overrides=[*sets, listed, f"rules={json.dumps(rules)}"])


@cache
def ledger_of(key: str) -> tuple[dict[str, Any], ...]:
    """The entries that the rule made."""
    (action,) = (each for each in ACTIONS if each.key == key)
    events = events_of(record(loaded(rule_of(action, action.example))))
    return tuple(dict(event) for event in events if event["rule"] == RULE)


def control_of(action: Kind) -> dict[str, Any]:
    """How the page moves its value."""
    (found,) = (each for each in catalogue()["actions"] if each["field"] == action.key)
    return dict(found)


def set_by_an_option(action: Kind) -> None:
    """``--set`` takes whatever the page's control can say."""
    control = control_of(action)
    assert control["title"]
    assert control["description"]
    for value in control["options"] or (control["low"], control["high"]):
        (rule,) = loaded(rule_of(action, value)).rules
        assert [(each.key, given) for each, given in rule.then.beyond_terms()] == [
            (action.key, value)
        ]


def check(action: Kind) -> None:
    """``sim check`` refuses it without its brand, and a value that it cannot have."""
    wrong = [rule_of(action, ["none"])]
    if action.needs_brand:
        wrong.append(rule_of(action, action.example) | {"then": {action.key: action.example}})
    for rule in wrong:
        with pytest.raises(ScenarioError):
            loaded(rule)


def run(action: Kind) -> None:
    """It acts in every replication, and the ledger says what changed."""
    (event,) = ledger_of(action.key)
    assert event["to"]
    assert event["share"] == 1.0


def explain(action: Kind) -> None:
    """Between two scenarios it is a change with a title, and somebody's."""
    scenario = loaded(rule_of(action, action.example))
    (found,) = players(difference(loaded(), scenario).deltas, World.of(scenario).brands)
    assert found.title
    assert found.agent


def report(action: Kind) -> None:
    """The ledger's line is that of a rule."""
    (line,) = ledger_lines(ledger_of(action.key))
    assert line.by_rule
    assert RULE in line_words(line)


def explorer_answer(action: Kind) -> None:
    """The page asks with it and gets an answer in which it has happened."""
    changes = {"rules": [rule_of(action, action.example)]}
    setting = {"base": BASE, "changes": changes}
    reply = work("answer", {"setting": setting, "run": RUN, "detail": "quick"})
    assert reply.status == 200, reply.content
    (line,) = (each for each in json.loads(reply.content)["happened"] if each["rule"] == RULE)
    assert line["values"]["does"]["kind"] == action.sentence.key
    assert all(RULE in line["sentence"][language] for language in ("en", "zh"))


def workshop(action: Kind) -> None:
    """A session tells it in both languages."""
    for language in ("en", "zh"):
        line = happened(Told({}, language), ledger_of(action.key)[0])
        words = (language == "zh" and action.sentence.chinese) or action.sentence.words
        parts = [literal.strip() for literal, *_ in Formatter().parse(words)]
        assert all(part in line for part in parts)


def documented(action: Kind) -> None:
    """The reference has it, and ``sim new`` an example."""
    assert f"| `{action.key}` |" in reference()
    assert f"{action.key}: {action.example}" in template("mine", BASE)


def schema(action: Kind) -> None:
    """Editors know it."""
    assert action.key in json_schema()["$defs"]["Action"]["properties"]


STEPS: tuple[Step, ...] = (
    set_by_an_option,
    check,
    run,
    explain,
    report,
    explorer_answer,
    workshop,
    documented,
    schema,
)


if __name__ == "__main__":
    for step in STEPS:
        step(next(each for each in ACTIONS if each.key == sys.argv[1]))
