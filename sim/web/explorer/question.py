"""What a page may ask: settings of a scenario, how they are run, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.errors import Problem, ScenarioError
from sim.inputs import Name

__all__ = ["Asked", "CausesAsked", "ExportAsked", "HowRun", "Setting", "understood"]

MOST_CELLS = 120_000
"""Replications times months of one run: what a worker has memory and a second for."""

MOST_QUICK = 250
"""Futures of an answer that goes before others."""

Key = Annotated[str, Field(pattern=r"^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$", max_length=120)]
Title = Annotated[str, Field(min_length=1, max_length=120)]
Wanted = TypeVar("Wanted", bound="_Wire")


class _Wire(BaseModel):
    """Strict, frozen, no unknown keys, no NaN."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)


class Setting(_Wire):
    """A shipped scenario and its changes, as ``sim run BASE --set KEY=VALUE`` takes them."""

    base: Name
    changes: Annotated[dict[Key, Any], Field(max_length=400)] = {}


class HowRun(_Wire):
    """How often, how long, with which luck."""

    replications: Annotated[int, Field(ge=1, le=4000)] = 1000
    months: Annotated[int, Field(ge=1, le=120)] = 36
    seed: Annotated[int, Field(ge=0, lt=2**53)] = 625
    prior: bool = False

    @model_validator(mode="after")
    def _not_too_much(self) -> HowRun:
        if self.replications * self.months > MOST_CELLS:
            most = MOST_CELLS // self.months
            raise ValueError(f"of {self.months} months at most {most:,} futures are run here")
        return self


class Asked(_Wire):
    """An answer: quick while a control moves, which goes before others, or full when it rests.

    ``measure`` is the outcome that it leads with, here and in what else is asked: the headline
    where it is None.
    """

    setting: Setting
    pinned: Setting | None = None
    run: HowRun = HowRun()
    measure: Name | None = None
    detail: Literal["quick", "full"] = "full"

    @model_validator(mode="after")
    def _quick_is_little(self) -> Asked:
        if self.detail == "quick" and self.run.replications > MOST_QUICK:
            raise ValueError(f"a quick answer is of at most {MOST_QUICK}; ask for a full one")
        return self


class CausesAsked(_Wire):
    """Which of the changes made the difference."""

    setting: Setting
    pinned: Setting
    run: HowRun = HowRun()
    measure: Name | None = None


class ExportAsked(_Wire):
    """A file: the scenario, its data, or the report on it."""

    setting: Setting
    pinned: Setting | None = None
    run: HowRun = HowRun()
    measure: Name | None = None
    name: Name | None = None
    title: Title | None = None


def understood(kind: type[Wanted], given: Mapping[str, Any]) -> Wanted:
    """What was asked, if it is that.

    Raises:
        ScenarioError: with everything that is wrong with it, by key.
    """
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        raise ScenarioError([_problem(each) for each in error.errors()]) from None


def _problem(error: Any) -> Problem:
    key = ".".join(str(part) for part in error["loc"] if part != "[key]")
    text = error["msg"].removeprefix("Value error, ")
    return Problem("the question", 0, key, text[0].lower() + text[1:])
