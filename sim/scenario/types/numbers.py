"""A number with its evidence: the one form that every number in seeds/ has."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from sim.inputs import ONE_LINE, Input, Shorthand
from sim.scenario.types.units import Unit, narrowed, unit_of

__all__ = ["Evidence", "Part", "Plain", "Positive", "Quantity", "Range", "Size", "Source"]

Evidence = Annotated[
    Literal["article", "public", "derived", "assumption"],
    Field(description="what kind of evidence there is"),
]
_Why = Annotated[str, Field(max_length=500), ONE_LINE]
Source = Annotated[str, Field(description="where it comes from"), ONE_LINE]


def _check_form(
    one: float | None, low: float | None, high: float | None, name: str, advice: str = ""
) -> None:
    """Refuse what is neither one value nor a range, or both."""
    if (low is None) != (high is None) or (one is None) == (low is None):
        raise ValueError(f"give either {name}, or low and high")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low:g} lies above high {high:g}{advice}")


class Quantity(Input):
    """A number of the world: a value, or a range that is drawn from in every replication.

    ``shape`` says how a range is drawn: ``flat`` evenly, ``log`` evenly in logarithms, ``whole``
    evenly among whole numbers, both ends included.
    ``effect`` marks the coefficients through which one thing acts on another; with all of
    them at zero, rules move accounts only. ``positive``, ``least`` and ``most`` limit what a
    scenario may put in its place, where the model would lose its meaning beyond.
    """

    value: float | None = Field(None, description="the number, where it is not drawn")
    low: float | None = Field(None, description="lower end of a range")
    high: float | None = Field(None, description="upper end of a range")
    unit: Annotated[str, ONE_LINE] = Field(description="its unit")
    evidence: Evidence
    source: Source
    reason: Annotated[str, ONE_LINE] = Field("", description="why; an assumption must have one")
    shape: Literal["flat", "log", "whole"] = Field(
        "flat", description="drawn evenly, evenly in logarithms, or evenly among whole numbers"
    )
    effect: bool = Field(
        False, description="whether it is a coefficient through which one thing acts on another"
    )
    positive: bool = Field(False, description="a scenario's own value must be above 0")
    least: float | None = Field(None, description="the least that a scenario's value may be")
    most: float | None = Field(None, description="the most that a scenario's value may be")

    @model_validator(mode="after")
    def _complete(self) -> Quantity:
        _check_form(self.value, self.low, self.high, "value")
        if self.shape == "log" and self.low is not None and self.low <= 0:
            raise ValueError("a log range starts above zero")
        if self.evidence == "assumption" and not self.reason:
            raise ValueError("an assumption needs a reason")
        return self

    @property
    def plausible(self) -> Unit:
        """What a scenario may put in its place: what its unit allows, within its own limits."""
        least = self.least
        if least is None:
            above_zero = 1e-9 if self.positive or self.shape == "log" else 0.0
            least = above_zero if self.bounds[0] >= 0 else -math.inf
        return narrowed(unit_of(self.unit), least, math.inf if self.most is None else self.most)

    @property
    def known(self) -> float:
        """The one value of a number that is not drawn; ValueError if it is a range."""
        if self.value is None:
            raise ValueError(f"a single value is needed, not {self.low:g} to {self.high:g}")
        return self.value

    @property
    def bounds(self) -> tuple[float, float]:
        """Low and high; both are the value when it is not drawn."""
        if self.value is not None:
            return self.value, self.value
        assert self.low is not None
        assert self.high is not None
        return self.low, self.high


def _plain(value: object) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {
            "value": value,
            "unit": "as the field says",
            "evidence": "assumption",
            "source": "the scenario file",
            "reason": "set by the scenario's author",
        }
    return value


Plain = Annotated[
    Quantity,
    BeforeValidator(_plain),
    Shorthand(lambda full: {"type": "number"}),
]
"""A Quantity that may be written as a bare number in a scenario."""


def _above_zero(number: Quantity) -> Quantity:
    if number.bounds[0] <= 0:
        raise ValueError("it must be above 0")
    return number


def _not_negative(number: Quantity) -> Quantity:
    if number.bounds[0] < 0:
        raise ValueError("it must not be negative")
    return number


def _part(number: Quantity) -> Quantity:
    if number.bounds[1] > 1:
        raise ValueError("a part of a whole is 1 at most")
    return _above_zero(number)


Positive = Annotated[Plain, AfterValidator(_above_zero)]
Size = Annotated[Plain, AfterValidator(_not_negative)]
Part = Annotated[Plain, AfterValidator(_part)]


class Range(Input):
    """A scenario's word on an assumption: another range, or a fixed value."""

    low: float | None = Field(None, description="lower end of another range")
    high: float | None = Field(None, description="upper end of another range")
    fixed: float | None = Field(None, description="one value instead of a range")
    source: _Why | None = Field(None, description="where it comes from")
    reason: _Why | None = Field(None, description="why it differs")

    @model_validator(mode="after")
    def _one_form(self) -> Range:
        _check_form(self.fixed, self.low, self.high, "fixed", "; swap them")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """Low and high; both are the value when it is fixed."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        assert self.fixed is not None
        return self.fixed, self.fixed

    def restates(self, number: Quantity) -> bool:
        """Whether this is the range that the register has."""
        return self.bounds == number.bounds

    def instead_of(self, number: Quantity) -> Quantity:
        """The register's number with this range, and with this evidence for it."""
        changed = {
            "value": self.fixed,
            "low": self.low,
            "high": self.high,
            "evidence": "assumption",
            "source": self.source or "the scenario, which names no source",
            "reason": self.reason or "the scenario's own range",
        }
        return number.model_copy(update=changed)
