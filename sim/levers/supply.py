"""A brand's capacity is cut or lifted for some months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sim.defaults import number
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Months
from sim.levers.happening import Sentence

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
        happened=(
            Sentence(
                key="supply",
                words="{brand}'s plants run at {factor:percent} of capacity for {months}",
                chinese="{brand}的工厂在 {months}内只有平时产能的 {factor:percent}",
                after="for {months:d} months",
                reason="capacity of {brand} times {factor:g}",
            ),
            Sentence(
                key="supply.over",
                words="{brand}'s plants run as usual again",
                chinese="{brand}的工厂恢复正常",
                after="over",
                reason="capacity of {brand} times {factor:g}",
            ),
        ),
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
        brand = state.index(self.brand)
        state.plants.begin_factor(brand, self.factor)
        state.ledger.note(month, state.spec(brand).maker, self.happening())

    def end(self, state: SharedState, month: int) -> None:
        """Give the plant its capacity back."""
        brand = state.index(self.brand)
        state.plants.end_factor(brand, self.factor)
        state.ledger.note(month, state.spec(brand).maker, self.happening("supply.over"))
