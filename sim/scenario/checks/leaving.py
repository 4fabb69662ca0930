"""A brand that leaves the alliance: once, while it is in it and on sale, and for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sim.levers import Leave, Sign
from sim.levers.ranges import earliest, latest, shortest
from sim.scenario.checks.roster import Roster
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.conditional import ConditionalRule
from sim.scenario.types.events import Event, each_event
from sim.scenario.types.mentions import Mention, levels
from sim.scenario.types.months import FIRST, add_months
from sim.scenario.types.scenario import Scenario

__all__ = ["leaving", "rules_too_late"]


@dataclass(frozen=True)
class _Notice:
    """A brand's first notice: the event's name, and its month."""

    event: str
    month: str

    def __str__(self) -> str:
        return f"gives notice in {self.month} (events.{self.event})"


def leaving(scenario: Scenario, roster: Roster, anchor: str) -> Iterator[Mention]:
    """Every contradiction between a brand that leaves and the rest of the scenario.

    Args:
        scenario: what to check.
        roster: who is signed and on sale.
        anchor: the brand whose badge the others may carry.
    """
    notices = _notices(scenario)
    for key, event in each_event(scenario.events):
        what = event.what
        if isinstance(what, Leave) and what.brand in roster.specs:
            yield from _of_leave(("events", key), event, what, notices[what.brand], roster)
            if scenario.huawei.single_brand is not None and what.brand == anchor:
                text = f"{anchor} cannot leave while the others carry its badge; remove this event"
                yield ("events", key, "leave", "brand"), f"{text} or huawei.single_brand"
        if isinstance(what, Sign) and what.brand in notices:
            notice = notices[what.brand]
            if latest(event.month) >= notice.month:
                text = f"{what.brand} {notice}, so nobody signs it after; sign it earlier"
                yield ("events", key, "month"), text
    for brand, notice in notices.items():
        yield from _terms_after(scenario, brand, notice)


def _notices(scenario: Scenario) -> Mapping[str, _Notice]:
    """The brands' first notices."""
    found: dict[str, _Notice] = {}
    events = [(key, e) for key, e in each_event(scenario.events) if isinstance(e.what, Leave)]
    for key, event in sorted(events, key=lambda pair: earliest(pair[1].month)):
        found.setdefault(event.what.about, _Notice(str(key), earliest(event.month)))
    return found


def _of_leave(
    path: KeyPath, event: Event, what: Leave, first: _Notice, roster: Roster
) -> Iterator[Mention]:
    brand, begins = what.brand, roster.surely_on_sale[what.brand]
    if str(path[1]) != first.event:
        yield (*path, "leave", "brand"), f"{brand} {first} already; keep one of the two"
    elif not roster.specs[brand].hima:
        members = ", ".join(name for name, spec in roster.specs.items() if spec.hima)
        text = f"{brand} is not in the alliance, so it cannot leave it; name one of {members}"
        yield (*path, "leave", "brand"), text
    elif begins is None:
        text = f"{brand} is never on sale, so it cannot leave; add a `launch`, or remove this"
        yield (*path, "leave", "brand"), text
    elif earliest(event.month) < begins:
        text = f"{brand} is on sale from {begins} on and cannot leave before; let it leave later"
        yield (*path, "month"), text


def _terms_after(scenario: Scenario, brand: str, notice: _Notice) -> Iterator[Mention]:
    for i, term in enumerate(scenario.alliance.get(brand, ())):
        dated = [(("from",), latest(term.from_ or FIRST))] if term.names_terms else []
        if term.abroad is not None:
            dated.append((("abroad", "from"), term.abroad.from_))  # type: ignore[arg-type]
        for inside, begins in dated:
            if begins >= notice.month:
                text = (
                    f"{brand} {notice}, so terms that begin in {begins} change nothing; begin "
                    "them earlier, or remove them"
                )
                yield ("alliance", brand, i, *inside), text


def rules_too_late(scenario: Scenario) -> Iterator[Mention]:
    """Rules about the contract of a brand that has given notice before they can act."""
    notices = _notices(scenario)
    for i, rule in enumerate(scenario.rules):
        brand = rule.then.brand
        if brand is not None and brand in notices and rule.then.names_terms:
            earliest = add_months(scenario.run.start, _soonest(rule))
            if earliest >= notices[brand].month:
                text = f"{brand} {notices[brand]}, before the rule can act in {earliest}"
                yield ("rules", i, "then", "brand"), text


def _soonest(rule: ConditionalRule) -> int:
    return min(level.for_months for _, level in levels(rule.when, ())) + shortest(
        rule.notice_months
    )
