"""Months and lengths that nobody published: ranges, of which each replication draws one value."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from sim.aliases import Json
from sim.defaults import whole_number
from sim.inputs import ONE_LINE, Input, RunMonth

__all__ = [
    "HandoverMonths",
    "HandoverRange",
    "LengthRange",
    "MonthRange",
    "NoticeMonths",
    "NoticeRange",
    "RunMonthOrRange",
    "earliest",
    "latest",
    "longest",
    "plain_length",
    "plain_range_in_words",
    "range_in_words",
    "shortest",
    "without_reasons",
]

_Why = Annotated[str, Field(max_length=500), ONE_LINE]
_Source = Annotated[_Why | None, Field(description="where the range comes from")]
_Reason = Annotated[_Why | None, Field(description="why it is a range")]


class MonthRange(Input):
    """A month that nobody published: drawn evenly among the months from one to another."""

    from_: RunMonth = Field(alias="from", description="the earliest month")
    to: RunMonth = Field(description="the latest month, included")
    source: _Source = None
    reason: _Reason = None

    @model_validator(mode="after")
    def _in_order(self) -> MonthRange:
        if self.from_ > self.to:
            raise ValueError(f"from {self.from_} lies after to {self.to}; swap them")
        return self


class LengthRange(Input):
    """A length that nobody published: drawn evenly among whole months, both ends included."""

    low: int = Field(description="the shortest, months")
    high: int = Field(description="the longest, months, included")
    source: _Source = None
    reason: _Reason = None

    @model_validator(mode="after")
    def _in_order(self) -> LengthRange:
        if self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}; swap them")
        return self


_Handover = Annotated[int, Field(ge=0, le=whole_number("handover_most"))]
_Notice = Annotated[int, Field(ge=0, le=whole_number("watch_most"))]


class HandoverRange(LengthRange):
    """A hand-over whose length nobody published: drawn evenly among whole months."""

    low: _Handover = Field(description="the shortest, months")
    high: _Handover = Field(description="the longest, months, included")


class NoticeRange(LengthRange):
    """A notice whose length nobody published: drawn evenly among whole months."""

    low: _Notice = Field(description="the shortest, months")
    high: _Notice = Field(description="the longest, months, included")


def _form(value: object) -> str:
    return "range" if isinstance(value, dict | Input) else "one"


_ONE_OR_RANGE = Discriminator(_form)

HandoverMonths: TypeAlias = Annotated[
    Annotated[_Handover, Tag("one")] | Annotated[HandoverRange, Tag("range")], _ONE_OR_RANGE
]
"""Months of a hand-over: a number, or a range."""

NoticeMonths: TypeAlias = Annotated[
    Annotated[_Notice, Tag("one")] | Annotated[NoticeRange, Tag("range")], _ONE_OR_RANGE
]
"""Months of notice: a number, or a range."""

RunMonthOrRange: TypeAlias = Annotated[
    Annotated[RunMonth, Tag("one")] | Annotated[MonthRange, Tag("range")], _ONE_OR_RANGE
]
"""A month of the run, or a range of them."""


def earliest(month: str | MonthRange) -> str:
    """Return the first month in which it can be."""
    return month.from_ if isinstance(month, MonthRange) else month


def latest(month: str | MonthRange) -> str:
    """Return the last month in which it can be."""
    return month.to if isinstance(month, MonthRange) else month


def shortest(length: int | LengthRange) -> int:
    """Return the fewest months that it can take."""
    return length.low if isinstance(length, LengthRange) else length


def longest(length: int | LengthRange) -> int:
    """Return the most months that it can take."""
    return length.high if isinstance(length, LengthRange) else length


def without_reasons(value: object) -> object:
    """Return a range without its source and reason, which move no outcome; others as they are."""
    if not isinstance(value, MonthRange | LengthRange):
        return value
    return value.model_copy(update={"source": None, "reason": None})


_MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December"


def range_in_words(value: MonthRange | LengthRange) -> str:
    """Return ``between September and December 2025``, or ``3 to 12 months``."""
    if isinstance(value, LengthRange):
        return _lengths(value.low, value.high)
    return _months(value.from_, value.to)


def plain_range_in_words(value: object) -> str | None:
    """Return the same of a range that is plain data; None for what is no such range."""
    if not isinstance(value, dict):
        return None
    if _ends_of(value).keys() == {"from", "to"}:
        return _months(value["from"], value["to"])
    length = plain_length(value)
    return None if length is None else _lengths(*length)


def plain_length(value: object) -> tuple[int, int] | None:
    """Return the ends of a length's range that is plain data, months; None for anything else."""
    ends = _ends_of(value) if isinstance(value, dict) else {}
    # an assumption's range has no whole numbers
    if ends.keys() != {"low", "high"} or not all(type(end) is int for end in ends.values()):
        return None
    return ends["low"], ends["high"]


def _ends_of(value: Json) -> Json:
    return {key: each for key, each in value.items() if key not in ("source", "reason")}


def _lengths(low: int, high: int) -> str:
    return f"{low} to {high} months"


def _months(from_: str, to: str) -> str:
    first, last = (_MONTHS.split(",")[int(month[5:]) - 1] for month in (from_, to))
    begin = first if from_[:4] == to[:4] else f"{first} {from_[:4]}"
    return f"between {begin} and {last} {to[:4]}"
