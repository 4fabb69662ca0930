"""A brand's capacity is cut or lifted for some months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sim.defaults import number
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Months

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Supply"]


class Supply(BrandEvent):
    """A brand's capacity is multiplied by a factor for some months."""

    factor: Annotated[
        float, Field(ge=0.0, le=number("factor_most")), Control(high=2, written="percent")
    ] = Field(description="factor on capacity")
    months: Months

    declared = EventDeclaration(
        key="supply",
        title="supply",
        neutral={"factor": 1.0},
        needs_sales=True,
        examples=(
            Example(
                "aito_plant",
                "2026-01",
                {"brand": "aito", "factor": 0.5, "months": 3},
                "makes less",
            ),
        ),
    )

    def begin(self, state: SharedState, month: int) -> None:
        """Cut (or lift) a plant's capacity."""
        state.plants.begin_factor(state.index(self.brand), self.factor)
        self._note(state, month, f"for {self.months} months")

    def end(self, state: SharedState, month: int) -> None:
        """Give the plant its capacity back."""
        state.plants.end_factor(state.index(self.brand), self.factor)
        self._note(state, month, "over")

    def _note(self, state: SharedState, month: int, after: str) -> None:
        spec = state.spec(state.index(self.brand))
        reason = f"capacity of {spec.title} times {self.factor:g}"
        state.ledger.note(month, spec.maker, "supply", after=after, reason=reason)
