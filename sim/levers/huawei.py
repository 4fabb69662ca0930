"""Huawei's levers: the floor, its resources, the split with Yinwang, and what changes later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from sim.defaults import number
from sim.inputs import BrandName, FloorRule, Input, RunMonth
from sim.levers.declaration import Control
from sim.levers.lever import Lever, refuse_nothing

__all__ = [
    "HuaweiLevers",
    "InForce",
    "Later",
    "Share",
    "SingleBrand",
    "YinwangShare",
    "share_words",
]

Share: TypeAlias = Annotated[float, Field(ge=0.0, le=number("yinwang_most"))]
_PERCENT = Control(step=0.01, written="percent")


class YinwangShare(Input):
    """The part of Huawei's car resources that works for Yinwang's partners: a straight path."""

    now: Annotated[Share, _PERCENT] = Field(description="Yinwang's part at the start")
    in_36_months: Annotated[Share, _PERCENT] = Field(description="Yinwang's part after 36 months")

    @classmethod
    def constant(cls, share: float) -> YinwangShare:
        """Return a path that stays at one value."""
        return cls(now=share, in_36_months=share)


class SingleBrand(Input):
    """All of the alliance's cars carry the Aito badge from this month on."""

    from_: RunMonth = Field(alias="from")


class Later(Input):
    """What Huawei changes its mind to from a month on; what is left out stays as it was."""

    from_: RunMonth = Field(alias="from", description="the month in which it holds first")
    floor_rule: FloorRule | None = Field(None, description="how store floor is shared out")
    resource_rule: FloorRule | None = Field(None, description="how resources are shared out")
    focus: tuple[BrandName, ...] | None = Field(
        None, description="the brands that the rule `focus` favours"
    )
    yinwang_share: Annotated[Share | None, _PERCENT] = Field(
        None, description="Yinwang's part of the resources, instead of the path"
    )

    @property
    def names_any(self) -> bool:
        """Whether it sets any lever."""
        return any(getattr(self, name) is not None for name in _dated())

    @model_validator(mode="after")
    def _something(self) -> Later:
        refuse_nothing(self, _dated())
        return self


def _dated() -> tuple[str, ...]:
    return tuple(name for name in Later.model_fields if name != "from_")


@dataclass(frozen=True)
class InForce:
    """What holds of Huawei's dated levers in a month; ``yinwang_share`` is None on the path."""

    floor_rule: FloorRule
    resource_rule: FloorRule
    focus: tuple[str, ...]
    yinwang_share: float | None = None

    def after(self, later: Later) -> InForce:
        """Return what holds once Huawei has changed its mind."""
        given = {name: getattr(later, name) for name in self.__dataclass_fields__}
        return replace(self, **{name: value for name, value in given.items() if value is not None})

    def favoured(self, titles: Mapping[str, str]) -> str:
        """Return the brands on the list by their titles, as the ledger has them."""
        return ", ".join(titles.get(name, name) for name in self.focus) or "nobody"

    def rule_words(self, rule: FloorRule, titles: Mapping[str, str]) -> str:
        """Return a rule of sharing out as the ledger has it: ``focus on Luxeed``."""
        return f"focus on {self.favoured(titles)}" if rule == "focus" else rule


def share_words(share: float) -> str:
    """Return Yinwang's part as the ledger has it."""
    return f"Yinwang's share {share:g}"


class HuaweiLevers(Input):
    """What Huawei decides: each field that is marked as a lever is one."""

    floor_rule: Annotated[FloorRule, Lever(example="equal", group="floor")] = Field(
        "proportional", description="how store floor is shared out"
    )
    resource_rule: Annotated[FloorRule, Lever(example="equal", group="resources")] = Field(
        "proportional", description="how resources are shared out"
    )
    focus: Annotated[
        tuple[BrandName, ...],
        Lever(example=["luxeed", "stelato"], group="floor", idle_alone=True),
    ] = Field((), description="the brands that the rule `focus` favours")
    yinwang_share: Annotated[
        YinwangShare,
        Lever(
            example={"now": 0.3, "in_36_months": 0.6},
            source="yinwang",
            group="resources",
            anchor_seed="yinwang_june",
        ),
    ] = Field(
        YinwangShare(now=number("yinwang_june"), in_36_months=number("yinwang_in_36_months")),
        description="Yinwang's part of Huawei's resources: a straight path",
    )
    single_brand: Annotated[
        SingleBrand | None, Lever(example={"from": "2026-01"}, group="badge")
    ] = Field(None, description="all of the alliance's cars carry the Aito badge from then on")
    later: tuple[Later, ...] = Field((), description="what it changes its mind to, and when")
