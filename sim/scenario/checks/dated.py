"""Dated levers that do not go together: terms that clash, two of one month, an empty list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers, InForce, Later
from sim.levers.ranges import earliest, latest, longest, shortest
from sim.scenario.text.nodes import KeyPath
from sim.scenario.types.in_force import begins, course, in_force
from sim.scenario.types.mentions import Mention
from sim.scenario.types.months import FIRST, add_months
from sim.scenario.types.scenario import Scenario

__all__ = ["clashing", "unlisted"]


def clashing(scenario: Scenario) -> Iterator[Mention]:
    """Entries of one brand, of Huawei's or of one automaker that leave each other no month."""
    for brand, terms in scenario.alliance.items():
        for later, text in _clashes(terms):
            yield ("alliance", brand, later, "from"), text
    months = [later.from_ for later in scenario.huawei.later]
    yield from _twice(("huawei", "later"), months, "changes of Huawei's levers")
    for maker, policies in scenario.makers.items():
        begin = [begins(policy) for policy in policies]
        yield from _twice(("makers", maker), begin, f"entries of {maker}")


def _clashes(terms: Sequence[Contract]) -> Iterator[tuple[int, str]]:
    """Which of a brand's contracts leaves the one before it no month, with why."""
    binding = [i for i, term in enumerate(terms) if term.names_terms]
    order = sorted(binding, key=lambda i: earliest(terms[i].from_ or FIRST))
    for former, later in pairwise(order):
        text = _clash(terms, former, later)
        if text:
            yield later, text


def _clash(terms: Sequence[Contract], former: int, later: int) -> str | None:
    first, second = latest(terms[former].from_ or FIRST), earliest(terms[later].from_ or FIRST)
    months = longest(terms[former].handover_months)
    free = add_months(first, months)
    if first == second:
        return f"overlapping contract terms: two begin in {first}; give each its own `from`"
    if second < free:
        return (
            f"overlapping contract terms: those from {first} pass over {months} months; "
            f"begin in {free} or later, or shorten their handover_months"
        )
    return None


def _twice(path: KeyPath, months: Sequence[str], what: str) -> Iterator[Mention]:
    for i, month in enumerate(months):
        if month in months[:i]:
            text = f"two {what} begin in {month}; give each its own `from`, or make them one"
            yield (*path, i, "from"), text


def unlisted(scenario: Scenario) -> Iterator[Mention]:
    """Where the rule `focus` holds in a month in which its list is empty."""
    for _, number, now in course(scenario.huawei):
        if not now.focus:
            yield from ((path, _needed(path)) for path in _focused(scenario, number, now))
    for i, rule in enumerate(scenario.rules):
        if rule.then.floor_rule == "focus":
            # judged from the second month on
            earliest = add_months(FIRST, 1 + shortest(rule.notice_months))
            if not _listed_from(scenario, earliest):
                path = ("rules", i, "then", "floor_rule")
                yield path, _needed(path)


def _needed(path: KeyPath) -> str:
    if path[-1] == "focus":
        return "the rule focus is in force, which needs a list of brands; name some"
    if path[:2] == ("huawei", "later"):
        return "the rule focus needs a list of brands by then; add focus here or before"
    return "the rule focus needs a list of brands; add huawei.focus"


def _focused(scenario: Scenario, number: int | None, now: InForce) -> Iterator[KeyPath]:
    """Keys of the start, or of an entry of ``later``, that put `focus` in force or emptylist."""
    if number is None:
        yield from (("huawei", key) for key in _ruled_by_focus(scenario.huawei))
        return
    written, place = scenario.huawei.later[number], ("huawei", "later", number)
    rules = _ruled_by_focus(written)
    yield from ((*place, key) for key in rules)
    if not rules and written.focus == () and _ruled_by_focus(now):
        yield (*place, "focus")


def _ruled_by_focus(levers: HuaweiLevers | Later | InForce) -> list[str]:
    return [key for key in ("floor_rule", "resource_rule") if getattr(levers, key) == "focus"]


def _listed_from(scenario: Scenario, month: str) -> bool:
    """Whether the list has brands in a month and ever after."""
    later = [now for start, _, now in course(scenario.huawei) if start > month]
    return all(now.focus for now in (in_force(scenario.huawei, month), *later))
