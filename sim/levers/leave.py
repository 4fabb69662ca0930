"""A brand leaves the alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from sim.defaults import whole_number
from sim.levers.declaration import Control
from sim.levers.event import BrandEvent, EventDeclaration, Example
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.clock import Clock, Process
    from sim.agents.state.shared import SharedState

__all__ = ["Leave"]


class Leave(BrandEvent):
    """A brand gives notice to the alliance: floor, badge, support and technology end with it."""

    notice_months: Annotated[
        int, Field(ge=0, le=whole_number("watch_most")), Control(high=24, written="months")
    ] = Field(
        whole_number("leave_notice_months"),
        description="months from its notice to the first month in which it has left",
    )

    declared = EventDeclaration(
        key="leave",
        title="leaving",
        is_choice=True,
        members_only=True,
        happened=(
            Sentence(
                key="leave",
                words="{brand} gives notice to the alliance ({notice_months:d} months)",
                chinese="{brand}通知退出联盟（{notice_months:d} 个月后退出）",
                after="in {notice_months:d} months",
                reason="{brand} gives notice to the alliance",
            ),
            Sentence(
                key="leave.left",
                words="{brand} has left the alliance",
                chinese="{brand}已退出联盟",
                after="left",
                reason="{brand} has left the alliance",
            ),
        ),
        examples=(
            Example(
                "stelato_leaves",
                "2026-11",
                {"brand": "stelato", "notice_months": 6},
                "its own network, models and owners stay",
            ),
        ),
    )

    def play(self, clock: Clock, state: SharedState, month: int) -> Process:
        """Give notice, over which terms run out, and leave when it is over."""
        if month >= clock.months:
            return
        yield clock.at(month)
        brand = state.index(self.brand)
        maker = state.spec(brand).maker
        if not state.contracts.give_notice(brand, month, self.notice_months):
            return
        state.ledger.note(month, maker, self.happening())
        end = month + self.notice_months
        if end < clock.months:
            yield clock.at(end)
            state.roster.leave(brand)
            state.ledger.note(end, maker, self.happening("leave.left"))
