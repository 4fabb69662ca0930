"""A quarter as plain text: one world after another, or the part that one role may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sim.aliases import Json
from sim.levers.contract import CONTROL_PARTS
from sim.scenario.types.months import add_months
from sim.workshop.debrief.telling.events import happened
from sim.workshop.debrief.telling.told import Told
from sim.workshop.files.columns import columns
from sim.workshop.files.terms import called, of_brand, terms_text
from sim.workshop.files.titles import reader_of
from sim.workshop.opening import Opening
from sim.workshop.places import BRAND_OF, parsed
from sim.workshop.roles.answers import answers_now
from sim.workshop.roles.in_force import offer_status
from sim.workshop.roles.quarters import QUARTER, Quarter, quarter
from sim.workshop.roles.standing import standing
from sim.workshop.state import Offer, State

__all__ = ["offers_told", "told_roles"]

Said = Mapping[str, str]


def told_roles(opening: Opening, result: Json, said: Said) -> Iterator[str]:
    """The worlds of a quarter's results, as far as whoever sees them may."""
    calendar, told = result["calendar"], reader_of(opening)
    for world in result["worlds"]:
        yield said["world"].format(world=world["world"], month=calendar[-1]) + "\n"
        rows = [
            (month, f"{share:.1%}", f"{hhi:,.0f}", f"{units:,.0f}")
            for month, share, hhi, units in zip(
                calendar, world["share"], world["hhi"], world["hima_units"], strict=True
            )
        ]
        yield columns(said["cols_world"], rows)
        brands = [_brand(told, world, brand, calendar[-1]) for brand in world["brands"]]
        yield columns(said["cols_brands"], brands)
        paid = [
            (told.agent(agent), f"{sum(yuan) / 1e9:,.2f}")
            for agent, yuan in world["payoffs"].items()
        ]
        if paid:
            yield columns(said["cols_payoff"], paid)
        yield from _lines(told, world, calendar, said)


def _brand(told: Told, world: Json, brand: str, month: str) -> tuple[str, ...]:
    """A brand's quarter, and what is agreed for it by then."""
    units = f"{sum(world['brands'][brand][-QUARTER:]):,.0f}"
    if brand not in world["contracts"]:
        return told.brand(brand), units, "", "", "", ""
    now = standing(world["contracts"][brand], brand, add_months(month, 1))
    maker = next(role for role, its in BRAND_OF.items() if its == brand)
    holders = {"huawei": told.agent("huawei"), "partner": told.agent(maker)}
    parts = (now["sales_control"][part] for part in CONTROL_PARTS)
    named = (holders.get(each) or told.say(f"holder.{each}") for each in parts)
    return told.brand(brand), units, *named, told.say(f"type.{now['model_type']}")


def _lines(told: Told, world: Json, calendar: list[str], said: Said) -> Iterator[str]:
    """Who was played by a rule, and what happened in the last quarter."""
    if world["own_rule"]:
        roles = ", ".join(said[role] for role in world["own_rule"])
        yield said["by_rule"].format(roles=roles) + "\n"
    recent = [event for event in world["events"] if event["month"] in calendar[-QUARTER:]]
    if recent:
        lines = [f"  {happened(told, event | {'share': 1.0})}" for event in recent]
        yield "\n".join([said["happened"], *lines]) + "\n"


def offers_told(state: State, places: Iterable[str], number: int, said: Said) -> str:
    """The offers of some places that were on the table in a round, or were answered in it.

    Args:
        state: when the round is shown, so that the answers of default rules are known.
        places: whose offers.
        number: the round.
        said: the words of the files.

    Returns:
        Lines of text, empty when there were no such offers.
    """
    if not state.offers:
        return ""  # nor are there quarters, in other formats than roles
    wanted, months = set(places), quarter(state.opening, number)
    found = [
        offer
        for offer in state.offers.values()
        if wanted & {offer.maker, offer.to} and (offer.round == number or _due(offer, months))
    ]
    if not found:
        return ""
    return "\n".join([said["offers"], *(_offer(state, offer, said) for offer in found)]) + "\n"


def _due(offer: Offer, months: Quarter) -> bool:
    """Whether a default rule answers the offer in a quarter."""
    return offer.state == "asked" and months.first <= offer.terms.from_ <= months.last


def _offer(state: State, offer: Offer, said: Said) -> str:
    world, _ = parsed(offer.maker)
    status = offer_status(offer, state.deals.get(offer.number), answers_now(state, world))
    return said["offer_told"].format(
        number=offer.number,
        maker=f"w{world} {called(offer.maker, said)}",
        to=called(offer.to, said),
        brand=of_brand(offer.brand, said),
        terms=terms_text(offer.terms.plain()),
        state=said[status].format(month=offer.terms.from_),
    )
