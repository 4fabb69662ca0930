"""A rule changes how store floor is shared out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.inputs import FloorRule
from sim.levers.actions.action import Action, Where
from sim.levers.happening import Sentence

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["FLOOR_RULE"]


def _share_out(state: SharedState, where: Where, rule: FloorRule) -> None:
    """Let Huawei share out by another rule, from its next review on."""
    state.levers.override_floor(where.replications, rule)


FLOOR_RULE: Action[FloorRule] = Action(
    key="floor_rule",
    title="floor rule",
    description="how store floor is shared out from then on",
    type=FloorRule,
    example="equal",
    play=_share_out,
    happened=Sentence(
        key="action.floor_rule",
        words="store floor is now shared out {value:floor_rule}",
        chinese="门店展位重新分配：{value:floor_rule}",
        after="floor {value:s}",
    ),
)
