"""What cannot happen in one world: launches before a contract, brands that are signed twice."""

from __future__ import annotations

from collections.abc import Iterator

from sim.levers import Launch, Sign
from sim.levers.ranges import earliest
from sim.scenario.checks.roster import Roster
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.brand import least_capacity
from sim.scenario.types.events import each_event
from sim.scenario.types.mentions import Mention
from sim.scenario.types.months import ANCHOR
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.units import figure

__all__ = ["contradictions"]


def contradictions(scenario: Scenario, roster: Roster) -> Iterator[Mention]:
    """Every contradiction between events, brands and what is known of June 2025."""
    yield from _launched_unsigned(scenario, roster)
    yield from _signed_again(scenario, roster)
    yield from _short_of_june(scenario)


def _launched_unsigned(scenario: Scenario, roster: Roster) -> Iterator[Mention]:
    # The engine takes a brand that launches into service, contract or none, so nothing else
    # would show that it has none.
    for key, event in each_event(scenario.events):
        brand = event.what.brand if isinstance(event.what, Launch) else None
        if brand is None or brand not in roster.specs:
            continue
        signed, path = roster.surely_signed[brand], ("events", key, "month")
        month = earliest(event.month)
        does = "launches" if isinstance(event.month, str) else "may launch"
        if signed is None:
            text = (
                f"{brand} {does} in {month}, and no event signs it; add a `sign` event "
                "up to that month, or remove the launch"
            )
            yield path, text
        elif month < signed:
            latest = "" if signed == roster.signed[brand] else " at the latest"
            text = (
                f"{brand} {does} in {month}, before it is signed in {signed}{latest}; launch it "
                "later or sign it earlier"
            )
            yield path, text


def _signed_again(scenario: Scenario, roster: Roster) -> Iterator[Mention]:
    known: dict[str, str] = {
        name: spec.signed for name, spec in roster.specs.items() if spec.signed is not None
    }
    where: dict[str, KeyPath] = {}
    for key, event in each_event(scenario.events):
        if not isinstance(event.what, Sign):
            continue
        brand, path = event.what.brand, ("events", key, "sign", "brand")
        if brand in where:
            first = ".".join(map(str, where[brand][:2]))
            yield path, f"{brand} is signed by {first} too; keep one of the two"
        elif brand in known:
            since = "has been signed since" if known[brand] <= ANCHOR else "signs in"
            text = (
                f"{brand} {since} {known[brand]}; to change its model type, write it under "
                f"alliance.{brand}"
            )
            yield path, text
        where.setdefault(brand, path)


def _short_of_june(scenario: Scenario) -> Iterator[Mention]:
    for name, spec in scenario.brands.items():
        highest, least = spec.capacity.bounds[1], least_capacity(spec)
        if spec.june_sales is not None and highest < least:
            sold = figure(spec.june_sales.bounds[0])
            text = (
                f"{figure(highest)} vehicles a month is too low: the brand sold {sold} in June "
                "2025; raise it, or cut it for some months with a `supply` event"
            )
            yield ("brands", name, "capacity"), text
