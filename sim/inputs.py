"""The one base of every input type, and the words that several of them share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)

from sim.aliases import Json
from sim.one_line import hidden_in

__all__ = [
    "AS_LIST",
    "BREAKS",
    "JOINERS",
    "ONE_ITEM",
    "ONE_LINE",
    "BrandName",
    "Colour",
    "FloorRule",
    "Holder",
    "Input",
    "ModelType",
    "Month",
    "Name",
    "NameOf",
    "RunMonth",
    "Shorthand",
]

JsonSchema: TypeAlias = Json


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


def _as_list(value: object) -> object:
    return (value,) if isinstance(value, dict) else value


AS_LIST = BeforeValidator(_as_list)
"""One map stands for a list of one."""
ONE_ITEM = Shorthand(lambda full: full["items"])
"""The same for the schema."""

JOINERS = "\u200c\u200d"
"""Characters that nobody sees and that letters and emoji are joined with; they steer nothing."""
BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_BREAKS = re.compile(rf"[ ]*[{BREAKS}][ {BREAKS}]*")


def _on_one_line(text: str) -> str:
    folded = _BREAKS.sub(" ", text).strip() if _BREAKS.search(text) else text
    hidden = hidden_in(folded, JOINERS)
    if hidden is not None:
        raise ValueError(
            f"holds the character U+{ord(hidden):04X}, which nobody sees; remove it, for it can "
            "hide or turn around what stands beside it"
        )
    return folded


ONE_LINE = AfterValidator(_on_one_line)
"""For texts that people read, such as titles: line breaks become spaces, hidden marks are refused.

What is printed needs no such care (see ``one_line``); pages and pictures are spared the marks.
"""

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


class NameOf(Enum):
    """A mark, in ``Annotated``, of a field whose texts name something that must exist.

    Checks, differences and file lengths find such names by the mark, wherever they stand.
    """

    BRAND = "a brand"
    RUN_MONTH = "a month of the run"


BrandName = Annotated[Name, NameOf.BRAND]
RunMonth = Annotated[Month, NameOf.RUN_MONTH]
Colour = Annotated[
    str,
    Field(
        pattern=r"^#[0-9a-f]{6}$",
        description="a colour, as #rrggbb in lower case",
        examples=["#c7253e"],
    ),
]
Holder = Literal["huawei", "shared", "partner"]
ModelType = Literal["hima", "hybrid", "huawei_inside", "supplier"]
FloorRule = Literal["proportional", "equal", "focus"]
