"""Huawei's levers: the floor, its resources, the split with Yinwang, and what changes later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from sim.defaults import number
from sim.inputs import BrandName, FloorRule, Input, RunMonth
from sim.levers.declaration import Control
from sim.levers.happening import Happening, Sentence
from sim.levers.lever import Lever, refuse_nothing

__all__ = [
    "PARTS_OF_SENTENCES",
    "HuaweiLevers",
    "InForce",
    "Later",
    "Share",
    "SingleBrand",
    "YinwangShare",
    "decided",
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

    def shared(self, rule: FloorRule) -> Happening:
        """Return what the ledger holds of a rule of sharing out: with its brands, if it has any."""
        if rule != "focus":
            return Happening("part.rule", values=(("rule", rule),))
        return Happening("part.focus", values=(("brands", self.focus),))

    def listed(self) -> Happening:
        """Return what the ledger holds of the list."""
        kind = "part.list" if self.focus else "part.list.nobody"
        return Happening(kind, values=(("brands", self.focus),))


PARTS_OF_SENTENCES = tuple(
    Sentence(key=f"part.{key}", words=words, chinese=chinese, before=text, after=text)
    for key, words, chinese, text in (
        ("rule", "{rule:floor_rule}", "{rule:floor_rule}", "{rule:s}"),
        ("focus", "in focus on {brands}", "重点扶持{brands}", "focus on {brands}"),
        ("list", "{brands}", "{brands}", "{brands}"),
        ("list.nobody", "nobody", "没有", "nobody"),
        ("share", "{share:percent}", "{share:percent}", "{share:g}"),
        (
            "path",
            "{share:percent}, on its path",
            "{share:percent}，沿原路径",
            "{share:.3g}, on its path",
        ),
    )
)
"""What Huawei decides, before or after, within the sentences of its levers."""


def decided(lever: str, before: Happening, after: Happening) -> Happening:
    """Return what the ledger holds of a lever that Huawei changes."""
    return Happening(f"lever.{lever}", ("agent", "huawei"), (("before", before), ("after", after)))


def _sentence(lever: str, name: str, words: str, chinese: str) -> tuple[Sentence, ...]:
    """How a change of Huawei's lever is told; ``name`` is what the ledger calls it."""
    sentence = Sentence(
        key=f"lever.{lever}",
        words=f"{words} {{after}}",
        chinese=f"{chinese}{{after}}",
        before=f"{name} {{before}}",
        after=f"{name} {{after}}",
        reason="it changes its mind",
    )
    return (sentence,)


class HuaweiLevers(Input):
    """What Huawei decides: each field that is marked as a lever is one."""

    floor_rule: Annotated[
        FloorRule,
        Lever(
            example="equal",
            group="floor",
            happened=_sentence(
                "floor_rule", "floor", "now shares out its store floor:", "重新分配门店展位："
            ),
        ),
    ] = Field("proportional", description="how store floor is shared out")
    resource_rule: Annotated[
        FloorRule,
        Lever(
            example="equal",
            group="resources",
            happened=_sentence(
                "resource_rule",
                "resources",
                "now shares out engineers and marketing:",
                "重新分配工程师和营销：",
            ),
        ),
    ] = Field("proportional", description="how resources are shared out")
    focus: Annotated[
        tuple[BrandName, ...],
        Lever(
            example=["luxeed", "stelato"],
            group="floor",
            idle_alone=True,
            happened=_sentence("focus", "list", "brands in focus:", "重点品牌："),
        ),
    ] = Field((), description="the brands that the rule `focus` favours")
    yinwang_share: Annotated[
        YinwangShare,
        Lever(
            example={"now": 0.3, "in_36_months": 0.6},
            source="yinwang",
            group="resources",
            anchor_seed="yinwang_june",
            happened=_sentence(
                "yinwang_share",
                "Yinwang's share",
                "Yinwang's part of the resources becomes",
                "引望所占资源变为 ",
            ),
        ),
    ] = Field(
        YinwangShare(now=number("yinwang_june"), in_36_months=number("yinwang_in_36_months")),
        description="Yinwang's part of Huawei's resources: a straight path",
    )
    single_brand: Annotated[
        SingleBrand | None, Lever(example={"from": "2026-01"}, group="badge")
    ] = Field(None, description="all of the alliance's cars carry the Aito badge from then on")
    later: tuple[Later, ...] = Field((), description="what it changes its mind to, and when")
