"""Contract terms: what Huawei and one automaker agree about one brand."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sim.scenario.base import Holder, Input, ModelType, Month, Shorthand
from sim.scenario.defaults import whole_number

__all__ = ["Abroad", "Contract", "HandoverMonths", "SalesControl", "Terms", "expand_control"]

HandoverMonths = Annotated[int, Field(ge=0, le=whole_number("handover_most"))]

_HOLDERS = ["huawei", "shared", "partner"]


class SalesControl(Input):
    """Who runs selling, part by part; a part left out stays as it is."""

    stores: Holder | None = Field(None, description="who runs the stores")
    policy: Holder | None = Field(None, description="who sets prices, targets and staff")
    after_sales: Holder | None = Field(None, description="who runs after-sales")

    @property
    def names_any(self) -> bool:
        """Whether it names a holder for any part."""
        return (self.stores, self.policy, self.after_sales) != (None, None, None)


class Abroad(Input):
    """Who leads in building the brand overseas, and from when."""

    lead: Literal["huawei", "partner"] = Field(description="who leads overseas")
    from_: Month = Field(alias="from")


def expand_control(value: Any) -> Any:
    """One word sets all three parts."""
    if isinstance(value, str):
        return {"stores": value, "policy": value, "after_sales": value}
    return value


ControlWord = Annotated[
    SalesControl,
    BeforeValidator(expand_control),
    Shorthand(lambda full: {"enum": _HOLDERS, "description": "one word for all three parts"}),
]


class Contract(Input):
    """Terms of one brand from a month on; what is left out stays as it was."""

    sales_control: ControlWord | None = Field(
        None, description="who runs selling: one word, or a map of its three parts"
    )
    model_type: ModelType | None = Field(
        None, description="the partnership the brand is built under"
    )
    from_: Month | None = Field(
        None, alias="from", description="first month; the start when left out"
    )
    handover_months: HandoverMonths = Field(
        whole_number("handover_months"),
        description="months over which the terms pass from old to new",
    )
    consent: Literal["agreed", "asked"] = Field(
        "agreed", description="asked: the automaker may decline when it would lose by it"
    )
    abroad: Abroad | None = None

    @property
    def names_terms(self) -> bool:
        """Whether anything is agreed about control or model type: else nothing passes over."""
        control = self.sales_control
        return self.model_type is not None or (control is not None and control.names_any)


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else value


Terms = Annotated[
    tuple[Contract, ...],
    BeforeValidator(_as_list),
    Shorthand(lambda full: full["items"]),
]
"""A brand's contract: one map, or a list of maps with different ``from``."""
