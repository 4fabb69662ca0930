"""Events, rules and expectations that can do nothing: allowed, and probably not meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sim.levers import Launch
from sim.levers.contract import Contract, SalesControl, anchor_holder
from sim.levers.ranges import earliest, latest, shortest
from sim.scenario.checks.roster import Roster
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.conditional import Action, ConditionalRule, Level
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.expectation import Expectation
from sim.scenario.types.mentions import Mention, levels
from sim.scenario.types.months import add_months
from sim.scenario.types.scenario import Scenario
from sim.scenario.types.units import MEASURES, Unit, figure

__all__ = ["idle", "late_rules"]


def idle(scenario: Scenario, roster: Roster, outcomes: Mapping[str, Unit]) -> Iterator[Mention]:
    """Everything that has no effect on the run, or a trivial answer, with why.

    Args:
        scenario: one that is sound.
        roster: who is signed and on sale.
        outcomes: what a level of each outcome may be, by name.
    """
    for key, event in each_event(scenario.events):
        yield from _of_event(("events", key), event, roster)
    for brand, terms in scenario.alliance.items():
        for i, term in enumerate(terms):
            start = earliest(term.from_ or scenario.run.start)
            yield from _of_contract(("alliance", brand, i), term, start, brand, roster)
    for i, rule in enumerate(scenario.rules):
        yield from _of_rule(("rules", i), rule, scenario, roster)
    for i, expectation in enumerate(scenario.expect):
        yield from _of_expectation(("expect", i), expectation, roster, outcomes)


def _of_contract(
    path: KeyPath, term: Contract, start: str, brand: str, roster: Roster
) -> Iterator[Mention]:
    yield from _of_terms(path, brand, start, roster)
    if term.abroad is not None and _sells_nothing_abroad(brand, roster):
        yield (*path, "abroad"), f"{brand} has no abroad_potential, so it sells nothing overseas"


def _of_event(path: KeyPath, event: Event, roster: Roster) -> Iterator[Mention]:
    what, kind = event.what, event.kind
    field = what.without_effect
    if field is not None:
        yield (*path, kind, field), f"{figure(what.declared.neutral[field])} changes nothing"
    if what.declared.needs_sales and what.about in roster.specs:
        begins = roster.on_sale[what.about]
        last = add_months(latest(event.month), what.lasts - 1)
        if begins is None:
            yield (*path, kind, "brand"), f"{what.about} is never on sale, so this changes nothing"
        elif last < begins:
            yield (*path, "month"), f"{what.about} is on sale from {begins} on, after this is over"
    if isinstance(what, Launch) and _is_first_refresh(what, earliest(event.month), roster):
        text = f"the first model of {what.brand} is a new one; a refresh leaves nothing lasting"
        yield (*path, kind, "model"), text


def _of_terms(path: KeyPath, brand: str, begins: str, roster: Roster) -> Iterator[Mention]:
    signed = roster.signed.get(brand)
    if roster.never_acts(brand):
        yield path, f"{brand} is never signed and never on sale, so its terms change nothing"
    elif signed is not None and begins < signed:
        text = (
            f"the terms of {brand} begin in {begins}, before it is signed in {signed}; the model "
            "type that it signs replaces theirs"
        )
        yield path, text


def _sells_nothing_abroad(brand: str, roster: Roster) -> bool:
    return brand in roster.specs and roster.specs[brand].abroad_potential is None


def _of_rule(
    path: KeyPath, rule: ConditionalRule, scenario: Scenario, roster: Roster
) -> Iterator[Mention]:
    for place, level in levels(rule.when, (*path, "when")):
        yield from _of_level(place, level, roster)
    brand = rule.then.brand
    if brand is not None and roster.never_acts(brand):
        text = f"{brand} is never signed and never on sale, so the rule changes nothing"
        yield (*path, "then", "brand"), text
    elif brand is not None and rule.then.sales_control is not None:
        yield from _nothing_to_take(path, rule, brand, scenario, roster)


def late_rules(scenario: Scenario) -> Iterator[Mention]:
    """Rules that the run ends too early for."""
    last = add_months(scenario.run.start, scenario.run.months - 1)
    for i, rule in enumerate(scenario.rules):
        soonest = min(level.for_months for _, level in levels(rule.when, ()))
        # judged from the second month on
        earliest = add_months(scenario.run.start, soonest + shortest(rule.notice_months))
        if earliest > last:
            text = f"the rule acts in {earliest} at the earliest, and the run ends in {last}"
            yield ("rules", i, "name"), text


def _of_level(path: KeyPath, level: Level, roster: Roster) -> Iterator[Mention]:
    if level.brand is not None and roster.never_sells(level.brand):
        text = f"{level.brand} is never on sale, so the condition never holds"
        yield (*path, "brand"), text
    unit = MEASURES[level.measure]
    if level.above is not None and level.above >= unit.high:
        yield (*path, "above"), f"{level.measure} never is above {figure(level.above)}"
    if level.below is not None and level.below <= unit.low:
        yield (*path, "below"), f"{level.measure} never is below {figure(level.below)}"


def _is_first_refresh(launch: Launch, month: str, roster: Roster) -> bool:
    return launch.model == "refresh" and roster.on_sale.get(launch.brand) == month


def _nothing_to_take(
    path: KeyPath, rule: ConditionalRule, brand: str, scenario: Scenario, roster: Roster
) -> Iterator[Mention]:
    """A rule that gives sales control to those who have it in any case."""
    control = rule.then.sales_control
    if brand not in roster.specs or control is None or not control.names_any:
        return
    others = [other for other in scenario.rules if other is not rule]
    for part, holder in control.given.items():
        if _holders(brand, part, others, scenario, roster) != {holder}:
            return
    who = next(iter(control.given.values()))
    text = f"{who} has that control of {brand} in any case, so the rule changes nothing"
    yield (*path, "then", "sales_control"), text


def _holders(
    brand: str,
    part: str,
    rules: list[ConditionalRule],
    scenario: Scenario,
    roster: Roster,
) -> set[str]:
    """Who may hold a part of a brand's sales at some time: by June, contracts and other rules."""
    found: set[str] = {anchor_holder(roster.specs[brand].model_type)}
    actions = [rule.then for rule in rules if rule.then.brand == brand]
    agreed: list[Contract | Action] = [*scenario.alliance.get(brand, ()), *actions]
    for each in agreed:
        holder = getattr(each.sales_control or SalesControl(), part)
        if holder is not None:
            found.add(holder)
        # as the engine has it: who leaves HIMA's stores sells its own cars
        if each.sales_control is None and each.model_type not in (None, "hima"):
            found.add("partner")
    return found


def _of_expectation(
    path: KeyPath, wanted: Expectation, roster: Roster, outcomes: Mapping[str, Unit]
) -> Iterator[Mention]:
    if wanted.brand is not None and wanted.brand in roster.on_sale:
        yield from _not_on_sale(path, wanted, roster.on_sale[wanted.brand])
    unit = outcomes.get(wanted.outcome)
    if unit is not None:
        yield from _trivial(path, wanted, unit)


def _not_on_sale(path: KeyPath, wanted: Expectation, begins: str | None) -> Iterator[Mention]:
    if begins is None or begins > wanted.month:
        since = "never on sale" if begins is None else f"on sale from {begins} on"
        text = f"{wanted.brand} is {since}, so it has sold nothing in {wanted.month}"
        yield (*path, "brand"), text


def _trivial(path: KeyPath, wanted: Expectation, unit: Unit) -> Iterator[Mention]:
    trivial: tuple[tuple[str, Callable[[float], bool]], ...] = (
        ("lower_than", lambda value: value <= unit.low),
        ("higher_than", lambda value: value >= unit.high),
    )
    for side, never in trivial:
        value = getattr(wanted, side)
        if isinstance(value, int | float) and never(value):
            word = side.removesuffix("_than")
            text = f"{wanted.measure} never is {word} than {figure(value)}; this cannot hold"
            yield (*path, side), text
