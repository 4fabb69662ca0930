"""Contract terms: what Huawei and one automaker agree about one brand."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from sim.defaults import whole_number
from sim.inputs import AS_LIST, ONE_ITEM, Holder, Input, ModelType, RunMonth, Shorthand
from sim.levers.lever import Lever, levers_of
from sim.levers.passing import MODEL_TYPE, SALES_CONTROL
from sim.levers.ranges import HandoverMonths, RunMonthOrRange

__all__ = [
    "CONTROL_PARTS",
    "Abroad",
    "Contract",
    "ControlWord",
    "SalesControl",
    "Terms",
    "anchor_holder",
    "expand_control",
]


class SalesControl(Input):
    """Who runs selling, part by part; a part left out stays as it is."""

    stores: Holder | None = Field(None, description="who runs the stores")
    policy: Holder | None = Field(None, description="who sets prices, targets and staff")
    after_sales: Holder | None = Field(None, description="who runs after-sales")

    @property
    def given(self) -> dict[str, Holder]:
        """The parts that it names, with their holders."""
        held = {part: getattr(self, part) for part in CONTROL_PARTS}
        return {part: holder for part, holder in held.items() if holder is not None}

    @property
    def names_any(self) -> bool:
        """Whether it names a holder for any part."""
        return bool(self.given)


CONTROL_PARTS = tuple(SalesControl.model_fields)
"""The parts of sales control."""


def anchor_holder(model_type: ModelType) -> Holder:
    """Return who holds a brand's sales control in the anchor month."""
    return "huawei" if model_type == "hima" else "partner"


class Abroad(Input):
    """Who leads in building the brand overseas, and from when."""

    lead: Literal["huawei", "partner"] = Field(description="who leads overseas")
    from_: RunMonth = Field(alias="from")


def expand_control(value: object) -> Any:
    """One word sets all three parts."""
    return dict.fromkeys(CONTROL_PARTS, value) if isinstance(value, str) else value


ControlWord = Annotated[
    SalesControl,
    BeforeValidator(expand_control),
    Shorthand(
        lambda full: {"enum": list(get_args(Holder)), "description": "one word for all three parts"}
    ),
]


class Contract(Input):
    """Terms of one brand from a month on; what is left out stays as it was.

    Each field that is marked as a lever is a term; the others say when and how terms pass over.
    """

    sales_control: Annotated[
        ControlWord | None,
        Lever(example="partner", source="sales_control", passes_over=True, happened=SALES_CONTROL),
    ] = Field(None, description="who runs selling: one word, or a map of its three parts")
    model_type: Annotated[
        ModelType | None,
        Lever(example="hybrid", source="sales_control", passes_over=True, happened=MODEL_TYPE),
    ] = Field(None, description="the partnership the brand is built under")
    from_: RunMonthOrRange | None = Field(
        None, alias="from", description="first month, or a range; the start when left out"
    )
    handover_months: HandoverMonths = Field(
        whole_number("handover_months"),
        description="months over which the terms pass from old to new, or a range",
    )
    consent: Literal["agreed", "asked"] = Field(
        "agreed", description="asked: the automaker may decline when it would lose by it"
    )
    abroad: Annotated[Abroad | None, Lever(example={"lead": "partner", "from": "2026-01"})] = None

    @property
    def names_terms(self) -> bool:
        """Whether anything is agreed that passes over: else nothing does."""
        given = (getattr(self, term.field) for term in levers_of(Contract) if term.mark.passes_over)
        return any(each.names_any if isinstance(each, SalesControl) else each for each in given)


Terms = Annotated[tuple[Contract, ...], AS_LIST, ONE_ITEM]
"""A brand's contract: one map, or a list of maps with different ``from``."""
