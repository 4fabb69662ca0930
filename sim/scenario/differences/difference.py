"""What two resolved scenarios differ in, as changes that can be made one by one, in any order.

A change is something an actor would do as one: a brand's sales control with its month and its
hand-over, an event, a conditional rule, a lever of Huawei's, what Huawei or an automaker decides in
a month, the range of an assumption. Changes of the run itself (length, seed) are not among them,
nor what a scenario has for itself (its name).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sim.levers.contract import Contract
from sim.levers.huawei import HuaweiLevers
from sim.levers.lever import levers_of
from sim.scenario.differences.delta import Delta, with_their_brands
from sim.scenario.differences.focus_list import filled, uses_focus
from sim.scenario.differences.matched import in_order, matched, same_order
from sim.scenario.differences.slots import (
    AllRules,
    Entry,
    HuaweiLater,
    HuaweiLever,
    MakerMonth,
    OneRule,
    Slot,
    Term,
    contract_of,
)
from sim.scenario.types.brand import BrandSpec
from sim.scenario.types.events import each_event
from sim.scenario.types.in_force import begins
from sim.scenario.types.numbers import Range
from sim.scenario.types.scenario import Scenario

__all__ = ["Delta", "Difference", "difference"]

_TERMS = tuple(term.field for term in levers_of(Contract))
_BINDING = tuple(term.field for term in levers_of(Contract) if term.mark.passes_over)
_OTHERS = tuple(name for name in _TERMS if name not in _BINDING)
_PASSING = tuple(name for name in Contract.model_fields if name not in _TERMS)
"""When and how the binding terms pass over."""


@dataclass(frozen=True)
class Difference:
    """Two scenarios and the changes between them; the base's run counts for both.

    Attributes:
        base, scenario: the two.
        deltas: the changes, by key.
    """

    base: Scenario
    scenario: Scenario
    deltas: tuple[Delta, ...]

    def apart(self, made: Collection[str]) -> Scenario:
        """Return the base with some of the changes made; with all of them, the scenario."""
        if not made:
            return self.base
        other = self.scenario.model_copy(update={"run": self.base.run})
        if all(change.key in made for change in self.deltas):
            return other
        before, after = matched(self.base, other)
        mixed = _with_idle(before, after)
        for change in self.deltas:
            mixed = change.made(after, mixed) if change.key in made else mixed
        return filled(_ordered(mixed, before, after), before, after)


def difference(base: Scenario, scenario: Scenario) -> Difference:
    """Return the changes that lead from a base to a scenario."""
    before, after = matched(base, scenario)
    found = [
        *_contracts(before, after),
        *_levers(before, after),
        *_entries(before, after),
        *_rules(before, after),
    ]
    changes = sorted(found, key=lambda change: change.key)
    return Difference(base, scenario, tuple(with_their_brands(changes)))


def _change(before: Scenario, after: Scenario, slot: Slot, *others: Slot) -> Delta:
    return Delta(slot, slot.of(after), slot.of(before), others)


def _differing(before: Scenario, after: Scenario, slots: Sequence[Slot]) -> Iterator[Delta]:
    """Yield a change for each slot in which the two differ."""
    for slot in dict.fromkeys(slots):
        if slot.of(before) != slot.of(after):
            yield _change(before, after, slot)


def _contracts(before: Scenario, after: Scenario) -> Iterator[Delta]:
    """Yield changes of contracts: term by term, unless one is a list, or given up as a whole."""
    for brand in dict.fromkeys([*before.alliance, *after.alliance]):
        old, new = (contract_of(each, brand) for each in (before, after))
        if new is None or (old is None and brand in before.alliance):
            yield from _differing(before, after, [Entry("alliance", brand)])
        else:
            yield from _terms(before, after, brand, old)


def _terms(before: Scenario, after: Scenario, brand: str, old: Contract | None) -> Iterator[Delta]:
    """Yield changes of a brand's terms; a term that is new brings its month and hand-over along."""
    passing, binding, others = (
        _differing_terms(before, after, brand, names) for names in (_PASSING, _BINDING, _OTHERS)
    )
    yield from _changes(before, after, others)
    if binding and not _binds(after, brand):
        # the last term that goes takes its month and hand-over with it
        yield _change(before, after, *binding, *passing)
        return
    fresh = [term for term in binding if term.of(before) is None]
    yield from _changes(before, after, fresh, passing)
    yield from _changes(before, after, set(binding).difference(fresh))
    if not fresh and (old is not None or binding or not others):
        yield from _changes(before, after, passing)


def _differing_terms(
    before: Scenario, after: Scenario, brand: str, names: Sequence[str]
) -> list[Term]:
    terms = (Term(brand, name) for name in names)
    return [term for term in terms if term.of(before) != term.of(after)]


def _binds(scenario: Scenario, brand: str) -> bool:
    return any(Term(brand, name).of(scenario) is not None for name in _BINDING)


def _changes(
    before: Scenario, after: Scenario, slots: Iterable[Slot], along: Sequence[Slot] = ()
) -> Iterator[Delta]:
    return (_change(before, after, slot, *along) for slot in slots)


def _months_of_makers(scenario: Scenario) -> Iterator[MakerMonth]:
    for maker, policies in scenario.makers.items():
        yield from (MakerMonth(maker, begins(entry)) for entry in policies)


def _levers(before: Scenario, after: Scenario) -> Iterator[Delta]:
    """Yield changes of levers: Huawei's one by one, what is decided later by month."""
    both_use_focus = uses_focus(before) and uses_focus(after)
    levers = [
        HuaweiLever(lever.field)
        for lever in levers_of(HuaweiLevers)
        if both_use_focus or not lever.mark.idle_alone
    ]
    entries = [*before.huawei.later, *after.huawei.later]
    makers = [*_months_of_makers(before), *_months_of_makers(after)]
    later = [HuaweiLater(entry.from_) for entry in entries]
    yield from _differing(before, after, [*levers, *later, *makers])


def _entries(before: Scenario, after: Scenario) -> Iterator[Delta]:
    """Yield changes of events, brands and assumptions."""
    idle = _idle_brands(before, after)
    for section in ("brands", "events", "assumptions"):
        names = [*getattr(before, section), *getattr(after, section)]
        for change in _differing(before, after, [Entry(section, str(name)) for name in names]):
            # another source or reason of an assumption moves no outcome
            same = section == "assumptions" and _same_range(change.base, change.value)
            new = section == "brands" and change.key.partition(".")[2] in idle
            if not (same or new):
                yield change


def _rules(before: Scenario, after: Scenario) -> Iterator[Delta]:
    """Yield changes of rules, which act in their order: another order changes all of them."""
    old, new = ([rule.name for rule in each.rules] for each in (before, after))
    one_by_one = [OneRule(name) for name in (*old, *new)]
    yield from _differing(before, after, one_by_one if same_order(old, new) else [AllRules()])


def _ordered(mixed: Scenario, before: Scenario, after: Scenario) -> Scenario:
    """Return a mixture with its events and rules in the order in which they act."""
    events = {str(name): event for name, event in each_event(mixed.events)}
    rules = {rule.name: rule for rule in mixed.rules}
    names = ([rule.name for rule in each.rules] for each in (before, after))
    event_names = ([str(name) for name, _ in each_event(each.events)] for each in (before, after))
    ordered = {
        "events": in_order(events, *event_names),
        "rules": tuple(in_order(rules, *names).values()),
        "name": after.name,
        "expect": (),
    }
    return mixed.model_copy(update=ordered)


def _with_idle(before: Scenario, after: Scenario) -> Scenario:
    """Return the base with what does nothing by itself: new brands, and a list nobody uses."""
    brands = {**_idle_brands(before, after), **before.brands}
    if uses_focus(before):
        return before.model_copy(update={"brands": brands})
    huawei = before.huawei.model_copy(update={"focus": after.huawei.focus})
    return before.model_copy(update={"brands": brands, "huawei": huawei})


def _same_range(old: object, new: object) -> bool:
    """Whether an assumption has the same range in both, whatever its source and reason."""
    if not (isinstance(old, Range) and isinstance(new, Range)):
        return False
    return all(getattr(old, end) == getattr(new, end) for end in ("low", "high", "fixed"))


def _idle_brands(before: Scenario, after: Scenario) -> dict[str, BrandSpec]:
    """Return new brands that sell nothing until something else brings them to market."""
    return {
        name: spec
        for name, spec in after.brands.items()
        if name not in before.brands and not spec.on_sale and spec.signed is None
    }
