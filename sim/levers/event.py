"""What every kind of dated event is: its input, and what the rest of the project asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeAlias

import numpy as np
from pydantic import ConfigDict, Field

from sim.arrays import Bools
from sim.defaults import number, whole_number
from sim.inputs import BrandName, Input, Name
from sim.levers.declaration import Control, Declaration
from sim.levers.happening import Happening, Sentence

if TYPE_CHECKING:
    from sim.agents.clock import Clock, Process
    from sim.agents.state.shared import SharedState
    from sim.scenario.types.brand import BrandSpec

__all__ = [
    "BrandEvent",
    "EventDeclaration",
    "EventKind",
    "Example",
    "Months",
    "RivalEvent",
    "Shock",
    "Source",
    "Strength",
]

Strength = Annotated[float, Field(gt=0.0, le=number("strength_most"))]
Shock = Annotated[float, Field(ge=-number("shock_most"), le=number("shock_most"))]
Months = Annotated[
    int,
    Field(ge=1, le=whole_number("event_months_most"), description="for how long"),
    Control(high=36, written="months"),
]

Source: TypeAlias = Literal["launches", "rivals", "yinwang", "market", "other"]
"""What moves a scenario away from the anchor month (``sim.study.causes.sources``)."""


@dataclass(frozen=True)
class Example:
    """An event as ``sim new`` shows it, and as a page adds it.

    Attributes:
        name: its name in the file.
        month: when.
        values: its fields. Where a kind has several forms, the first after the brand or rival
            names the form.
        comment: what it does, in a few words; empty where that is plain.
    """

    name: str
    month: str
    values: Mapping[str, str | float]
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class EventDeclaration(Declaration):
    """What is declared of a kind of event besides its fields.

    Attributes:
        examples: at least one; where the kind has several forms, one of each.
        neutral: values with which it changes nothing.
        needs_sales: whether it does nothing while its brand is not on sale.
        is_choice: whether an actor of the alliance chooses it; else the world does it.
        source: what it belongs to where a movement since the anchor month is explained.
        happened: how the ledger tells it, in each case; by its title when empty.
        can_add: whether a page offers to add one.
        members_only: whether a page offers it for the alliance's brands only.
        fixed: fields that a page does not move, beside the brand or the rival.
        may_be_drawn: whether its month may be a range, of which each replication draws one.
    """

    examples: tuple[Example, ...]
    neutral: Mapping[str, float] = field(default_factory=dict)
    needs_sales: bool = False
    is_choice: bool = False
    source: Source = "other"
    happened: tuple[Sentence, ...] = ()
    can_add: bool = True
    members_only: bool = False
    fixed: tuple[str, ...] = ()
    may_be_drawn: bool = False

    @property
    def entries(self) -> tuple[str, ...]:
        """What the ledger calls its entries."""
        return tuple(dict.fromkeys(sentence.rule for sentence in self.sentences))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """How the ledger tells it."""
        return self.happened or (Sentence(key=self.key, words=self.title),)


class EventKind(Input):
    """A kind of dated event that is about nobody: the world does it.

    Attributes:
        declared: what else is declared of the kind.
        subject: the field that names the brand or rival it is about; None where there is none.
    """

    model_config = ConfigDict(ignored_types=(EventDeclaration,))
    declared: ClassVar[EventDeclaration]
    subject: ClassVar[str | None] = None

    def play(self, clock: Clock, state: SharedState, month: int) -> Process:
        """Return the process that begins it in its month, and ends it after its ``months``."""
        if month >= clock.months:
            return
        yield clock.at(month)
        self.begin(state, month)
        months: int | None = getattr(self, "months", None)
        if months is not None and month + months < clock.months:
            yield clock.at(month + months)
            self.end(state, month + months)

    def play_in(self, clock: Clock, state: SharedState, month: int, where: Bools) -> Process:
        """Return the process that begins it in a month in some replications, (replications,)."""
        if month < clock.months:
            yield clock.at(month)
            self.begin_in(state, month, where)

    def begin(self, state: SharedState, month: int) -> None:
        """Do what it does at the beginning of its month, and note it in the ledger."""
        self.begin_in(state, month, np.ones(state.size, dtype=bool))

    def begin_in(self, state: SharedState, month: int, where: Bools) -> None:
        """Do it in some replications, (replications,): for kinds whose month may be drawn."""

    def end(self, state: SharedState, month: int) -> None:
        """Undo what lasts for its months only."""

    @property
    def about(self) -> str:
        """The brand or rival that it names; empty where there is none."""
        return "" if self.subject is None else str(getattr(self, self.subject))

    def happening(self, kind: str = "", **more: str) -> Happening:
        """Return what the ledger holds of it: its own fields, and what else is told.

        Args:
            kind: the key of one of its sentences; its own key when empty.
            more: values beside its own, or instead.
        """
        own = {name: getattr(self, name) for name in type(self).model_fields}
        values = {name: value for name, value in own.items() if name != self.subject} | more
        present = tuple((name, value) for name, value in values.items() if value is not None)
        return Happening(kind or self.declared.key, self._named(), present)

    def _named(self) -> tuple[str, str] | None:
        return None

    @property
    def lasts(self) -> int:
        """Months that it covers."""
        return int(getattr(self, "months", 1))

    @property
    def without_effect(self) -> str | None:
        """The field whose value makes the event do nothing, if one does."""
        neutral = self.declared.neutral.items()
        return next((name for name, value in neutral if getattr(self, name) == value), None)

    def owner(self, brands: Mapping[str, BrandSpec]) -> str:
        """Return the key of the agent whose act it is."""
        return "world"

    def moves(self, brands: Mapping[str, BrandSpec]) -> Source:
        """Return what it belongs to where a movement since the anchor month is explained."""
        return self.declared.source


class BrandEvent(EventKind):
    """A kind of event that is about a brand: its automaker's, if no other's."""

    subject: ClassVar[str | None] = "brand"

    brand: BrandName

    def _named(self) -> tuple[str, str]:
        return "brand", self.brand

    def owner(self, brands: Mapping[str, BrandSpec]) -> str:
        """Return the brand's automaker."""
        return brands[self.brand].maker

    def moves(self, brands: Mapping[str, BrandSpec]) -> Source:
        """Return the source; a launch outside the alliance is due to Huawei's technology."""
        source = self.declared.source
        return "yinwang" if source == "launches" and not brands[self.brand].hima else source


class RivalEvent(EventKind):
    """A kind of event that is about a named rival, and the rival's own."""

    subject: ClassVar[str | None] = "name"

    name: Name

    def _named(self) -> tuple[str, str]:
        return "rival", self.name

    def owner(self, brands: Mapping[str, BrandSpec]) -> str:
        """Return the rival."""
        return self.name
