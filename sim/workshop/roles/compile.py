"""A world's decisions as one scenario: contracts, levers and policies, each from its month on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sim.aliases import Json
from sim.scenario import Scenario
from sim.scenario.types.months import FIRST
from sim.workshop.opening import Opening
from sim.workshop.places import BRAND_OF, parsed
from sim.workshop.roles.quarters import quarter
from sim.workshop.roles.standing import Declined, contracts_of
from sim.workshop.state import Deal, State

__all__ = ["deals_in", "world_scenario"]


def world_scenario(
    opening: Opening,
    state: State,
    world: int,
    agents: frozenset[str],
    upto: int | None = None,
    declined: Declined = frozenset(),
) -> Scenario:
    """The session's scenario with what some agents of a world have decided laid over it.

    A deal counts when both parties are among them; where one side's default rule answers, when the
    other side is. ``declined`` has what it declined in the played future: see ``listed``.

    Raises:
        ScenarioError: the types refuse it.
    """
    deals = deals_in(state, world, agents, upto)
    brands = dict.fromkeys(deal.brand for deal in deals if deal.brand is not None)
    policies = _policies(opening, state, world, agents, upto)
    changes: Json = {
        "alliance": {brand: contracts_of(opening, brand, deals, declined) for brand in brands},
        "makers": _makers(opening, policies),
    }
    later = _later(opening, policies, deals)
    if later:
        changes["huawei"] = {"later": later}
    return opening.played.replace(**changes)


def deals_in(
    state: State, world: int, agents: frozenset[str], upto: int | None = None
) -> list[Deal]:
    """A world's deals between such agents, up to a round, in the order of their agreement."""
    return [
        _as_known(deal, upto)
        for deal in state.deals.values()
        if deal.world == world
        and (upto is None or deal.round <= upto)
        and all(parsed(p)[1] in agents for p in deal.parties[: 1 if deal.own_rule else 2])
    ]


def _as_known(deal: Deal, upto: int | None) -> Deal:
    """The deal without a notice that was given after a round."""
    later = upto is not None and deal.noticed is not None and deal.noticed > upto
    return replace(deal, ends=None, noticed=None) if later else deal


def _policies(
    opening: Opening, state: State, world: int, agents: frozenset[str], upto: int | None
) -> list[tuple[str, str, Json]]:
    """Role, first month and content of every policy that counts, by round."""
    found = []
    for (number, place), policy in sorted(state.policies.items(), key=lambda item: item[0]):
        where, role = parsed(place)
        if where == world and role in agents and (upto is None or number <= upto):
            found.append((role, quarter(opening, number).first, policy.given()))
    return found


def _makers(opening: Opening, policies: list[tuple[str, str, Json]]) -> Json:
    makers: Json = {}
    for maker in BRAND_OF:
        own = {first: {"from": first, **given} for role, first, given in policies if role == maker}
        if own:
            makers[maker] = _by_month(opening.scenario.get("makers", {}).get(maker, []), own)
    return makers


def _later(
    opening: Opening, policies: list[tuple[str, str, Json]], deals: list[Deal]
) -> list[Json]:
    """Huawei's dated levers: its policies, and the resources that it has agreed on."""
    own: dict[str, Json] = defaultdict(dict)
    for role, first, given in policies:
        if role == "huawei":
            own[first] |= {"from": first, **given}
    for deal in deals:
        if deal.terms.yinwang_share is not None:
            share = deal.terms.yinwang_share
            own[deal.terms.from_] |= {"from": deal.terms.from_, "yinwang_share": share}
    if not own:
        return []
    return _by_month(opening.scenario.get("huawei", {}).get("later", []), own)


def _by_month(base: Any, own: dict[str, Json]) -> list[Json]:
    """What the scenario has and what was decided, by month; what was decided wins."""
    listed = [base] if isinstance(base, dict) else list(base)
    found = {each.get("from", FIRST): dict(each) for each in listed}
    for month, given in own.items():
        found[month] = found.get(month, {}) | given
    return [found[month] for month in sorted(found)]
