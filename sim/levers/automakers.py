"""The automakers' levers: how far each goes beyond its default rule, and from when."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from sim.defaults import number
from sim.inputs import AS_LIST, ONE_ITEM, Input, RunMonth
from sim.levers.declaration import Control
from sim.levers.happening import Happening, Sentence
from sim.levers.lever import Lever, levers_of, refuse_nothing

__all__ = ["Effort", "MakerPolicy", "Outlets", "Policies", "factor_set"]

Effort: TypeAlias = Annotated[float, Field(ge=number("effort_least"), le=number("effort_most"))]
Outlets: TypeAlias = Annotated[float, Field(ge=number("outlets_least"), le=number("outlets_most"))]

_FACTOR = Control(written="percent", left_out=1.0)


_REASONS = {
    "beyond": "it goes beyond its own rule",
    "back": "it goes back to its own rule",
    "below": "it stays below its own rule",
}


def _sentences(key: str, words: str, chinese: str) -> tuple[Sentence, ...]:
    """How a factor's change is told: beyond the automaker's own rule, back to it, or below."""
    return tuple(
        Sentence(
            key=f"lever.{key}.{to}",
            words=f"{words}: {{after:percent}} of what its own rule aims at",
            chinese=f"{chinese}：自身规则目标的 {{after:percent}}",
            before=f"{key} times {{before:g}}",
            after=f"{key} times {{after:g}}",
            reason=reason,
        )
        for to, reason in _REASONS.items()
    )


def factor_set(key: str, maker: str, before: float, after: float) -> Happening:
    """Return what the ledger holds of a new factor that an automaker sets."""
    to = "back" if after == 1.0 else "beyond" if after > 1.0 else "below"
    values = (("before", before), ("after", after))
    return Happening(f"lever.{key}.{to}", ("agent", maker), values)


_EFFORT = Lever(example=1.5, words="effort times", happened=_sentences("effort", "effort", "投入"))
_OUTLETS = Lever(
    example=1.5, words="outlets times", happened=_sentences("outlets", "own outlets", "自建门店")
)


class MakerPolicy(Input):
    """Factors on an automaker's own rule from a month on; one left out stays as it was."""

    from_: RunMonth | None = Field(
        None, alias="from", description="first month; the start when left out"
    )
    effort: Annotated[Effort | None, _EFFORT, _FACTOR] = Field(
        None, description="factor on the selling effort that it aims at; 1 is its own rule"
    )
    outlets: Annotated[Outlets | None, _OUTLETS, _FACTOR] = Field(
        None, description="factor on the own outlets that it aims at; 1 is its own rule"
    )

    @model_validator(mode="after")
    def _something(self) -> MakerPolicy:
        refuse_nothing(self, [lever.field for lever in levers_of(type(self))])
        return self


Policies = Annotated[tuple[MakerPolicy, ...], AS_LIST, ONE_ITEM]
"""An automaker's levers: one map, or a list of maps with different ``from``."""
