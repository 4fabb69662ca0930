"""A brand launches a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Strength

if TYPE_CHECKING:
    from sim.agents.clock import Clock, Process
    from sim.agents.state.shared import SharedState

__all__ = ["Launch"]


class Launch(BrandEvent):
    """A brand launches a model. Strength 1 is a new model in the brand's main segment."""

    declared: ClassVar[EventDeclaration] = EventDeclaration(
        key="launch",
        title="launch",
        is_choice=True,
        source="launches",
        examples=(
            Example(
                "shangjie_second",
                "2026-09",
                {"brand": "shangjie", "strength": 1.0, "model": "new"},
            ),
        ),
    )

    strength: Annotated[Strength, Control(low=0.1)] = Field(
        1.0, description="1 is a new model in the brand's main segment"
    )
    model: Literal["new", "refresh"] = Field("new", description="a refresh leaves nothing lasting")

    def play(self, clock: Clock, state: SharedState, month: int) -> Process:
        """Put a model on sale; a newcomer's first one puts the brand on sale."""
        if month >= clock.months:
            return
        yield clock.at(month)
        brand = state.index(self.brand)
        spec = state.spec(brand)
        first = state.roster.enter(brand, on_sale=True)
        if first or self.model == "new":
            purpose = f"launch {state.calendar(month)}"
            state.lineup.launch(brand, month, self.strength, purpose, first=first)
        else:
            state.lineup.refresh(brand, month, self.strength)
        state.ledger.note(
            month,
            spec.maker,
            "launch",
            before="not on sale" if first else "on sale",
            after=self.model,
            reason=f"{spec.title} launches" + (" its first model" if first else ""),
        )
