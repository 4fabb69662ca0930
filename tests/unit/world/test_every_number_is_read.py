"""Every number of the register is read by a mechanism and moves something.

One that nobody reads, or that changes nothing where it is read, is no assumption.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest

from sim.engine import record
from sim.scenario import Scenario
from sim.world.draws import Draws
from sim.world.seeds import seeds
from sim.world.world import World, register, vocabulary
from tests.laws.helpers import scenario, state_at

TOGETHER = ("cede_all", "single_aito_brand", "huawei_inside_for_all", "partners_lead_abroad")
"""Scenarios that, with one that leads every brand abroad, use every mechanism."""
ABROAD = {
    key: {"abroad": {"lead": "partner", "from": "2025-08"}}
    for key, brand in seeds().brands.items()
    if brand.abroad_potential is not None
}
EVENTS: dict[str, Any] = {
    "cheaper": {"month": "2025-08", "price": {"brand": "stelato", "factor": 0.9}},
    "gone": {"month": "2025-08", "leave": {"brand": "luxeed", "notice_months": 0}},
}
UNASKED = {
    key: {"sales_control": "partner", "from": "2025-08", "handover_months": 1}
    for key in ("aito", "maextro")
}
"""Two automakers that would decline, if they were asked."""
MONTHS = 24


class Noted(dict[str, Any]):
    """Draws that note which of them are read."""

    def __init__(self, draws: Draws, read: set[str]) -> None:
        super().__init__(draws)
        self._read = read

    def __getitem__(self, name: str) -> Any:
        self._read.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name, default) if name not in self else self[name]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a mechanism reads draws by name")


def test_one_that_nobody_reads_is_seen() -> None:
    read: set[str] = set()
    draws = Noted({"a": 1, "b": 2, "c": 3}, read)
    assert (draws["a"], draws.get("b"), draws.get("d", 4)) == (1, 2, 4)
    assert {"a", "b", "c"} - read == {"c"}


def test_every_number_is_read_by_a_mechanism(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    drawn = World.drawn
    monkeypatch.setattr(
        World, "drawn", lambda world, replications: Noted(drawn(world, replications), read)
    )
    for name in TOGETHER:
        state_at(scenario(name, months=MONTHS, replications=4), MONTHS)
    state_at(scenario("keep_control", months=MONTHS, replications=4, alliance=ABROAD), MONTHS)
    state_at(scenario("keep_control", months=8, replications=4, events=EVENTS), 8)
    unread = sorted(set(register()) - read)
    assert unread == [], "no mechanism reads these: remove them, or let one read them by name"


@cache
def everywhere() -> tuple[Scenario, ...]:
    """Scenarios in which every number that is drawn acts; most of them do soon, in the first."""
    focus = {"floor_rule": "focus", "focus": ("aito",)}
    return (
        scenario("cede_all", months=8, replications=2),
        *(scenario(name, months=MONTHS, replications=2) for name in TOGETHER),
        scenario("keep_control", months=MONTHS, replications=2, alliance=ABROAD),
        scenario("keep_control", months=8, replications=2, huawei=focus),
        scenario("keep_control", months=8, replications=2, events=EVENTS, alliance=UNASKED),
    )


def moves(made: Scenario, name: str) -> bool:
    """Whether anything that a run records depends on a number."""
    ends = ({name: {"fixed": end}} for end in vocabulary().register[name].bounds)
    low, high = (
        record(made.replace(assumptions={**made.assumptions, **end})).arrays for end in ends
    )
    return any(not np.array_equal(low[key], high[key], equal_nan=True) for key in low)


def test_one_without_an_effect_is_seen() -> None:
    assert not moves(scenario("keep_control", months=8, replications=2), "focus_share")


def test_every_number_that_is_drawn_has_an_effect() -> None:
    idle = [
        name
        for name in vocabulary().assumptions
        if not any(moves(made, name) for made in everywhere())
    ]
    assert idle == [], "nothing depends on these: remove them, or add a scenario in which they act"
