"""How far a control may go, read from the input types: the page asks for nothing they refuse."""

from __future__ import annotations

from typing import Any, get_args

from sim.inputs import FloorRule, Holder, Input, ModelType
from sim.levers import EVENTS
from sim.levers.contract import Contract
from sim.levers.declaration import controls_of
from sim.scenario.types.conditional import Action, ConditionalRule, Level, Watched
from sim.scenario.types.scenario import Run

__all__ = ["choices", "limits"]

_FIELDS: dict[str, tuple[type[Input], str]] = {
    "months": (Run, "months"),
    "replications": (Run, "replications"),
    "seed": (Run, "seed"),
    "handover_months": (Contract, "handover_months"),
    "rule.for_months": (Level, "for_months"),
    "rule.notice_months": (ConditionalRule, "notice_months"),
    "rule.handover_months": (Action, "handover_months"),
}
_LOWER, _UPPER = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")


def limits() -> dict[str, list[float]]:
    """The least and the most of each number that a control moves; ends may be excluded."""
    fields = {name: _ends(model, field) for name, (model, field) in _FIELDS.items()}
    events = {
        f"{kind.declared.key}.{control.field}": _ends(kind, control.field)
        for kind in EVENTS
        for control in controls_of(kind)
        if not control.options
    }
    return fields | events


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
    forms = [schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())]
    return next(float(form[word]) for form in forms for word in words if word in form)
