"""A brand changes its price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sim.defaults import number, whole_number
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["Price"]

_LONGEST = whole_number("event_months_most")
_REASON = "price of {brand} times {factor:g}"


class Price(BrandEvent):
    """A brand's price is multiplied by a factor, for good or for some months."""

    factor: Annotated[
        float,
        Field(ge=number("price_least"), le=number("price_most")),
        Control(0.7, 1.2, step=0.01, written="percent"),
    ] = Field(description="factor on the price that holds otherwise")
    months: Annotated[
        Annotated[int, Field(ge=1, le=_LONGEST)] | None, Control(high=36, written="months")
    ] = Field(None, description="for how long; for good when left out")

    declared = EventDeclaration(
        key="price",
        title="price",
        neutral={"factor": 1.0},
        needs_sales=True,
        is_choice=True,
        source="launches",
        happened=(
            Sentence(
                key="price",
                words="{brand} sells at {factor:percent} of the price for {months}",
                chinese="{brand}在 {months}内按原价的 {factor:percent} 销售",
                after="for {months:d} months",
                reason=_REASON,
            ),
            Sentence(
                key="price.for_good",
                words="{brand} sells at {factor:percent} of the price for good",
                chinese="{brand}从此按原价的 {factor:percent} 销售",
                after="for good",
                reason=_REASON,
            ),
            Sentence(
                key="price.over",
                words="{brand} sells at its former price again",
                chinese="{brand}恢复原价",
                after="over",
                reason=_REASON,
            ),
        ),
        examples=(
            Example(
                "luxeed_price_cut",
                "2025-09",
                {"brand": "luxeed", "factor": 0.9, "months": 3},
                "an offer; without months it is for good",
            ),
        ),
    )

    @property
    def lasts(self) -> int:
        """Months that it covers."""
        return self.months or _LONGEST

    def begin(self, state: SharedState, month: int) -> None:
        """Multiply the brand's price."""
        brand = state.index(self.brand)
        state.prices.begin(brand, self.factor)
        what = self.happening("price" if self.months else "price.for_good")
        state.ledger.note(month, state.spec(brand).maker, what)

    def end(self, state: SharedState, month: int) -> None:
        """Take the factor away where the offer ends."""
        brand = state.index(self.brand)
        state.prices.end(brand, self.factor)
        state.ledger.note(month, state.spec(brand).maker, self.happening("price.over"))
