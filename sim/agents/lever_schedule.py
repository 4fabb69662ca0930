"""Huawei's dated levers: which of them hold in a month."""

from __future__ import annotations

from collections.abc import Iterator

from sim.agents.state.shared import SharedState
from sim.agents.yinwang import path
from sim.levers.happening import Happening
from sim.levers.huawei import InForce, decided
from sim.scenario.types.in_force import course

__all__ = ["LeverSchedule"]


class LeverSchedule:
    """Huawei's levers in force, month by month; conditional rules go on top of them.

    Attributes:
        now: what holds.
    """

    def __init__(self, state: SharedState) -> None:
        levers = state.world.scenario.huawei
        (_, _, self.now), *later = course(levers)
        self._state = state
        self._later = {state.month_of(begins): held for begins, _, held in later}
        # a rule may favour the list in some replications, which must not move the others
        self._listed = any(rule.then.floor_rule == "focus" for rule in state.world.scenario.rules)

    def advance(self, month: int) -> bool:
        """Advance to a month; return whether what holds there differs from what held before.

        An entry that repeats what already holds leaves no trace.
        """
        before, now = self.now, self._later.get(month, self.now)
        if now == before:
            return False
        noted = list(self._noted(month, before, now))
        self.now, self._state.levers.yinwang_fixed = now, now.yinwang_share
        for what in noted:
            self._state.ledger.note(month, "huawei", what)
        return bool(noted)

    def _noted(self, month: int, before: InForce, now: InForce) -> Iterator[Happening]:
        """What changes, before and after."""
        for lever, was, becomes in (
            ("floor_rule", before.floor_rule, now.floor_rule),
            ("resource_rule", before.resource_rule, now.resource_rule),
        ):
            if (was, self._favoured(was, before)) != (becomes, self._favoured(becomes, now)):
                yield decided(lever, before.shared(was), now.shared(becomes))
        if self._listed and set(before.focus) != set(now.focus):
            yield decided("focus", before.listed(), now.listed())
        if self._moves(month, before, now):
            yield decided("yinwang_share", self._part(month, before), self._part(month, now))

    def _favoured(self, rule: str, held: InForce) -> frozenset[str]:
        return frozenset(held.focus) if rule == "focus" else frozenset()

    def _moves(self, month: int, before: InForce, now: InForce) -> bool:
        """Whether Yinwang's part is another than it would have been, in any month to come."""
        if before.yinwang_share is not None or now.yinwang_share is None:
            return before.yinwang_share != now.yinwang_share
        to_come = range(month, self._state.months)
        return any(path(self._state, each) != now.yinwang_share for each in to_come)

    def _part(self, month: int, held: InForce) -> Happening:
        if held.yinwang_share is None:
            return Happening("part.path", values=(("share", path(self._state, month)),))
        return Happening("part.share", values=(("share", held.yinwang_share),))
