"""Actions: what conditional rules may change beside a brand's terms, each declared once."""

from typing import Any

from sim.levers.actions.action import Action, Where
from sim.levers.actions.floor_rule import FLOOR_RULE
from sim.levers.actions.yinwang_share import YINWANG_SHARE

__all__ = ["ACTIONS", "Action", "Where"]

ACTIONS: tuple[Action[Any], ...] = (
    FLOOR_RULE,
    YINWANG_SHARE,
)
"""Every action; its value is of its own type, which the scenario's types have checked."""
