"""Huawei's levers: the floor, its resources, and the split with Yinwang."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sim.scenario.base import FloorRule, Input, Month, Name

__all__ = ["HuaweiLevers", "SingleBrand", "YinwangShare"]

Share = Annotated[float, Field(ge=0.0, le=0.9)]


class YinwangShare(Input):
    """The part of Huawei's car resources that works for Yinwang's partners: a straight path."""

    now: Share = Field(description="Yinwang's part at the start")
    in_36_months: Share = Field(description="Yinwang's part after 36 months")


class SingleBrand(Input):
    """All of the alliance's cars carry the Aito badge from this month on."""

    from_: Month = Field(alias="from")


class HuaweiLevers(Input):
    """What Huawei decides."""

    floor_rule: FloorRule = Field("proportional", description="how store floor is shared out")
    resource_rule: FloorRule = Field("proportional", description="how resources are shared out")
    focus: tuple[Name, ...] = Field((), description="the brands that the rule `focus` favours")
    yinwang_share: YinwangShare = YinwangShare(now=0.15, in_36_months=0.30)
    single_brand: SingleBrand | None = None
