"""The event ledger as lines to read: one line an event, and one for each conditional rule.

An event stays a line of its own: two launches in different months are two launches, however alike
they read. A conditional rule acts once in a future, in different months of different futures, so
its entries are one line: from the first month to the last, and in which part of the futures it
fired at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sim.aliases import Json, JsonMapping
from sim.levers.rule_acts import never_fired
from sim.scenario.types.conditional import EVENT_KINDS

__all__ = ["Line", "ledger_lines", "rule_line"]

Event = JsonMapping


@dataclass(frozen=True)
class Line:
    """What happened, as one line.

    Attributes:
        event: the entry; of a rule, the one of most futures, with the first month.
        until: the last month; that of the event, unless a rule fired in several, and empty where it
            fired in none.
        share: part of the futures in which it happened; above 1 where the same thing happened more
            than once in the month.
        by_rule: whether a conditional rule did it.
    """

    event: Event
    until: str
    share: float
    by_rule: bool = False

    @property
    def never(self) -> bool:
        """Whether it is of a rule that fired in no future."""
        return not self.until

    def to_plain(self) -> Json:
        """The event with ``until``, ``share`` and ``by_rule``, for JSON."""
        more = {"until": self.until, "share": self.share, "by_rule": self.by_rule}
        return {**self.event, **more}


def ledger_lines(events: Iterable[Event], rules: Mapping[str, str] | None = None) -> list[Line]:
    """What happened, by month; random refreshes are left out.

    Args:
        events: the ledger, in its order.
        rules: the scenario's conditional rules with their own reasons, if any, by name; those that
            fired in no future get a line at the end.
    """
    single: list[Line] = []
    acting: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        if event["rule"] == "refresh":
            continue
        if event["rule"] in EVENT_KINDS:
            single.append(Line(event, str(event["month"]), float(event["share"])))
        else:
            acting.setdefault((event["rule"], _action(event)), []).append(event)
    fired = {rule for rule, _ in acting}
    lines = sorted(
        [*single, *map(rule_line, acting.values())], key=lambda line: str(line.event["month"])
    )
    return lines + [_never(name, why) for name, why in (rules or {}).items() if name not in fired]


def _action(event: Event) -> str:
    """Which part of a rule's action an entry is about: its brand's terms, which were others
    before, or another one, whose value is the same in every future."""
    return "" if event["from"] else str(event["to"])


def rule_line(events: list[Event]) -> Line:
    """One part of a rule's action, over all months; a rule fires once in a future."""
    months = sorted(str(event["month"]) for event in events)
    usual = max(events, key=lambda event: float(event["share"]))
    share = min(1.0, sum(float(event["share"]) for event in events))
    return Line({**usual, "month": months[0]}, months[-1], share, by_rule=True)


def _never(name: str, reason: str) -> Line:
    entry = {"month": "", "agent": "huawei", "rule": name, "from": "", "to": "never"}
    never = {"reason": reason or f"the rule {name} holds", "share": 0.0}
    what = never_fired(name, reason).to_plain()
    return Line({**entry, **never, **what}, "", 0.0, by_rule=True)
