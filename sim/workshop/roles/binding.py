"""Which brands contracts bind to one side alone, and until when."""

from __future__ import annotations

from typing import Literal

from sim.workshop.roles.answers import answers_now
from sim.workshop.state import Deal, State

__all__ = ["bound", "lasts"]


def lasts(deal: Deal, month: str) -> bool:
    """Whether nobody has left the deal by a month."""
    return deal.ends is None or month < deal.ends


def bound(
    state: State, world: int, side: Literal["partner", "huawei"], month: str
) -> frozenset[str]:
    """Brands for which one side has bound itself to the other alone, as of a month.

    What two have agreed last about a brand counts, of all that lasts: a later agreement without
    exclusivity ends it. What a default rule has declined binds nobody.
    """
    answers = answers_now(state, world)
    last: dict[tuple[frozenset[str], str | None], Deal] = {}
    for deal in state.deals.values():
        if deal.world == world and lasts(deal, month) and not answers.declines(deal):
            last[frozenset(deal.parties), deal.brand] = deal
    return frozenset(
        deal.brand
        for deal in last.values()
        if deal.brand is not None and deal.terms.exclusive in (side, "both")
    )
