"""A rule fixes Yinwang's part of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.levers.actions.action import Action, Where
from sim.levers.declaration import Control
from sim.levers.happening import Sentence
from sim.levers.huawei import Share

if TYPE_CHECKING:
    from sim.agents.state.shared import SharedState

__all__ = ["YINWANG_SHARE"]


def _fix(state: SharedState, where: Where, share: float) -> None:
    """Let Yinwang have a fixed share, from Huawei's next review on."""
    state.levers.override_yinwang(where.replications, share)


YINWANG_SHARE: Action[float] = Action(
    key="yinwang_share",
    title="Yinwang's share",
    description="Yinwang's part of the resources from then on, instead of the path",
    type=Share,
    example=0.2,
    play=_fix,
    happened=Sentence(
        key="action.yinwang_share",
        words="Yinwang's part of the resources becomes {value:percent}",
        chinese="引望所占资源变为 {value:percent}",
        after="Yinwang's share {value:g}",
    ),
    control=Control(step=0.01, written="percent"),
)
