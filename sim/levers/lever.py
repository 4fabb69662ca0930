"""What is declared of a lever or a contract term beside its type, limits and default."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from pydantic import BaseModel

from sim.levers.declaration import Declaration
from sim.levers.happening import Sentence

__all__ = ["Held", "Lever", "LeverDeclaration", "all_of", "levers_of", "one_of", "refuse_nothing"]

Held: TypeAlias = Literal["sales_control", "yinwang", "other"]
"""The source of a movement since the anchor month that a lever belongs to."""


@dataclass(frozen=True, kw_only=True)
class Lever:
    """Marks a field, in ``Annotated``, that somebody decides: a lever, or a contract term.

    The field's name is the key, its default the value in the anchor month, its description the
    docs' sentence, its bounds the control's limits.

    Attributes:
        example: a value, as a file has it, that is not the anchor month's.
        source: what it belongs to where a movement since the anchor month is explained.
        words: what titles call it; its key in words when empty.
        group: what a workshop's debrief talks about together with it; itself when empty.
        passes_over: whether a contract passes it over within the hand-over months.
        idle_alone: whether it does nothing until another lever goes by it.
        anchor_seed: the name in ``seeds/structure.yaml`` of the value in the anchor month, where
            that is not the default.
        happened: how the ledger tells that it changes, in each case; empty where it is
            decided once and for all.
    """

    example: object
    source: Held = "other"
    words: str = ""
    group: str = ""
    passes_over: bool = False
    idle_alone: bool = False
    anchor_seed: str = ""
    happened: tuple[Sentence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LeverDeclaration(Declaration):
    """A lever or contract term, with all that its field declares.

    Attributes:
        field: the name of the field in the model.
        mark: what the field's ``Lever`` says.
    """

    field: str
    mark: Lever


@cache
def levers_of(model: type[BaseModel]) -> tuple[LeverDeclaration, ...]:
    """Return the levers that a model declares, in its order."""
    return tuple(_declared(model))


def _declared(model: type[BaseModel]) -> Iterator[LeverDeclaration]:
    for name, field in model.model_fields.items():
        mark = next((each for each in field.metadata if isinstance(each, Lever)), None)
        if mark is not None:
            key = field.alias or name
            yield LeverDeclaration(
                key=key,
                title=mark.words or key.replace("_", " "),
                description=field.description or "",
                anchor=field.default,
                field=name,
                mark=mark,
            )


def one_of(names: Sequence[str]) -> str:
    """Return names as a choice: ``effort, outlets or stores``."""
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def all_of(names: Sequence[str]) -> str:
    """Return names as a whole: ``effort, outlets and stores``."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def refuse_nothing(model: BaseModel, fields: Sequence[str]) -> None:
    """Refuse a model in which none of some fields is given.

    Raises:
        ValueError: with the fields that it may give.
    """
    if all(getattr(model, field) is None for field in fields):
        raise ValueError(f"nothing to do: give {one_of(fields)}")
