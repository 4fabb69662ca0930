"""What a role may see of its world between results: its quarter, contracts, offers and deals."""

from __future__ import annotations

from sim.aliases import Json
from sim.workshop.places import BRAND_OF, parsed
from sim.workshop.roles.answers import Answers, answers_now
from sim.workshop.roles.in_force import month_now, offer_status, status_of, terms_of
from sim.workshop.roles.leaving import replaced
from sim.workshop.roles.legal import pairs_of
from sim.workshop.roles.quarters import quarter
from sim.workshop.state import Deal, Offer, State

__all__ = ["role_task"]


def role_task(state: State, place: str) -> Json:
    """The role's own sheet; offers of others are not on it.

    What a default rule has answered is told once the month of its answer has been shown.
    """
    world, role = parsed(place)
    answers = answers_now(state, world)
    months = quarter(state.opening, state.stage.round)
    return {
        "role": role,
        "brand": BRAND_OF.get(role),
        "quarter": {
            "number": months.number,
            "first": months.first,
            "last": months.last,
            "next": months.first,
        },
        "policy": _policy(state, place),
        "contracts": _contracts(state, world, role, answers),
        "offers": [
            _offer(state, each, place, answers)
            for each in state.offers.values()
            if place in (each.maker, each.to)
        ],
        "deals": [
            _deal(state, each, answers) for each in state.deals.values() if place in each.parties
        ],
        "may": {"offer": [[pair.to, pair.brand, list(pair.terms)] for pair in pairs_of(role)]},
    }


def _policy(state: State, place: str) -> Json | None:
    """What is in force of all policies so far, the round's own laid over those before."""
    found = [p.given() for (_, key), p in sorted(state.policies.items()) if key == place]
    if not found:
        return None
    now: Json = {}
    for each in found:
        now |= each
    return now


def _contracts(state: State, world: int, role: str, answers: Answers) -> dict[str, list[Json]]:
    """Terms by brand and month: all brands for Huawei, one's own for an automaker."""
    deals = [deal for deal in state.deals.values() if deal.world == world]
    own = [BRAND_OF[role]] if role in BRAND_OF else list(BRAND_OF.values())
    if role == "yinwang":
        # what Huawei agreed with the alliance's brands is no business of Yinwang's
        deals = [d for d in deals if any(p.endswith(".yinwang") for p in d.parties)]
    return {brand: terms_of(state.opening, brand, deals, answers) for brand in own}


def _offer(state: State, offer: Offer, place: str, answers: Answers) -> Json:
    return {
        "number": offer.number,
        "from": offer.maker,
        "to": offer.to,
        "brand": offer.brand,
        "terms": offer.terms.plain(),
        "state": offer_status(offer, state.deals.get(offer.number), answers),
        "round": offer.round,
        "counters": offer.counters,
        "mine": offer.to == place and offer.state == "open",
    }


def _deal(state: State, deal: Deal, answers: Answers) -> Json:
    return {
        "number": deal.number,
        "parties": list(deal.parties),
        "brand": deal.brand,
        "terms": deal.terms.plain(),
        "from": deal.terms.from_,
        "ends": deal.ends,
        "status": status_of(deal, answers, month_now(state)),
        "rule": answers.of(deal),
        "replaced": replaced(state, deal, answers),
    }
