"""What one change of a scenario can set, as slots: what stands there, and how it is taken over.

Both scenarios are matched first (see ``matched``): events are named and dated levers are in order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, TypeAlias

from sim.levers.contract import Contract
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


_Entries: TypeAlias = Mapping[str, Any]
"""Entries of one kind, by name."""


class Slot(Protocol):
    """What one change of a scenario can set, by its key."""

    @property
    def key(self) -> str:
        """The dotted key in a scenario file."""

    def of(self, scenario: Scenario) -> object:
        """Return what stands there, None for nothing."""

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with what ``source`` has here."""


class _InMap(ABC):
    """A slot among others of its kind, which go by the value of the field ``named_by``."""

    named_by: ClassVar[str] = "name"

    @abstractmethod
    def entries(self, scenario: Scenario) -> dict[str, object]:
        """Return all of the kind, by name."""

    @abstractmethod
    def put(self, entries: _Entries, onto: Scenario) -> Scenario:
        """Return ``onto`` with these as all of the kind."""

    @property
    def _name(self) -> str:
        return str(getattr(self, self.named_by))

    def of(self, scenario: Scenario) -> object:
        """Return the entry."""
        return self.entries(scenario).get(self._name)

    def copied(self, source: Scenario, onto: Scenario) -> Scenario:
        """Return ``onto`` with the other's entry, at its place, or else at the end."""
        entries, value = self.entries(onto), self.of(source)
        if value is None:
            entries.pop(self._name, None)
        else:
            entries[self._name] = value
        return self.put(entries, onto)


@dataclass(frozen=True)
class Entry(_InMap):
    """An entry of a section that is a map: a brand, a whole contract, an event, an assumption."""

    section: str
    name: str

    @property
    def key(self) -> str:
        """Such as ``events.faw_signs``."""
        return f"{self.section}.{self.name}"

    def entries(self, scenario: Scenario) -> dict[str, object]:
        """Return the section."""
        return dict(getattr(scenario, self.section))

    def put(self, entries: _Entries, onto: Scenario) -> Scenario:
        """Return ``onto`` with another section."""
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
class HuaweiLater(_InMap):
    """What Huawei changes its mind to in a month."""

    named_by = "month"
    month: str

    @property
    def key(self) -> str:
        """Such as ``huawei.later.2026-01``."""
        return f"huawei.later.{self.month}"

    def entries(self, scenario: Scenario) -> dict[str, object]:
        """Return what Huawei changes its mind to, by month."""
        return {begins(entry): entry for entry in scenario.huawei.later}

    def put(self, entries: _Entries, onto: Scenario) -> Scenario:
        """Return ``onto`` with other entries, in order."""
        later = tuple(sorted(entries.values(), key=begins))
        return onto.model_copy(update={"huawei": onto.huawei.model_copy(update={"later": later})})


@dataclass(frozen=True)
class MakerMonth(_InMap):
    """What an automaker decides in a month."""

    named_by = "month"
    maker: str
    month: str

    @property
    def key(self) -> str:
        """Such as ``makers.chery.2026-01``."""
        return f"makers.{self.maker}.{self.month}"

    def entries(self, scenario: Scenario) -> dict[str, object]:
        """Return what the automaker decides, by month."""
        return {begins(entry): entry for entry in scenario.makers.get(self.maker, ())}

    def put(self, entries: _Entries, onto: Scenario) -> Scenario:
        """Return ``onto`` with other entries, in order; an automaker without any is gone."""
        makers = {**onto.makers, self.maker: tuple(sorted(entries.values(), key=begins))}
        kept = {maker: each for maker, each in makers.items() if each}
        return onto.model_copy(update={"makers": kept})


@dataclass(frozen=True)
class OneRule(_InMap):
    """A conditional rule, by its name."""

    name: str

    @property
    def key(self) -> str:
        """Such as ``rules.take_back``."""
        return f"rules.{self.name}"

    def entries(self, scenario: Scenario) -> dict[str, object]:
        """Return the rules, by name."""
        return {rule.name: rule for rule in scenario.rules}

    def put(self, entries: _Entries, onto: Scenario) -> Scenario:
        """Return ``onto`` with other rules."""
        return onto.model_copy(update={"rules": tuple(entries.values())})


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
