"""What is declared of a lever, an event kind or a contract term, once, and read by all the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.aliases import JsonMapping

__all__ = ["Control", "Declaration", "FieldControl", "controls_of"]

Written: TypeAlias = Literal["number", "percent", "months", "log points"]
"""How a page writes a value."""

_LOWER, _UPPER = ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What is declared besides a type.

    Attributes:
        key: the key in a scenario file.
        title: in words; what people read where their language has no translation.
        description: one sentence for the JSON Schema, the docs and pages; left out where the
            docstring of the type is it.
        anchor: the value in the anchor month, None where there is none.
    """

    key: str
    title: str
    description: str = ""
    anchor: object = None


@dataclass(frozen=True)
class Control:
    """Marks a field, in ``Annotated``, whose control differs from what its type says.

    Attributes:
        low, high: ends that make sense, within what the type allows; None for the type's own.
        step: None for 1 of whole numbers, and 0.05 of others.
        written: how a page writes the value.
        left_out: what leaving the field out comes to, where that is a number without a default.
    """

    low: float | None = None
    high: float | None = None
    step: float | None = None
    written: Written = "number"
    left_out: float | None = None


@dataclass(frozen=True)
class FieldControl:
    """A field as a page moves it.

    Attributes:
        field: the key in a scenario file.
        title: the field's name in words.
        description: one sentence.
        low, high, step: of a number; None for a choice.
        written: how a page writes the value.
        options: of a choice; empty for a number.
        default: the value where the file leaves it out; None where it must be given.
        optional: whether the field may be left out without a default.
    """

    field: str
    title: str
    description: str
    low: float | None
    high: float | None
    step: float | None
    written: Written
    options: tuple[str, ...]
    default: float | str | None
    optional: bool


def controls_of(model: type[BaseModel], leave_out: Collection[str] = ()) -> Iterator[FieldControl]:
    """Return how a page moves each number and each choice of a model.

    Args:
        model: an input type.
        leave_out: fields that have no control, such as the brand that it is about.
    """
    schemas = model.model_json_schema(by_alias=True)["properties"]
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in leave_out:
            yield from _control(key, field, schemas[key])


def _control(key: str, field: FieldInfo, schema: JsonMapping) -> Iterator[FieldControl]:
    forms = [schema, *schema.get("anyOf", ()), *schema.get("oneOf", ())]
    options = next((tuple(form["enum"]) for form in forms if "enum" in form), ())
    low, high = _end(forms, _LOWER), _end(forms, _UPPER)
    if not options and None in (low, high):
        return
    mark = next((each for each in field.metadata if isinstance(each, Control)), Control())
    default = None if field.is_required() else field.default
    default = mark.left_out if default is None else default
    yield FieldControl(
        field=key,
        title=key.replace("_", " ").capitalize(),
        description=schema.get("description", ""),
        low=_first_given(mark.low, low),
        high=_first_given(mark.high, high),
        step=None if options else mark.step or _step(forms),
        written=mark.written,
        options=options,
        default=default,
        optional=not field.is_required() and default is None,
    )


def _step(forms: Sequence[JsonMapping]) -> float:
    return 1 if any(form.get("type") == "integer" for form in forms) else 0.05


def _first_given(own: float | None, other: float | None) -> float | None:
    return other if own is None else own


def _end(forms: list[JsonMapping], words: tuple[str, str]) -> float | None:
    return next((float(form[word]) for form in forms for word in words if word in form), None)
