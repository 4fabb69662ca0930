"""A push on a brand's demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Shock

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Demand"]


class Demand(BrandEvent):
    """A push on a brand's demand, in log points; it fades as the brand's shocks do."""

    shock: Annotated[Shock, Control(-1.5, 1.5, written="log points")] = Field(
        description="size of the push, log points"
    )

    declared = EventDeclaration(
        key="demand",
        title="demand",
        neutral={"shock": 0.0},
        needs_sales=True,
        source="launches",
        examples=(Example("luxeed_scare", "2026-02", {"brand": "luxeed", "shock": -0.2}, "fades"),),
    )

    def begin(self, state: SharedState, month: int) -> None:
        """Push a brand's demand; the push fades as shocks do."""
        brand = state.index(self.brand)
        spec = state.spec(brand)
        state.market.push_demand(brand, self.shock)
        reason = f"demand for {spec.title} {self.shock:+g} log points"
        state.ledger.note(month, spec.maker, "demand", after="fading", reason=reason)
