"""Every declared action of conditional rules works in everything that meets one."""

from __future__ import annotations

import pytest

from sim.levers.actions import ACTIONS
from tests.levers.walk_actions import STEPS, Kind, Step


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.key)
def test_an_action(action: Kind, step: Step) -> None:
    step(action)
