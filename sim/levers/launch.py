"""A brand launches a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from sim.arrays import Bools
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Strength
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Launch"]


class Launch(BrandEvent):
    """A brand launches a model. Strength 1 is a new model in the brand's main segment."""

    strength: Annotated[Strength, Control(low=0.1)] = Field(
        1.0, description="1 is a new model in the brand's main segment"
    )
    model: Literal["new", "refresh"] = Field("new", description="a refresh leaves nothing lasting")

    declared = EventDeclaration(
        key="launch",
        title="launch",
        is_choice=True,
        source="launches",
        may_be_drawn=True,
        happened=(
            Sentence(
                key="launch",
                words="{brand} launches a new model",
                chinese="{brand}推出新车型",
                before="on sale",
                after="{model}",
                reason="{brand} launches",
            ),
            Sentence(
                key="launch.refresh",
                words="{brand} launches a refreshed model",
                chinese="{brand}推出改款车型",
                before="on sale",
                after="{model}",
                reason="{brand} launches",
            ),
            Sentence(
                key="launch.first",
                words="{brand} launches its first model",
                chinese="{brand}推出首款车型",
                before="not on sale",
                after="{model}",
            ),
        ),
        examples=(
            Example(
                "shangjie_second",
                "2026-09",
                {"brand": "shangjie", "strength": 1.0, "model": "new"},
            ),
        ),
    )

    def begin_in(self, state: SharedState, month: int, where: Bools) -> None:
        """Put a model on sale; a newcomer's first one puts the brand on sale."""
        brand = state.index(self.brand)
        first = state.roster.enter(brand, where, on_sale=True)
        new = where if self.model == "new" else first
        if new.any():
            purpose = f"launch {state.calendar(month)}"
            state.lineup.launch(brand, month, self.strength, purpose, where=new, first=first)
        if (renewed := where & ~new).any():
            state.lineup.refresh(brand, month, self.strength, where=renewed)
        known = "launch" if self.model == "new" else "launch.refresh"
        for kind, counted in (("launch.first", first), (known, where & ~first)):
            state.ledger.note(month, state.spec(brand).maker, self.happening(kind), where=counted)
