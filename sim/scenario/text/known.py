"""Which keys the types know at a place: what an unknown key is compared with."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from sim.aliases import Json

__all__ = ["known_keys"]

Branch: TypeAlias = tuple[str | None, Any]


def known_keys(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys, as files write them, of whatever stands at pydantic's ``loc`` below ``model``."""
    branches: list[Branch] = [(None, model)]
    for part in loc:
        branches = _step(branches, part)
    keys = [key for _, kind in branches if _is_model(kind) for key in _fields(kind)]
    return tuple(dict.fromkeys(keys))


def _step(branches: list[Branch], part: str | int) -> list[Branch]:
    # The tag `level` is given to any condition that is neither all_of nor any_of, so a map with a
    # misspelt all_of has it too: all keys of the union stay in play there.
    tagged = [(None, kind) for tag, kind in branches if tag == part and part != "level"]
    if tagged:
        return list(tagged)
    below = [inner for _, kind in branches for inner in _below(kind, part)]
    return below or branches


def _below(kind: Any, part: str | int) -> list[Branch]:
    if _is_model(kind):
        fields = _fields(kind)
        return _branches(fields[part]) if isinstance(part, str) and part in fields else []
    arguments = get_args(kind)
    if get_origin(kind) is tuple and isinstance(part, int):
        return _branches(arguments[0])
    if get_origin(kind) is dict and isinstance(part, str):
        return _branches(arguments[1])
    return []


def _branches(annotation: object, tag: str | None = None) -> list[Branch]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        tags = [extra.tag for extra in extras if isinstance(extra, Tag)]
        return _branches(inner, tags[0] if tags else tag)
    if origin in (Union, UnionType):
        return [branch for inner in get_args(annotation) for branch in _branches(inner, tag)]
    return [(tag, annotation)]


def _fields(model: type[BaseModel]) -> Json:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
