"""A rule fixes Yinwang's part of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.levers.actions.action import Action, Where
from sim.levers.declaration import Control
from sim.levers.huawei import Share

if TYPE_CHECKING:
    from sim.agents.stage import Stage

__all__ = ["YINWANG_SHARE"]


def _fix(stage: Stage, where: Where, share: float) -> str:
    """Let Yinwang have a fixed share, from Huawei's next review on."""
    stage.yinwang_override = np.where(where.replications, share, stage.yinwang_override)
    return f"Yinwang's share {share:g}"


YINWANG_SHARE: Action[float] = Action(
    key="yinwang_share",
    title="Yinwang's share",
    description="Yinwang's part of the resources from then on, instead of the path",
    type=Share,
    example=0.2,
    play=_fix,
    control=Control(step=0.01, written="percent"),
)
