"""Every declared kind of event works in everything that meets one."""

from __future__ import annotations

import pytest

from sim.levers import EVENTS
from tests.levers.walk_events import STEPS, Kind, Step


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.declared.key)
def test_a_kind_of_event(kind: Kind, step: Step) -> None:
    step(kind)


def test_no_two_kinds_have_one_key() -> None:
    keys = [kind.declared.key for kind in EVENTS]
    assert len(keys) == len(set(keys))
