"""What is declared of an action: what a conditional rule may change beside a brand's terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from sim.arrays import Bools
from sim.levers.declaration import Control, Declaration
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Action", "Where"]

Value = TypeVar("Value")


@dataclass(frozen=True)
class Where:
    """Where a rule acts.

    Attributes:
        replications: in which it does, (replications,).
        brand: the brand that it names, as its place in the arrays; -1 where it names none.
    """

    replications: Bools
    brand: int


@dataclass(frozen=True, kw_only=True)
class Action(Declaration, Generic[Value]):
    """A key under a rule's ``then``.

    Attributes:
        type: of the value, with its limits.
        example: a value.
        play: makes the change.
        happened: how the ledger tells it, of its ``value``; by its title when None.
        needs_brand: whether the rule has to name a brand; its automaker then acts, else Huawei.
        control: how a page moves the value, where that does not follow from the type.
    """

    type: object
    example: Value
    play: Callable[[SharedState, Where, Value], None]
    happened: Sentence | None = None
    needs_brand: bool = False
    control: Control = field(default_factory=Control)

    @property
    def sentence(self) -> Sentence:
        """How the ledger tells it."""
        title = f"{self.title} becomes {{value}}"
        plain = Sentence(key=f"action.{self.key}", words=title, after=f"{self.title} {{value}}")
        return self.happened or plain
