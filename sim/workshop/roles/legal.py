"""Which terms may pass between whom."""

from __future__ import annotations

from copy import copy
from typing import NamedTuple, get_args

from sim.errors import ScenarioError
from sim.inputs import ModelType
from sim.levers import Sign
from sim.levers.ranges import latest
from sim.scenario.checks.checks import check
from sim.scenario.types.events import each_event
from sim.scenario.types.in_force import in_force
from sim.study.vocabulary import vocabulary
from sim.workshop.decisions import Terms
from sim.workshop.places import BRAND_OF, ROLES, UNPLAYED, parsed
from sim.workshop.refused import Refused
from sim.workshop.roles.binding import bound
from sim.workshop.roles.compile import world_scenario
from sim.workshop.roles.quarters import quarter
from sim.workshop.state import Deal, State

__all__ = [
    "YINWANG_TYPES",
    "Pair",
    "brand_between",
    "check_terms",
    "check_world",
    "pairs_of",
]

YINWANG_TYPES = tuple(each for each in get_args(ModelType) if each != "hima")


class Pair(NamedTuple):
    """Who may be made an offer about what: the kinds of terms that it may hold."""

    to: str
    brand: str | None
    terms: tuple[str, ...]


_OF_HIMA = ("sales_control", "exclusive", "exit_months")
_OF_YINWANG = ("model_type", "exit_months")


def pairs_of(role: str) -> list[Pair]:
    """Everything that a role may offer."""
    if role == "huawei":
        makers = [Pair(maker, brand, _OF_HIMA) for maker, brand in BRAND_OF.items()]
        return [*makers, Pair("yinwang", None, ("yinwang_share",))]
    if role == "yinwang":
        makers = [Pair(maker, brand, _OF_YINWANG) for maker, brand in BRAND_OF.items()]
        others = [Pair(brand, brand, ("model_type",)) for brand in UNPLAYED]
        return [*makers, *others, Pair("huawei", None, ("yinwang_share",))]
    brand = BRAND_OF[role]
    return [Pair("huawei", brand, _OF_HIMA), Pair("yinwang", brand, _OF_YINWANG)]


def brand_between(maker: str, to: str, brand: str | None) -> str | None:
    """The brand that an offer is about, where it was left out as well.

    Raises:
        Refused: the one cannot make the other such an offer.
    """
    pair = _pair(maker, to)
    if brand not in (None, pair.brand):
        raise Refused("whom", place=maker, to=to)
    return pair.brand


def _pair(maker: str, to: str) -> Pair:
    role = parsed(maker)[1]
    other = to if to in UNPLAYED else parsed(to)[1]
    found = next((pair for pair in pairs_of(role) if pair.to == other), None)
    if found is None:
        raise Refused("whom", place=maker, to=to)
    return found


def check_terms(state: State, maker: str, to: str, brand: str | None, terms: Terms) -> None:
    """Refuse terms that cannot be agreed on.

    Args:
        state: where the session stands.
        maker: who offers; ``to``: who answers.
        brand: what it is about, None for the resources.
        terms: what is offered.

    Raises:
        Refused: with what to change.
    """
    pair = _pair(maker, to)
    _answered(state, to)
    _fitting(terms, pair)
    _in_time(state, brand, terms)
    _exclusive(state, maker, to, brand, terms)
    _possible(state, maker, to, brand, terms)


def _answered(state: State, to: str) -> None:
    """Huawei and Yinwang that nobody plays go on as the scenario says."""
    if to not in UNPLAYED and parsed(to)[1] in ROLES[:2] and state.absent(to):
        raise Refused("absent_rule", to=to)


def _fitting(terms: Terms, pair: Pair) -> None:
    given = {
        "sales_control": terms.sales_control is not None
        and any(terms.sales_control.model_dump().values()),
        "model_type": terms.model_type is not None,
        "exclusive": terms.exclusive != "none",
        "exit_months": terms.exit_months is not None,
        "yinwang_share": terms.yinwang_share is not None,
    }
    foreign = [name for name, there in given.items() if there and name not in pair.terms]
    if foreign:
        told = f"{', '.join(foreign)}: not between these two; {', '.join(pair.terms)} can be agreed"
        raise Refused("terms", problems=told)
    main = pair.terms[0]
    # exclusivity alone is a deal as well, where it can be agreed
    if not given[main] and not given["exclusive"]:
        raise Refused("terms", problems=f"{main}: nothing is offered; fill it in")
    if main == "model_type" and terms.model_type not in YINWANG_TYPES:
        told = f"model_type: Yinwang serves under {', '.join(YINWANG_TYPES)}"
        raise Refused("terms", problems=told)


def _in_time(state: State, brand: str | None, terms: Terms) -> None:
    opening = state.opening
    signed = [
        latest(event.month)
        for _, event in each_event(opening.played.events)
        if isinstance(event.what, Sign) and event.what.brand == brand
    ]
    # what a brand signs with comes with its own model type, so nothing else can come before it
    first = max(quarter(opening, state.stage.round).first, *signed, "")
    last = opening.calendar[-1]
    if not first <= terms.from_ <= last:
        raise Refused("terms", problems=f"from: {terms.from_} is not from {first} to {last}")


def _exclusive(state: State, maker: str, to: str, brand: str | None, terms: Terms) -> None:
    roles = {parsed(place)[1] for place in (maker, to) if place not in UNPLAYED}
    world = parsed(maker)[0]
    if "yinwang" in roles and brand in bound(state, world, "partner", terms.from_):
        raise Refused("exclusive", brand=brand)
    if terms.exclusive in ("huawei", "both"):
        focus = _focus(state, world)
        if focus and brand not in focus:
            raise Refused("focus", brand=brand)


def _focus(state: State, world: int) -> tuple[str, ...]:
    """The brands that Huawei's floor favours now; none without such a rule."""
    now = world_scenario(state.opening, state, world, frozenset(ROLES)).huawei
    held = in_force(now, quarter(state.opening, state.stage.round).first)
    return held.focus if held.floor_rule == "focus" else ()


def _possible(state: State, maker: str, to: str, brand: str | None, terms: Terms) -> None:
    """Refuse what clashes with contracts that are agreed, in the words of `sim show`."""
    trial = copy(state)
    alone = to in UNPLAYED
    world = parsed(maker)[0]
    deal = Deal(0, state.stage.round, world, (maker, to), brand, terms, own_rule=alone)
    trial.deals = {**state.deals, deal.number: deal}
    check_world(trial, deal.world)


def check_world(trial: State, world: int) -> None:
    """Refuse what a world's decisions come to together when it is no scenario.

    Raises:
        Refused: in the words of the scenario's own checks.
    """
    try:
        made = world_scenario(trial.opening, trial, world, frozenset(ROLES))
    except ScenarioError as error:
        raise Refused("terms", problems="; ".join(p.text for p in error.problems[:2])) from None
    problems = check(made, vocabulary())
    if problems:
        raise Refused("terms", problems="; ".join(p.text for p in problems[:2]))
