"""A brand's contract over time: what the scenario says, what was agreed, what was left again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sim.aliases import Json, JsonMapping
from sim.levers.contract import CONTROL_PARTS, anchor_holder
from sim.scenario.types.months import FIRST
from sim.workshop.opening import Opening
from sim.workshop.state import Deal
from sim.world.seeds import seeds

__all__ = ["Declined", "begun_by", "contracts_of", "listed", "standing"]

Declined = Collection[tuple[str, str]]
"""Brand and first month of terms."""


def begun_by(term: JsonMapping) -> str:
    """The month by which terms have begun: of a range of months, the latest."""
    begins = term["from"]
    return str(begins["to"] if isinstance(begins, dict) else begins)


def contracts_of(
    opening: Opening, brand: str, deals: Iterable[Deal], declined: Declined = frozenset()
) -> list[Json]:
    """The brand's contract terms as a scenario has them, by month; see ``listed``."""
    return [
        {key: value for key, value in term.items() if key != "deal"}
        for term in listed(opening, brand, deals, declined)
    ]


def listed(
    opening: Opening, brand: str, deals: Iterable[Deal], declined: Declined = frozenset()
) -> list[Json]:
    """The brand's contract terms by month, with the number of the deal that each comes from.

    What a default rule is asked about is among them, whatever it answers.

    Args:
        opening: what the session was opened with.
        brand: whose terms.
        deals: what was agreed.
        declined: what default rules declined in the played future; a deal that is left does not
            go back to it.
    """
    own = [deal for deal in deals if deal.brand == brand]
    begun = [(_agreed(deal), deal.ends) for deal in own]
    terms = [(term, None) for term in _of_the_scenario(opening, brand)] + begun
    found = [term for term, _ in terms]
    held = [
        each
        for each in terms
        if each[0].get("consent") != "asked" or (brand, begun_by(each[0])) not in declined
    ]
    for deal in own:
        if deal.ends is not None:
            found.append(_left(deal, standing(_lasting(held, deal.ends), brand, deal.ends)))
    return sorted(found, key=begun_by)


def _lasting(terms: Iterable[tuple[Json, str | None]], month: str) -> list[Json]:
    """The terms that nobody has left by a month."""
    return [term for term, ends in terms if ends is None or ends > month]


def standing(terms: Sequence[Json], brand: str, month: str) -> Json:
    """Control and model type that the terms before a month add up to."""
    model_type = seeds().brands[brand].model_type
    holder = anchor_holder(model_type)
    now: Json = {"sales_control": dict.fromkeys(CONTROL_PARTS, holder), "model_type": model_type}
    for term in sorted(terms, key=begun_by):
        if begun_by(term) >= month:
            break
        given, kind = term.get("sales_control"), term.get("model_type")
        if kind is not None:
            now["model_type"] = kind
            if kind != "hima" and given is None:
                now["sales_control"] = dict.fromkeys(CONTROL_PARTS, "partner")
        now["sales_control"] = now["sales_control"] | _parts(given)
    return now


def _parts(given: Any) -> Json:
    if isinstance(given, str):
        return dict.fromkeys(CONTROL_PARTS, given)
    return {part: holder for part, holder in (given or {}).items() if holder is not None}


def _of_the_scenario(opening: Opening, brand: str) -> list[Json]:
    terms = opening.scenario.get("alliance", {}).get(brand, [])
    found = [terms] if isinstance(terms, dict) else list(terms)
    return [{"from": FIRST, **term, "deal": None} for term in found]


def _agreed(deal: Deal) -> Json:
    terms = deal.terms
    found: Json = {"from": terms.from_, "handover_months": terms.handover_months}
    control = {} if terms.sales_control is None else terms.sales_control.model_dump()
    if _parts(control):
        found["sales_control"] = _parts(control)
    if terms.model_type is not None:
        found["model_type"] = terms.model_type
    # an automaker that nobody plays is asked in every future, and its default rule answers
    found["consent"] = "asked" if deal.own_rule else "agreed"
    return found | {"deal": deal.number}


def _left(deal: Deal, without: Json) -> Json:
    """What the deal had set goes back to what holds without it; what others agreed on stays."""
    found: Json = {"from": deal.ends, "handover_months": deal.terms.handover_months}
    if deal.terms.model_type is not None:
        # a model type decides on who sells as well
        found |= without
    elif deal.terms.sales_control is not None:
        parts = _parts(deal.terms.sales_control.model_dump())
        found["sales_control"] = {part: without["sales_control"][part] for part in parts}
    return found | {"consent": "agreed", "deal": deal.number}
