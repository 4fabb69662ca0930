"""Dated events: a month, and one of the kinds that ``sim.levers`` declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Discriminator, Tag, create_model, model_validator

from sim.aliases import JsonMapping
from sim.inputs import Input, Name
from sim.levers import EVENTS, EVENTS_BY_KEY, EventKind
from sim.levers.ranges import MonthRange, RunMonthOrRange

__all__ = ["Event", "Events", "each_event"]


class _Dated(Input):
    """One dated event: a month and exactly one kind."""

    month: RunMonthOrRange

    @model_validator(mode="after")
    def _one_kind(self) -> _Dated:
        if len(list(self._given())) != 1:
            raise ValueError(f"an event needs exactly one of {', '.join(EVENTS_BY_KEY)}")
        if isinstance(self.month, MonthRange) and not self.what.declared.may_be_drawn:
            drawn = ", ".join(kind.declared.key for kind in EVENTS if kind.declared.may_be_drawn)
            raise ValueError(
                f"the month of a {self.kind} event cannot be a range; write one month "
                f"(a range is possible for {drawn})"
            )
        return self

    def _given(self) -> Iterator[EventKind]:
        held = (getattr(self, key) for key in EVENTS_BY_KEY)
        return (what for what in held if what is not None)

    @property
    def what(self) -> EventKind:
        """The event itself: the one kind that is set."""
        return next(self._given())

    @property
    def kind(self) -> str:
        """The key of its kind."""
        return self.what.declared.key


if TYPE_CHECKING:

    class Event(_Dated):
        """One dated event: a month and exactly one kind."""

        def __init__(
            self, *, month: str | MonthRange, **kind: EventKind | JsonMapping | None
        ) -> None: ...

else:
    Event = create_model(
        "Event",
        __base__=_Dated,
        __module__=__name__,
        __doc__=_Dated.__doc__,
        **{kind.declared.key: (kind | None, None) for kind in EVENTS},
    )


def _form(value: object) -> str:
    # a map with a month is one event that was meant to stand in a list
    return "map" if isinstance(value, dict) and "month" not in value else "list"


Events = Annotated[
    Annotated[tuple[Event, ...], Tag("list")] | Annotated[dict[Name, Event], Tag("map")],
    Discriminator(_form),
]
"""Events as a list, or by name: a list replaces the base's, named ones merge over them."""


def each_event(events: tuple[Event, ...] | dict[str, Event]) -> Iterator[tuple[int | str, Event]]:
    """Every event with its number or name, in the order in which they act."""
    yield from events.items() if isinstance(events, dict) else enumerate(events)
