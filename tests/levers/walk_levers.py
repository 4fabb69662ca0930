"""A lever or contract term walked through everything that meets one; each step fails if missing.

It needs no other test, so that a copy of the project can be walked as well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

from docs.scenario_reference import reference
from sim.engine import record
from sim.errors import ScenarioError
from sim.levers.huawei import Later
from sim.levers.lever import LeverDeclaration
from sim.levers.sections import LEVERS, SECTIONS
from sim.report.happened import line_words
from sim.report.ledger_lines import ledger_lines
from sim.scenario import Scenario, json_schema, to_plain
from sim.scenario.differences.difference import difference
from sim.store.contents import events_of
from sim.study.causes.changes import players
from sim.study.causes.sources import active, held_as_in_june
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue
from sim.web.explorer.worker import work
from sim.workshop.debrief.levers import differing, with_version
from sim.workshop.debrief.telling.levers import lever_name, setting
from sim.workshop.debrief.telling.told import Told
from sim.workshop.decide import told_in
from sim.world.world import World

RUN = {"replications": 4, "months": 9, "seed": 625}
BASE = "keep_control"
WHO = {"alliance": "alliance.luxeed", "huawei": "huawei", "makers": "makers.chery"}
BEGINS = "2025-09"


@dataclass(frozen=True, eq=False)
class Walked:
    """A lever with the section in which it is written."""

    section: str
    lever: LeverDeclaration

    @property
    def key(self) -> str:
        """Its dotted key in a scenario: for contracts Luxeed's, for automakers Chery's."""
        return f"{WHO[self.section]}.{self.lever.key}"

    @property
    def beside(self) -> dict[str, Any]:
        """What it needs beside itself to have an effect, in the base as well."""
        if self.section == "makers":
            return {"alliance.luxeed.sales_control": "partner"}  # who runs no stores opens none
        focus = {"huawei.floor_rule": "focus", "huawei.focus": ["aito"]}
        return focus if self.lever.mark.idle_alone else {}

    @property
    def is_dated(self) -> bool:
        """Whether Huawei may change it later."""
        return self.section == "huawei" and self.lever.field in Later.model_fields


ALL = tuple(Walked(section, lever) for section, lever in LEVERS)
Step = Callable[[Walked], None]


def made(changes: dict[str, Any]) -> Scenario:
    sets = [f"run.{name}={value}" for name, value in RUN.items()]
    return load(BASE, overrides=[*sets, *(f"{key}={json.dumps(v)}" for key, v in changes.items())])


@cache
def pair(walked: Walked) -> tuple[Scenario, Scenario]:
    """A base without the lever, and a scenario with its example."""
    return made(walked.beside), made(walked.beside | {walked.key: walked.lever.mark.example})


def set_by_an_option(walked: Walked) -> None:
    """``--set`` sets it, and a resolved scenario has it where it was written."""
    value: Any = to_plain(pair(walked)[1])
    for part in walked.key.split("."):
        value = value[part]
    assert value == walked.lever.mark.example


def check(walked: Walked) -> None:
    """``sim check`` refuses what is no value, with the place."""
    with pytest.raises(ScenarioError) as refused:
        made(walked.beside | {walked.key: "no such value"})
    assert walked.key in told_in(refused.value)


def run(walked: Walked) -> None:
    """It has an effect."""
    base, scenario = (record(each).arrays for each in pair(walked))
    assert any(not np.array_equal(base[name], scenario[name], equal_nan=True) for name in base)


@cache
def later(walked: Walked) -> Scenario | None:
    """The lever decided in a later month, where that can be."""
    value: object = walked.lever.mark.example
    if walked.section == "makers":
        return made(walked.beside | {WHO["makers"]: {"from": BEGINS, walked.lever.key: value}})
    if walked.section == "alliance" and walked.lever.mark.passes_over:
        return made({walked.key: value, f"{WHO['alliance']}.from": BEGINS})
    if walked.is_dated:
        dated = value["now"] if isinstance(value, dict) else value
        entry = {"from": BEGINS, walked.lever.key: dated}
        return made(walked.beside | {"huawei.later": [entry]})
    return None


def ledger(walked: Walked) -> None:
    """Decided in a later month, it is in the ledger of that month, and in words."""
    scenario = later(walked)
    if scenario is None:
        return
    rule = "contract" if walked.section == "alliance" else "lever"
    found = [e for e in events_of(record(scenario)) if (e["month"], e["rule"]) == (BEGINS, rule)]
    assert len(found) == 1
    assert all(line_words(line) for line in ledger_lines(found))


def explain_two(walked: Walked) -> None:
    """Between two scenarios it is a change with a title in words, and its owner's."""
    base, scenario = pair(walked)
    brands = World.of(scenario).brands
    for one, other in ((base, scenario), (scenario, base)):
        (player,) = players(difference(one, other).deltas, brands)
        assert player.key.startswith(WHO[walked.section])
        assert player.agent == ("huawei" if walked.section == "huawei" else "chery")
    (player,) = players(difference(base, scenario).deltas, brands)
    assert walked.lever.title in player.title


def explain_one(walked: Walked) -> None:
    """In a movement since the anchor month it belongs to a source, and is held with it."""
    source = walked.lever.mark.source
    base, scenario = (held_as_in_june(each, {source})[0] for each in pair(walked))
    if not walked.lever.mark.idle_alone:
        assert source in {each.key for each in active(pair(walked)[1])}
        assert difference(base, scenario).deltas == ()
    dated = later(walked)
    if dated is not None:
        assert differing(held_as_in_june(dated, {source})[0], base) == []


def explorer_answer(walked: Walked) -> None:
    """The page moves it and gets an answer."""
    setting_ = {"base": BASE, "changes": walked.beside | {walked.key: walked.lever.mark.example}}
    shown = {name: RUN[name] for name in ("replications", "months")}
    reply = work("answer", {"setting": setting_, "run": shown, "detail": "quick"})
    assert reply.status == 200, reply.content


def explorer_catalogue(walked: Walked) -> None:
    """The page has a control for each lever and each term, now and later, with its sentence."""
    groups = [{"huawei": "levers", "alliance": "terms", "makers": "makers"}[walked.section]]
    for group in [*groups, *(["later"] if walked.is_dated else [])]:
        (entry,) = (each for each in catalogue()[group] if each["key"] == walked.lever.key)
        assert entry["title"]
        assert entry["description"]
        assert entry["kind"] in ("brands", "switch") or entry["fields"]
        for field in entry["fields"]:
            assert field["options"] or field["low"] < field["high"]


def workshop(walked: Walked) -> None:
    """A debrief names it in both languages, and tries the other's version of it."""
    base, scenario = pair(walked)
    (group,) = differing(base, scenario)
    assert differing(with_version(base, scenario, group), scenario) == []
    for language in ("en", "zh"):
        told = Told({}, language)
        assert lever_name(told, group)
        assert setting(told, walked.key)


def documented(walked: Walked) -> None:
    """Editors know it, and the reference has it with a sentence."""
    model = SECTIONS[walked.section].levers
    assert model is not None
    assert walked.lever.key in json_schema()["$defs"][model.__name__]["properties"]
    table = reference().partition(f"### {model.__name__}\n")[2].partition("\n### ")[0]
    assert f"`{walked.lever.key}`" in table


STEPS: tuple[Step, ...] = (
    set_by_an_option,
    check,
    run,
    ledger,
    explain_two,
    explain_one,
    explorer_catalogue,
    explorer_answer,
    workshop,
    documented,
)


if __name__ == "__main__":
    (walked,) = (each for each in ALL if each.key == sys.argv[1])
    for step in STEPS:
        step(walked)
