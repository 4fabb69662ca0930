"""What whoever opens a session says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.inputs import ONE_LINE
from sim.workshop.opening import USUAL_GOAL, Format, Language, MeasureName
from sim.workshop.refused import Refused, mistakes

__all__ = ["Wish", "wished"]


class Wish(BaseModel):
    """What whoever opens a session says; the format's defaults fill in the rest."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)

    format: Format
    title: Annotated[str, Field(min_length=1, max_length=120), ONE_LINE] | None = None
    scenario: Annotated[str, Field(max_length=64)] | None = None
    file: Annotated[str, Field(max_length=60_000)] | None = None
    base: Annotated[str, Field(max_length=64)] | None = None
    language: Language = "en"
    rounds: Annotated[int, Field(ge=1, le=40)] | None = None
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    round_minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    teams: Annotated[int, Field(ge=1, le=12)] | None = None
    goal: MeasureName = USUAL_GOAL
    measures: Annotated[list[MeasureName], Field(max_length=12)] = []
    questions: list[Annotated[int, Field(ge=1, le=120)]] | None = None
    months: Annotated[int, Field(ge=3, le=60)] | None = None
    replications: Annotated[int, Field(ge=4, le=4000)] = 1000
    seed: Annotated[int, Field(ge=0, lt=2**53)] | None = None
    future: Annotated[int, Field(ge=1, le=4000, description="counted from 1")] | None = None


def wished(given: Mapping[str, Any]) -> Wish:
    """A wish from plain data.

    Raises:
        Refused: with everything that is wrong with it.
    """
    try:
        return Wish.model_validate(given)
    except ValidationError as error:
        raise Refused("malformed", problems=mistakes(error)) from None
