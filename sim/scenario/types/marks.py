"""What is marked beside the type of a field: its unit, its bounds, that it names a brand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["marks_of"]


@cache
def marks_of(model: type[BaseModel], name: str) -> tuple[object, ...]:
    """Return the marks of a field and of its alternatives; nothing of what fields below declare."""
    field = model.model_fields[name]
    return (*field.metadata, *_marks(field.annotation))


def _marks(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        inner, *extras = get_args(annotation)
        yield from _marks(inner)
        for extra in extras:
            yield from extra.metadata if isinstance(extra, FieldInfo) else (extra,)
        return
    for part in get_args(annotation):
        yield from _marks(part)
