"""A run in which whatever is declared happens, and who tells of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sim.engine import record
from sim.levers import EVENTS
from sim.levers.actions import ACTIONS
from sim.measures.recording import Recording
from sim.scenario import Scenario, to_plain
from sim.scenario.text.nodes import Place, node_of
from sim.scenario.text.problems import validated
from sim.study.load import load

__all__ = ["BASE", "CHANGES", "RUN", "kinds_in", "recording", "scenario"]

BASE = "keep_control"
RUN = {"replications": 6, "months": 24, "seed": 625}
_SOON = {"measure": "units", "above": 1}


def _event(month: str, **what: dict[str, Any]) -> dict[str, Any]:
    return {"month": month, **what}


def _examples() -> dict[str, Any]:
    return {
        each.name: _event(each.month, **{kind.declared.key: dict(each.values)})
        for kind in EVENTS
        for each in kind.declared.examples
    }


_FURTHER = {
    "refreshed": _event("2025-08", launch={"brand": "aito", "model": "refresh"}),
    "first": _event("2026-06", launch={"brand": "gac"}),
    "dearer": _event("2025-10", price={"brand": "aito", "factor": 1.05}),
    "short": _event("2025-09", supply={"brand": "luxeed", "factor": 0.5, "months": 1}),
}
"""What no example shows: other sentences of the same kinds."""

_LATER = [
    {"from": "2025-09", "floor_rule": "focus", "resource_rule": "equal", "focus": ["luxeed"]},
    {"from": "2025-10", "floor_rule": "equal", "focus": ["aito", "luxeed"], "yinwang_share": 0.3},
]
_POLICIES = [
    {"from": "2025-09", "effort": 1.5, "outlets": 0.8},
    {"from": "2025-10", "effort": 0.9, "outlets": 1.5},
    {"from": "2025-11", "effort": 1.0, "outlets": 1.0},
]
_CONTRACTS = {
    "aito": [
        {"from": "2025-09", "sales_control": {"stores": "partner"}, "handover_months": 1},
        {"from": "2025-11", "sales_control": "partner", "model_type": "hybrid"},
        {"from": "2026-09", "sales_control": {"policy": "shared", "after_sales": "huawei"}},
    ],
    "luxeed": [
        {"from": "2025-09", "sales_control": {"policy": "huawei", "after_sales": "huawei"}},
        {
            "from": {"from": "2026-05", "to": "2026-08"},
            "sales_control": {"policy": "shared"},
            "handover_months": {"low": 3, "high": 12},
        },
    ],
    "stelato": [
        {"from": "2025-09", "sales_control": "huawei"},
        {"from": "2026-08", "sales_control": "partner", "consent": "asked"},
    ],
    "maextro": [{"from": "2025-10", "sales_control": {"stores": "huawei", "policy": "shared"}}],
}


def _rules() -> Iterator[dict[str, Any]]:
    for action in ACTIONS:
        brand = {"brand": "aito"} if action.needs_brand else {}
        then = brand | {action.key: action.example}
        yield {"name": f"try_{action.key}", "when": _SOON, "then": then}
    ceded = {"brand": "shangjie", "sales_control": "shared"}
    yield {"name": "cede", "when": _SOON, "then": ceded, "reason": "it is 50% {ready}"}
    in_focus = {"floor_rule": "focus"}
    yield {"name": "wait", "when": {"measure": "hhi", "above": 9999}, "then": in_focus}
    yield {"name": "hope", "when": {"measure": "hhi", "above": 9999}, "then": in_focus} | {
        "reason": "it was a monopoly"
    }


CHANGES: Mapping[str, Any] = {
    **{f"events.{name}": event for name, event in (_examples() | _FURTHER).items()},
    **{f"alliance.{brand}": terms for brand, terms in _CONTRACTS.items()},
    "huawei.focus": ["stelato"],
    "huawei.later": _LATER,
    "makers.seres": _POLICIES,
    "rules": list(_rules()),
}
"""What is changed of the base, as the explorer's page has it."""


@cache
def scenario() -> Scenario:
    """The base with all changes."""
    sets = {f"run.{name}": value for name, value in RUN.items()} | dict(CHANGES)
    return load(BASE, overrides=[f"{key}={json.dumps(value)}" for key, value in sets.items()])


@cache
def recording() -> Recording:
    """A run of it, and of what the checks of a file refuse but a mixture of two may come to."""
    plain = json.loads(json.dumps(to_plain(scenario())))
    plain["huawei"]["later"].append({"from": "2025-12", "focus": []})
    plain["events"]["moved"] = _event("2025-11", sign={"brand": "avatr"})
    return record(validated(Scenario, node_of(plain, Place("a mixture", 0))))


def kinds_in(what: Any) -> Iterator[str]:
    """The keys of all sentences that tell a happening, itself and what is within it."""
    if isinstance(what, dict):
        yield from [what["kind"]] if "kind" in what else []
        what = list(what.values())
    if isinstance(what, list):
        for each in what:
            yield from kinds_in(each)
