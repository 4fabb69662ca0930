"""Yinwang, or Huawei, takes a brand into service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import Field

from sim.arrays import Bools
from sim.inputs import ModelType
from sim.levers.event import BrandEvent, EventDeclaration, Example
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState
    from sim.scenario.types.brand import BrandSpec

__all__ = ["Sign"]


class Sign(BrandEvent):
    """Yinwang (or Huawei) takes a brand into service."""

    model_type: ModelType | None = Field(
        None, description="its model type from then on; the brand's own when left out"
    )

    declared = EventDeclaration(
        key="sign",
        title="signing",
        is_choice=True,
        source="yinwang",
        may_be_drawn=True,
        can_add=False,
        fixed=("model_type",),
        happened=(
            Sentence(
                key="sign",
                words="signs {brand} ({model_type})",
                chinese="签下{brand}（{model_type}）",
                before="not served",
                after="{model_type:s}",
                reason="signs {brand}",
            ),
            Sentence(
                key="sign.served",
                words="moves {brand} to another partnership ({model_type})",
                chinese="{brand}改用另一种合作方式（{model_type}）",
                before="served",
                after="{model_type:s}",
                reason="signs {brand}",
            ),
        ),
        examples=(
            Example(
                "gac_signs",
                "2025-10",
                {"brand": "gac", "model_type": "hybrid"},
                "Yinwang serves it",
            ),
        ),
    )

    def owner(self, brands: Mapping[str, BrandSpec]) -> str:
        """Return who signs: Huawei the alliance's brands, Yinwang the others."""
        return "huawei" if brands[self.brand].hima else "yinwang"

    def begin_in(self, state: SharedState, month: int, where: Bools) -> None:
        """Take a brand into service, under a model type of its own if the deal names one."""
        brand = state.index(self.brand)
        if brand in state.contracts.leaving:
            return
        served = state.roster.served[brand].copy()
        state.roster.enter(brand, where, on_sale=False)
        if self.model_type is not None:
            state.contracts.adopt(brand, month, self.model_type, where)
        model_type, owner = (
            self.model_type or state.spec(brand).model_type,
            self.owner(state.world.brands),
        )
        for kind, counted in (("sign.served", where & served), ("sign", where & ~served)):
            state.ledger.note(
                month, owner, self.happening(kind, model_type=model_type), where=counted
            )
