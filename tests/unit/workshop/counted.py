"""A session's log counted a second way: what holds in a month, of all that its roles agreed on.

Of every month alone: which terms have begun and are not left, and what did the roles last decide.
It knows nothing of how a scenario is put together, and follows docs/workshop/play_the_roles.md.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sim.scenario.types.months import add_months
from tests.unit.workshop.play import Table

__all__ = ["MAKERS", "PARTS", "Count", "fold", "in_force"]

Plain = dict[str, Any]

PARTS = ("stores", "policy", "after_sales")
MAKERS = {"aito": "seres", "luxeed": "chery", "maextro": "jac"}


class Count:
    """The log read a second time: agreements with their months, and policies by quarter."""

    def __init__(self, table: Table) -> None:
        self.offers: dict[int, Any] = {}
        self.agreed: dict[int, Any] = {}
        self.left: dict[int, str] = {}
        self.policies: list[tuple[str, str, Plain]] = []
        self.round = 0
        for line in _counted(table):
            self._read(line, table)

    def _read(self, line: Any, table: Table) -> None:
        said = line.content
        if line.kind == "advance":
            if said.from_.endswith(".open"):
                self._close(table)
            elif said.from_ == "lobby" or said.from_.endswith(".shown"):
                self.round += 1
        elif line.kind == "offer":
            self.offers[line.number] = said
        elif line.kind == "answer" and said.accept:
            self.agreed[said.offer] = (self.offers.pop(said.offer), False)
        elif line.kind == "leave":
            terms = self.agreed[said.deal][0].terms
            over = add_months(terms.from_, max(1, terms.handover_months))
            self.left[said.deal] = max(add_months(self._first(), terms.exit_months), over)
        elif line.kind == "policy":
            self.policies.append((said.place[3:], self._first(), said.given()))

    def _first(self) -> str:
        return add_months("2025-07", 3 * (self.round - 1))

    def _close(self, table: Table) -> None:
        """Offers where nobody sits; whether one was possible is not counted a second time."""
        for number, said in self.offers.items():
            if said.to in ("w1.jac", "gac") and number in table.state.deals:
                self.agreed[number] = (said, True)
        self.offers.clear()

    def holds(
        self, brand: str, month: str, base: Plain, declined: Collection[tuple[str, str]] = ()
    ) -> tuple[Plain, str]:
        """Who runs selling in a month, and the model type, as far as terms have begun.

        ``base`` has the scenario's own terms: month, parts and model type. ``declined``: brand and
        month of what a default rule has declined.
        """
        begun = list(base.get(brand, ()))
        for number, (said, _) in self.agreed.items():
            lasts = number not in self.left or month < self.left[number]
            lasts = lasts and (brand, said.terms.from_) not in declined
            if lasts and MAKERS[brand] in (said.place[3:], said.to[3:]):
                named = said.terms.sales_control
                parts = named.model_dump(exclude_none=True) if named else {}
                begun.append((said.terms.from_, parts, said.terms.model_type))
        held, kind = dict.fromkeys(PARTS, "huawei"), "hima"
        for first, parts, model in sorted(begun, key=lambda each: each[0]):
            if first <= month:
                # who leaves HIMA's stores sells its own cars
                held = {**(dict.fromkeys(PARTS, "partner") if model else held), **parts}
                kind = model or kind
        return held, kind

    def share(self, month: str, base: Plain) -> float | None:
        """Yinwang's part of the resources in a month; None on the path of the start."""
        dated = [
            (m, -1, e["yinwang_share"])
            for m, e in base.get("later", {}).items()
            if "yinwang_share" in e
        ]
        for order, (said, _) in enumerate(self.agreed.values()):
            if said.terms.yinwang_share is not None:
                dated.append((said.terms.from_, order, said.terms.yinwang_share))
        known = sorted(each for each in dated if each[0] <= month)
        return known[-1][2] if known else None

    def lever(self, role: str, name: str, month: str, dated: Plain) -> Any:
        """What holds of a lever in a month, None where only the agent's own rule does."""
        found = [(m, -1, e[name]) for m, e in dated.items() if name in e]
        for order, (who, first, given) in enumerate(self.policies):
            if who == role and name in given:
                found.append((first, order, given[name]))
        known = sorted((e for e in found if e[0] <= month), key=lambda e: e[:2])
        return known[-1][2] if known else None


def _counted(table: Table) -> list[Any]:
    """The lines that count: each undo takes the last step of the desk and what was decided then."""
    left: list[Any] = []
    for line in table.game.entries:
        if line.kind != "undo":
            left.append(line)
            continue
        at = max(i for i, each in enumerate(left) if each.kind == "advance")
        left = left[:at] + [each for each in left[at:] if each.kind in ("join", "sit")]
    return left


def in_force(
    scenario: Any, brand: str, month: str, declined: Collection[tuple[str, str]] = ()
) -> tuple[Plain, str]:
    """What the engine's agents go for in a month, of the scenario's terms one after another."""
    held, kind = dict.fromkeys(PARTS, "huawei"), "hima"
    for term in sorted(scenario.alliance.get(brand, ()), key=lambda each: each.from_ or "2025-07"):
        lost = term.consent == "asked" and (brand, term.from_) in declined
        if (term.from_ or "2025-07") <= month and term.names_terms and not lost:
            if term.sales_control is not None:
                held = {**held, **term.sales_control.model_dump(exclude_none=True)}
            elif term.model_type not in (None, "hima"):
                held = dict.fromkeys(PARTS, "partner")
            kind = term.model_type or kind
    return held, kind


def fold(terms: list[Plain], month: str) -> tuple[Plain, str]:
    """What a page's list of terms adds up to in a month, one after another."""
    held, kind = dict.fromkeys(PARTS, "huawei"), "hima"
    for term in sorted(terms, key=lambda each: each["from"]):
        if term["from"] <= month:
            control, model = term.get("sales_control"), term.get("model_type")
            if control:
                held = {**held, **control}
            elif model not in (None, "hima"):
                held = dict.fromkeys(PARTS, "partner")
            kind = model or kind
    return held, kind
