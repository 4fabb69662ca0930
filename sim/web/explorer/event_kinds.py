"""Kinds of events, and actions of rules, as the page needs them: titles and controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from inspect import cleandoc
from typing import Any

from sim.levers import EVENTS, EventKind
from sim.levers.actions import ACTIONS
from sim.levers.declaration import FieldControl, controls_of
from sim.levers.event import RivalEvent
from sim.scenario.types.conditional import Action

__all__ = ["actions_of_rules", "event_kinds"]


def event_kinds() -> list[dict[str, Any]]:
    """Return each kind of event: what it is called, about whom it is, and what moves."""
    return [_kind(kind) for kind in EVENTS]


def actions_of_rules() -> list[dict[str, Any]]:
    """Return each action of rules, beside a brand's terms, with its control."""
    controls = {control.field: control for control in controls_of(Action)}
    return [_plain(controls[each.key]) | {"title": each.title} for each in ACTIONS]


def _plain(control: FieldControl) -> dict[str, Any]:
    return asdict(control) | {"options": list(control.options)}


def _kind(kind: type[EventKind]) -> dict[str, Any]:
    declared = kind.declared
    kept = [name for name in (kind.subject, *declared.fixed) if name is not None]
    return {
        "key": declared.key,
        "title": declared.title,
        "description": cleandoc(kind.__doc__ or "").partition("\n\n")[0],
        "subject": kind.subject,
        "section": _section(kind),
        "is_choice": declared.is_choice,
        "members_only": declared.members_only,
        "fields": [_plain(control) for control in controls_of(kind, kept)],
        "forms": list(_forms(kind)) if declared.can_add else [],
    }


def _section(kind: type[EventKind]) -> str:
    if issubclass(kind, RivalEvent):
        return "rivals"
    return "launches" if kind.declared.is_choice else "market"


def _forms(kind: type[EventKind]) -> Iterator[dict[str, Any]]:
    """What a page adds: the values, and where there are several forms, the field of each."""
    examples = kind.declared.examples
    for example in examples:
        values = {name: value for name, value in example.values.items() if name != kind.subject}
        yield {"form": next(iter(values)) if len(examples) > 1 else None, "values": values}
