"""When a round closes: who is absent is played by its own rule, and open offers end."""

from __future__ import annotations

from sim.errors import SimError
from sim.workshop.places import UNPLAYED
from sim.workshop.roles.legal import check_terms
from sim.workshop.roles.offers import agree
from sim.workshop.state import Offer, State

__all__ = ["settle"]


def settle(state: State) -> None:
    """End the round's open offers.

    One to an automaker that nobody plays is asked of its own rule, which answers in every future
    for itself; one to somebody who is there and has not answered lapses.
    """
    for offer in state.offers.values():
        if offer.state != "open":
            continue
        asked = offer.to in UNPLAYED or state.absent(offer.to)
        offer.state = "asked" if asked and _possible(state, offer) else "lapsed"
        if offer.state == "asked":
            agree(state, offer, own_rule=True)


def _possible(state: State, offer: Offer) -> bool:
    """Whether nothing that was agreed since stands in its way."""
    try:
        check_terms(state, offer.maker, offer.to, offer.brand, offer.terms)
    except SimError:
        return False
    return True
