"""Huawei's levers as the page needs them: titles, and how each is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from inspect import cleandoc
from typing import Any, get_args

from pydantic import BaseModel

from sim.inputs import NameOf
from sim.levers.declaration import controls_of
from sim.levers.huawei import HuaweiLevers
from sim.levers.lever import LeverDeclaration, levers_of
from sim.scenario.marks import marks_of

__all__ = ["huawei_levers"]


def huawei_levers() -> list[dict[str, Any]]:
    """Return each of Huawei's levers: what it is called, and what moves it.

    ``kind`` is ``field`` (one number or choice), ``brands`` (a list of brands), ``fields`` (several
    numbers) or ``switch`` (off, or with fields of its own).
    """
    return [_lever(lever) for lever in levers_of(HuaweiLevers)]


def _lever(lever: LeverDeclaration) -> dict[str, Any]:
    own = _model(lever.field)
    fields = controls_of(own) if own else _of_itself(lever)
    return {
        "key": lever.key,
        "title": lever.title,
        "description": lever.description or _sentence(own),
        "kind": _kind(lever, own),
        "example": lever.mark.example,
        "fields": [asdict(field) | {"options": list(field.options)} for field in fields],
    }


def _of_itself(lever: LeverDeclaration) -> Iterator[Any]:
    return (field for field in controls_of(HuaweiLevers) if field.field == lever.key)


def _model(field: str) -> type[BaseModel] | None:
    """Return the model that a lever's value is, if it is one."""
    annotation = HuaweiLevers.model_fields[field].annotation
    types = [annotation, *get_args(annotation)]
    return next((t for t in types if isinstance(t, type) and issubclass(t, BaseModel)), None)


def _sentence(model: type[BaseModel] | None) -> str:
    return cleandoc(model.__doc__ or "").partition("\n\n")[0] if model else ""


def _kind(lever: LeverDeclaration, own: type[BaseModel] | None) -> str:
    if own is not None:
        return "switch" if lever.anchor is None else "fields"
    return "brands" if NameOf.BRAND in marks_of(HuaweiLevers, lever.field) else "field"
