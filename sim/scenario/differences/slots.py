"""What one change of a scenario can set, as slots: what stands there, and how it is taken over.

Both scenarios are matched first (see ``matched``): events are named and dated levers are in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sim.levers.automakers import MakerPolicy
from sim.levers.contract import Contract
from sim.levers.huawei import Later
from sim.scenario.types.in_force import begins
from sim.scenario.types.scenario import Scenario

__all__ = [
    "AllRules",
    "Entry",
    "HuaweiLater",
    "HuaweiLever",
    "MakerMonth",
    "OneRule",
    "Slot",
    "Term",
    "contract_of",
]


class Slot(Protocol):
    """What one change of a scenario can set, by its key."""

    @property
    def key(self) -> str:
        """The dotted key in a scenario file."""

    def of(self, scenario: Scenario) -> object:
        """Return what stands there, None for nothing."""

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with what ``source`` has here."""


@dataclass(frozen=True)
class Entry:
    """An entry of a section that is a map: a brand, a whole contract, an event, an assumption."""

    section: str
    name: str

    @property
    def key(self) -> str:
        """Such as ``events.faw_signs``."""
        return f"{self.section}.{self.name}"

    def of(self, scenario: Scenario) -> object:
        """Return the entry."""
        entries: Mapping[str, object] = getattr(scenario, self.section)
        return entries.get(self.name)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's entry, at its place, or else at the end."""
        entries: dict[str, object] = dict(getattr(onto, self.section))
        value = self.of(source)
        if value is None:
            entries.pop(self.name, None)
        else:
            entries[self.name] = value
        return onto.model_copy(update={self.section: entries})


def contract_of(scenario: Scenario, brand: str) -> Contract | None:
    """Return a brand's contract where it has one that is no list."""
    contracts = scenario.alliance.get(brand, ())
    return contracts[0] if len(contracts) == 1 else None


@dataclass(frozen=True)
class Term:
    """One field of a brand's contract."""

    brand: str
    field: str

    @property
    def key(self) -> str:
        """Such as ``alliance.luxeed.sales_control``."""
        return f"alliance.{self.brand}.{Contract.model_fields[self.field].alias or self.field}"

    def of(self, scenario: Scenario) -> object:
        """Return the term."""
        return getattr(contract_of(scenario, self.brand), self.field, None)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's term; a contract begins with the defaults."""
        given = contract_of(source, self.brand) or Contract()
        contract = contract_of(onto, self.brand) or Contract()
        changed = contract.model_copy(update={self.field: getattr(given, self.field)})
        return onto.model_copy(update={"alliance": {**onto.alliance, self.brand: (changed,)}})


@dataclass(frozen=True)
class HuaweiLever:
    """A lever of Huawei's from the start on."""

    field: str

    @property
    def key(self) -> str:
        """Such as ``huawei.floor_rule``."""
        return f"huawei.{self.field}"

    def of(self, scenario: Scenario) -> object:
        """Return the lever's value."""
        return getattr(scenario.huawei, self.field)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's value."""
        changed = onto.huawei.model_copy(update={self.field: self.of(source)})
        return onto.model_copy(update={"huawei": changed})


@dataclass(frozen=True)
class HuaweiLater:
    """What Huawei changes its mind to in a month."""

    month: str

    @property
    def key(self) -> str:
        """Such as ``huawei.later.2026-01``."""
        return f"huawei.later.{self.month}"

    def of(self, scenario: Scenario) -> Later | None:
        """Return the month's entry."""
        return next((entry for entry in scenario.huawei.later if entry.from_ == self.month), None)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's entry, by month."""
        entry = self.of(source)
        entries = [each for each in onto.huawei.later if each.from_ != self.month]
        entries += [entry] if entry is not None else []
        later = tuple(sorted(entries, key=begins))
        huawei = onto.huawei.model_copy(update={"later": later})
        return onto.model_copy(update={"huawei": huawei})


@dataclass(frozen=True)
class MakerMonth:
    """What an automaker decides in a month."""

    maker: str
    month: str

    @property
    def key(self) -> str:
        """Such as ``makers.chery.2026-01``."""
        return f"makers.{self.maker}.{self.month}"

    def of(self, scenario: Scenario) -> MakerPolicy | None:
        """Return the month's entry."""
        entries = scenario.makers.get(self.maker, ())
        return next((entry for entry in entries if entry.from_ == self.month), None)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's entry, by month; an automaker without any is gone."""
        entry = self.of(source)
        entries = [each for each in onto.makers.get(self.maker, ()) if each.from_ != self.month]
        entries += [entry] if entry is not None else []
        makers = {**onto.makers, self.maker: tuple(sorted(entries, key=begins))}
        kept = {maker: each for maker, each in makers.items() if each}
        return onto.model_copy(update={"makers": kept})


@dataclass(frozen=True)
class OneRule:
    """A conditional rule, by its name."""

    name: str

    @property
    def key(self) -> str:
        """Such as ``rules.take_back``."""
        return f"rules.{self.name}"

    def of(self, scenario: Scenario) -> object:
        """Return the rule."""
        return next((rule for rule in scenario.rules if rule.name == self.name), None)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's rule, at its place, or else at the end."""
        rules: dict[str, object] = {rule.name: rule for rule in onto.rules}
        rule = self.of(source)
        if rule is None:
            rules.pop(self.name, None)
        else:
            rules[self.name] = rule
        return onto.model_copy(update={"rules": tuple(rules.values())})


@dataclass(frozen=True)
class AllRules:
    """All conditional rules, whose order counts."""

    key: str = "rules"

    def of(self, scenario: Scenario) -> object:
        """Return the rules."""
        return scenario.rules or None

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's rules."""
        return onto.model_copy(update={"rules": source.rules})
