"""When a round closes: who is absent is played by its own rule, and open offers end."""

from __future__ import annotations

from sim.errors import SimError
from sim.workshop.places import UNPLAYED
from sim.workshop.roles.legal import check_terms
from sim.workshop.state import Deal, State

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
        offer.state = "asked" if asked and _possible(state, offer.number) else "lapsed"
        if offer.state == "asked":
            world = int(offer.maker.partition(".")[0][1:])
            parties = (offer.maker, offer.to)
            state.deals[offer.number] = Deal(
                offer.number,
                state.stage.round,
                world,
                parties,
                offer.brand,
                offer.terms,
                own_rule=True,
            )


def _possible(state: State, number: int) -> bool:
    """Whether nothing that was agreed since stands in its way."""
    offer = state.offers[number]
    try:
        check_terms(state, offer.maker, offer.to, offer.brand, offer.terms)
    except SimError:
        return False
    return True
