"""Offers between roles: made, countered, accepted, refused, withdrawn; and deals that are left."""

from __future__ import annotations

from sim.workshop.decide import may, note
from sim.workshop.decisions import Answer, Counter, Leave, Terms, Withdraw
from sim.workshop.decisions import Offer as Offered
from sim.workshop.entry import Entry
from sim.workshop.places import UNPLAYED, parsed
from sim.workshop.refused import Refused
from sim.workshop.roles.leaving import check_leaving
from sim.workshop.roles.legal import brand_between, check_terms
from sim.workshop.state import Deal, Offer, State

__all__ = ["MOST_OFFERS", "agree", "answer", "counter", "leave", "offer", "withdraw"]

MOST_OFFERS = 60
"""Of a place in a round: all of them are on both sides' sheets."""


def offer(state: State, entry: Entry, content: Offered) -> None:
    """Terms go to the other side."""
    may(state, entry, content.place, "roles")
    to = _other_side(content)
    brand = brand_between(content.place, to, content.brand)
    check_terms(state, content.place, to, brand, content.terms)
    _put(state, entry, (content.place, to), brand, content.terms)
    note(state, content.place)


def counter(state: State, entry: Entry, content: Counter) -> None:
    """Other terms go back, and the offer is off the table."""
    may(state, entry, content.place, "roles")
    found = _answerable(state, content.place, content.offer)
    check_terms(state, content.place, found.maker, found.brand, content.terms)
    _put(state, entry, (content.place, found.maker), found.brand, content.terms, found.number)
    found.state = "countered"
    note(state, content.place)


def answer(state: State, entry: Entry, content: Answer) -> None:
    """Yes makes a deal of it."""
    may(state, entry, content.place, "roles")
    found = _answerable(state, content.place, content.offer)
    if content.accept:
        # what was possible when it was offered may have become impossible since
        check_terms(state, found.maker, found.to, found.brand, found.terms)
        agree(state, found)
    found.state = "accepted" if content.accept else "refused"
    note(state, content.place)


def withdraw(state: State, entry: Entry, content: Withdraw) -> None:
    """An own offer is off the table."""
    may(state, entry, content.place, "roles")
    found = _open(state, content.place, content.offer)
    if found.maker != content.place:
        raise Refused("own_offer")
    found.state = "withdrawn"
    note(state, content.place)


def leave(state: State, entry: Entry, content: Leave) -> None:
    """Notice: after it what the deal had set goes back to what holds without it."""
    may(state, entry, content.place, "roles")
    deal = state.deals.get(content.deal)
    if deal is None or content.place not in deal.parties:
        raise Refused("no_such_deal", deal=content.deal)
    deal.ends, deal.noticed = check_leaving(state, deal), state.stage.round
    note(state, content.place)


def agree(state: State, offer: Offer, *, own_rule: bool = False) -> None:
    """An offer becomes a deal; ``own_rule``: the other side's own rule answers, in every future."""
    state.deals[offer.number] = Deal(
        number=offer.number,
        round=state.stage.round,
        world=parsed(offer.maker)[0],
        parties=(offer.maker, offer.to),
        brand=offer.brand,
        terms=offer.terms,
        own_rule=own_rule,
    )


def _other_side(content: Offered) -> str:
    """The other side's place; those that nobody plays stand under their own name."""
    world = parsed(content.place)[0]
    if content.to in UNPLAYED:
        return content.to
    if parsed_world(content.to) != world:
        raise Refused("whom", place=content.place, to=content.to)
    return content.to


def parsed_world(place: str) -> int | None:
    """The world of a place, None for what is no place of a world."""
    head = place.partition(".")[0]
    return int(head[1:]) if head[:1] == "w" and head[1:].isdecimal() else None


def _put(
    state: State,
    entry: Entry,
    between: tuple[str, str],
    brand: str | None,
    terms: Terms,
    counters: int | None = None,
) -> None:
    now = state.stage.round
    own = sum((each.round, each.maker) == (now, between[0]) for each in state.offers.values())
    if own >= MOST_OFFERS:
        raise Refused("many_offers", most=MOST_OFFERS)
    # numbered by its line in the log: after an undo no other offer ever has the same number
    state.offers[entry.number] = Offer(
        entry.number, state.stage.round, *between, brand, terms, counters=counters
    )


def _open(state: State, place: str, number: int) -> Offer:
    found = state.offers.get(number)
    if found is None or place not in (found.maker, found.to):
        # whether somebody else's offer exists is nobody's business
        raise Refused("no_such_offer", offer=number)
    if found.state != "open":
        raise Refused("offer_closed")
    return found


def _answerable(state: State, place: str, number: int) -> Offer:
    found = _open(state, place, number)
    if found.to != place:
        raise Refused("not_to_you")
    return found
