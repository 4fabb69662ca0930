"""The one base of every input type, and the words that several of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler

__all__ = ["FloorRule", "Holder", "Input", "ModelType", "Month", "Name", "Shorthand"]

JsonSchema: TypeAlias = dict[str, Any]


class Input(BaseModel):
    """Strict, frozen, no unknown keys, no NaN: what the user wrote or nothing."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True
    )


@dataclass(frozen=True)
class Shorthand:
    """Tells the JSON Schema of a shorter form, which a validator before the type expands.

    ``short`` makes the schema of the short form from that of the full one.
    """

    short: Callable[[JsonSchema], JsonSchema]

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """Either form, for pydantic's schema of the type."""
        full = handler(core)
        return {"anyOf": [self.short(full), full]}


# [0-9] and not \d, which would let in the digits of every script.
Month = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$",
        description="a month, as YYYY-MM",
        examples=["2025-07"],
    ),
]
Name = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]*$", max_length=64, description="lower case letters, digits and _"
    ),
]
Holder = Literal["huawei", "shared", "partner"]
ModelType = Literal["hima", "hybrid", "huawei_inside", "supplier"]
FloorRule = Literal["proportional", "equal", "focus"]
