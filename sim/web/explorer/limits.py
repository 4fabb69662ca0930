"""How far a control may go, read from the input types: the page asks for nothing they refuse."""

from __future__ import annotations

from typing import Any, get_args

from sim.inputs import FloorRule, Holder, Input, ModelType
from sim.levers import Demand, Launch, Market, Rival, Supply, Tax
from sim.levers.contract import Contract
from sim.levers.huawei import YinwangShare
from sim.scenario.conditional import Action, ConditionalRule, Level, Watched
from sim.scenario.scenario import Run

__all__ = ["choices", "limits"]

_FIELDS: dict[str, tuple[type[Input], str]] = {
    "months": (Run, "months"),
    "replications": (Run, "replications"),
    "seed": (Run, "seed"),
    "handover_months": (Contract, "handover_months"),
    "yinwang_share": (YinwangShare, "now"),
    "launch.strength": (Launch, "strength"),
    "rival.launch": (Rival, "launch"),
    "rival.pull": (Rival, "pull"),
    "supply.factor": (Supply, "factor"),
    "supply.months": (Supply, "months"),
    "demand.shock": (Demand, "shock"),
    "market.factor": (Market, "factor"),
    "market.months": (Market, "months"),
    "tax.known_months_ahead": (Tax, "known_months_ahead"),
    "rule.for_months": (Level, "for_months"),
    "rule.notice_months": (ConditionalRule, "notice_months"),
    "rule.handover_months": (Action, "handover_months"),
}
_LOWER, _UPPER = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")


def limits() -> dict[str, list[float]]:
    """The least and the most of each number that a control moves; ends may be excluded."""
    return {name: _ends(model, field) for name, (model, field) in _FIELDS.items()}


def choices() -> dict[str, list[str]]:
    """The words that each kind of choice knows."""
    return {
        "holder": list(get_args(Holder)),
        "model_type": list(get_args(ModelType)),
        "floor_rule": list(get_args(FloorRule)),
        "watched": list(get_args(Watched)),
    }


def _ends(model: type[Input], field: str) -> list[float]:
    schema = model.model_json_schema(by_alias=False)["properties"][field]
    return [_end(schema, _LOWER), _end(schema, _UPPER)]


def _end(schema: dict[str, Any], words: tuple[str, str]) -> float:
    """An end from a field's JSON Schema; a field that may be left out has two forms."""
    forms = [schema, *schema.get("anyOf", ())]
    return next(float(form[word]) for form in forms for word in words if word in form)
