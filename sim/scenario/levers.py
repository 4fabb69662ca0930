"""Huawei's levers: the floor, its resources, the split with Yinwang, and what changes later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field, model_validator

from sim.scenario.base import FloorRule, Input, Month, Name
from sim.scenario.defaults import number
from sim.scenario.months import FIRST

__all__ = ["HuaweiLevers", "InForce", "Later", "Share", "SingleBrand", "YinwangShare"]

Share = Annotated[float, Field(ge=0.0, le=number("yinwang_most"))]
"""A part of Huawei's car resources that works for Yinwang's partners."""


class YinwangShare(Input):
    """The part of Huawei's car resources that works for Yinwang's partners: a straight path."""

    now: Share = Field(description="Yinwang's part at the start")
    in_36_months: Share = Field(description="Yinwang's part after 36 months")


class SingleBrand(Input):
    """All of the alliance's cars carry the Aito badge from this month on."""

    from_: Month = Field(alias="from")


class Later(Input):
    """What Huawei changes its mind to from a month on; what is left out stays as it was."""

    from_: Month = Field(alias="from", description="the month in which it holds first")
    floor_rule: FloorRule | None = Field(None, description="how store floor is shared out")
    resource_rule: FloorRule | None = Field(None, description="how resources are shared out")
    focus: tuple[Name, ...] | None = Field(
        None, description="the brands that the rule `focus` favours"
    )
    yinwang_share: Share | None = Field(
        None, description="Yinwang's part of the resources, instead of the path"
    )

    @model_validator(mode="after")
    def _something(self) -> Later:
        given = (self.floor_rule, self.resource_rule, self.focus, self.yinwang_share)
        if given == (None, None, None, None):
            raise ValueError(
                "nothing to do: give floor_rule, resource_rule, focus or yinwang_share"
            )
        return self


@dataclass(frozen=True)
class InForce:
    """What holds of Huawei's dated levers in a month; ``yinwang_share`` is None on the path."""

    floor_rule: FloorRule
    resource_rule: FloorRule
    focus: tuple[str, ...]
    yinwang_share: float | None = None

    def after(self, later: Later) -> InForce:
        """What holds once Huawei has changed its mind."""
        given = {name: getattr(later, name) for name in self.__dataclass_fields__}
        return replace(self, **{name: value for name, value in given.items() if value is not None})


class HuaweiLevers(Input):
    """What Huawei decides."""

    floor_rule: FloorRule = Field("proportional", description="how store floor is shared out")
    resource_rule: FloorRule = Field("proportional", description="how resources are shared out")
    focus: tuple[Name, ...] = Field((), description="the brands that the rule `focus` favours")
    yinwang_share: YinwangShare = YinwangShare(
        now=number("yinwang_june"), in_36_months=number("yinwang_in_36_months")
    )
    single_brand: SingleBrand | None = None
    later: tuple[Later, ...] = Field((), description="what it changes its mind to, and when")

    def course(self) -> Iterator[tuple[str, int | None, InForce]]:
        """From which month on what holds, in order: the start, then each entry of ``later``.

        Yields the month, the number of the entry (None for the start) and what holds then.
        """
        now = InForce(self.floor_rule, self.resource_rule, self.focus)
        yield FIRST, None, now
        for entry in sorted(range(len(self.later)), key=lambda i: self.later[i].from_):
            now = now.after(self.later[entry])
            yield self.later[entry].from_, entry, now

    def in_force(self, month: str) -> InForce:
        """What holds in a month of the run."""
        return [now for begins, _, now in self.course() if begins <= month or begins == FIRST][-1]
