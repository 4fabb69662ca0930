"""What a world's contracts have come to, with the answers of default rules."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from sim.aliases import Json
from sim.workshop.opening import Opening
from sim.workshop.roles.answers import Answers
from sim.workshop.roles.quarters import quarter
from sim.workshop.roles.standing import begun_by, listed
from sim.workshop.state import Deal, Offer, State

__all__ = ["Status", "month_now", "offer_status", "status_of", "terms_of"]

Status = Literal["asked", "declined", "agreed", "in_force", "ended"]
"""Of a deal: its default rule has not answered, or has declined; it begins later; it is in force;
its notice is over."""


def month_now(state: State) -> str:
    """The month that a page speaks of: the last one that was shown, or the next to be decided."""
    months = quarter(state.opening, state.stage.round)
    return months.last if state.stage.name in ("shown", "over") else months.first


def status_of(deal: Deal, answers: Answers, month: str) -> Status:
    """How a deal stands in a month."""
    answer = answers.of(deal)
    if answer in ("asked", "declined"):
        return answer
    if deal.ends is not None and deal.ends <= month:
        return "ended"
    return "in_force" if deal.terms.from_ <= month else "agreed"


def offer_status(offer: Offer, deal: Deal | None, answers: Answers) -> str:
    """How an offer stands; one that a default rule has answered is accepted or declined by it."""
    answer = None if deal is None else answers.of(deal)
    return offer.state if answer in (None, "asked") else f"rule_{answer}"


def terms_of(opening: Opening, brand: str, deals: Collection[Deal], answers: Answers) -> list[Json]:
    """A brand's contract terms by month, without those that a default rule has declined.

    ``rule`` is ``asked`` where a default rule has yet to answer, ``accepted`` where it has, and
    None where people (or the scenario) agreed.
    """
    lost = {deal.number for deal in deals if answers.declines(deal)}
    found = []
    for term in listed(opening, brand, deals, answers.declined):
        asked = term.get("consent") == "asked"
        rule = answers.of_terms(brand, begun_by(term)) if asked else None
        if rule != "declined" and term["deal"] not in lost:
            found.append(term | {"rule": rule})
    return found
