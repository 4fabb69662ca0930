"""Yinwang, or Huawei, takes a brand into service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import Field

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

    def begin(self, state: SharedState, month: int) -> None:
        """Take a brand into service, under a model type of its own if the deal names one."""
        brand = state.index(self.brand)
        if brand in state.contracts.leaving:
            return
        kind = "sign.served" if state.roster.served[brand] else "sign"
        state.roster.enter(brand, on_sale=False)
        if self.model_type is not None:
            state.contracts.adopt(brand, month, self.model_type)
        model_type = self.model_type or state.spec(brand).model_type
        what = self.happening(kind, model_type=model_type)
        state.ledger.note(month, self.owner(state.world.brands), what)
