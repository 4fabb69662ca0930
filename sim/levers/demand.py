"""A push on a brand's demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from sim.arrays import Bools
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example, Shock
from sim.levers.happening import Sentence

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
        may_be_drawn=True,
        happened=(
            Sentence(
                key="demand",
                words="a push on demand for {brand}: {shock:push} at first, fading",
                chinese="{brand}的需求受到一次推动：起初 {shock:push}，随后消退",
                after="fading",
                reason="demand for {brand} {shock:+g} log points",
            ),
        ),
        examples=(Example("luxeed_scare", "2026-02", {"brand": "luxeed", "shock": -0.2}, "fades"),),
    )

    def begin_in(self, state: SharedState, month: int, where: Bools) -> None:
        """Push a brand's demand; the push fades as shocks do."""
        brand = state.index(self.brand)
        state.market.push_demand(brand, np.where(where, self.shock, 0.0))
        state.ledger.note(month, state.spec(brand).maker, self.happening(), where=where)
