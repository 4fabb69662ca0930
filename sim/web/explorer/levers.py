"""Levers and contract terms as the page needs them: titles, and how each is moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from inspect import cleandoc
from typing import Any, get_args

from pydantic import BaseModel

from sim.inputs import Input, NameOf
from sim.levers.declaration import FieldControl, controls_of
from sim.levers.lever import LeverDeclaration, levers_of
from sim.scenario.types.marks import marks_of

__all__ = ["dated_levers", "levers_in"]


def levers_in(model: type[Input]) -> list[dict[str, Any]]:
    """Return each lever or term that a model declares: what it is called, and what moves it.

    ``kind`` is ``field`` (one number or choice), ``brands`` (a list of brands), ``fields`` (several
    numbers or choices) or ``switch`` (off, or with fields of its own).
    """
    return [_lever(model, lever) for lever in levers_of(model)]


def dated_levers(model: type[Input], dated: type[Input]) -> list[dict[str, Any]]:
    """Return those levers of a model that another one changes from a month on, as that moves them.

    Where a lever is several numbers and a later change is one of them, its example is the first.
    """
    levers = (lever for lever in levers_of(model) if lever.field in dated.model_fields)
    return [
        _lever(dated, replace(lever, description=dated.model_fields[lever.field].description or ""))
        for lever in levers
    ]


def _lever(model: type[Input], lever: LeverDeclaration) -> dict[str, Any]:
    own = _model_of(model, lever.field)
    example = lever.mark.example
    if own is None and isinstance(example, Mapping):
        example = next(iter(example.values()))
    fields = controls_of(own) if own else _of_itself(model, lever)
    return {
        "key": lever.key,
        "title": lever.title,
        "description": lever.description or _sentence(own),
        "kind": _kind(model, lever, own),
        "example": example,
        "fields": [asdict(field) | {"options": list(field.options)} for field in fields],
    }


def _of_itself(model: type[Input], lever: LeverDeclaration) -> Iterator[FieldControl]:
    return (field for field in controls_of(model) if field.field == lever.key)


def _model_of(model: type[Input], field: str) -> type[BaseModel] | None:
    """Return the model that a lever's value is, if it is one."""
    return next(_models_in(model.model_fields[field].annotation), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _sentence(model: type[BaseModel] | None) -> str:
    return cleandoc(model.__doc__ or "").partition("\n\n")[0] if model else ""


def _kind(model: type[Input], lever: LeverDeclaration, own: type[BaseModel] | None) -> str:
    if own is not None:
        return "switch" if lever.anchor is None else "fields"
    return "brands" if NameOf.BRAND in marks_of(model, lever.field) else "field"
