"""There are more or fewer buyers for some months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from sim.arrays import Floats
from sim.defaults import number
from sim.levers.declaration import Control
from sim.levers.event import EventDeclaration, EventKind, Example, Months
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.clock import Clock, Process
    from sim.agents.state.shared import SharedState

__all__ = ["Market", "multiply_buyers"]


class Market(EventKind):
    """The number of buyers is multiplied by a factor for some months."""

    factor: Annotated[
        float, Field(gt=0.0, le=number("factor_most")), Control(0.3, 2, written="percent")
    ] = Field(description="factor on the number of buyers")
    months: Months

    declared = EventDeclaration(
        key="market",
        title="market",
        neutral={"factor": 1.0},
        source="market",
        happened=(
            Sentence(
                key="market",
                words="the number of buyers is {factor:percent} of the usual for {months}",
                chinese="{months}内购车人数为平时的 {factor:percent}",
                after="for {months:d} months",
                reason="buyers times {factor:g}",
            ),
        ),
        examples=(
            Example("slump", "2026-03", {"factor": 0.9, "months": 6}, "fewer buyers for a while"),
        ),
    )

    def play(self, clock: Clock, state: SharedState, month: int) -> Process:
        """Multiply the number of buyers for some months."""
        if month >= clock.months:
            return
        factor = np.full(state.size, self.factor)
        clock.start(multiply_buyers(clock, state, month, month + self.months, factor))
        yield clock.at(month)
        state.ledger.note(month, "buyers", self.happening())


def multiply_buyers(
    clock: Clock, state: SharedState, start: int, end: float, factor: Floats
) -> Process:
    """Apply a factor to buyers from one month to before another; then it is gone without a trace.

    Args:
        clock: the run's.
        state: the block's.
        start: the first month.
        end: the month after the last; infinity where the run's end ends it.
        factor: (replications,).
    """
    if start >= clock.months or end <= start:
        return
    yield clock.at(start)
    state.market.begin_factor(factor)
    if end < clock.months:
        yield clock.at(int(end))
        state.market.end_factor(factor)
