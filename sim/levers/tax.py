"""The purchase tax exemption is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from sim.defaults import whole_number
from sim.levers.declaration import Control
from sim.levers.event import EventDeclaration, EventKind, Example
from sim.levers.happening import Sentence
from sim.levers.market import multiply_buyers

if TYPE_CHECKING:
    from sim.agents.clock import Clock, Process
    from sim.agents.state.shared import SharedState

__all__ = ["Tax"]


class Tax(EventKind):
    """The purchase tax exemption is cut in this month, and buyers know it beforehand."""

    known_months_ahead: Annotated[
        int, Field(ge=0, le=whole_number("tax_known_most")), Control(written="months")
    ] = Field(whole_number("tax_known_months"), description="how long before buyers know of it")

    declared = EventDeclaration(
        key="tax",
        title="tax",
        source="market",
        happened=(
            Sentence(
                key="tax",
                words="the purchase tax exemption is halved",
                chinese="购置税减免减半",
                after="half exempt",
                reason="the purchase tax exemption is cut",
            ),
        ),
        examples=(
            Example("tax_again", "2027-01", {"known_months_ahead": 3}, "the tax exemption is cut"),
        ),
    )

    def play(self, clock: Clock, state: SharedState, month: int) -> Process:
        """Buyers hurry before the exemption is cut, are missed after, and some never come."""
        d, ahead = state.draws, self.known_months_ahead
        gone = 1.0 - d["tax_step"]
        for start, end, factor in (
            (max(month - ahead, 0), month, 1.0 + d["tax_pull_forward"]),
            (month, month + ahead, gone * (1.0 - d["tax_pull_forward"])),
            (month + ahead, np.inf, gone),
        ):
            clock.start(multiply_buyers(clock, state, start, end, factor))
        if month < clock.months:
            yield clock.at(month)
            state.ledger.note(month, "buyers", self.happening())
