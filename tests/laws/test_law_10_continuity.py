"""Law 10: what moves by next to nothing moves no expected outcome by more than that.

Expected sales stand in place of counts, dates are held and no rule acts. Each number is moved by a
millionth of its range from either end.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sim.rules.sales_control import SalesControl, Standing
from sim.scenario import Scenario
from sim.world.seeds import seeds
from sim.world.world import World
from tests.laws.expected import outcomes, played
from tests.laws.helpers import scenario
from tests.unchecked import unchecked

Floats = NDArray[np.float64]

STEP = 1e-6
WHERE = (0.0, STEP, 0.25, 0.5, 0.75, 1.0 - STEP, 1.0)
"""Places in a range: its ends, those next to them, and some between, which tell the movement."""
MOST = 1e-4
"""Of the movement over the whole range."""
NOTHING = 1e-9

NEWS: dict[str, Any] = {
    "tax": {"month": "2026-01", "tax": {"known_months_ahead": 2}},
    "model": {"month": "2025-10", "launch": {"brand": "luxeed", "strength": 1.0}},
    "renewal": {
        "month": "2025-11",
        "launch": {"brand": "stelato", "strength": 0.7, "model": "refresh"},
    },
    "rival": {"month": "2025-12", "rival": {"name": "xiaomi", "launch": 0.8, "pull": -0.2}},
    "plant": {"month": "2025-09", "supply": {"brand": "aito", "factor": 0.5, "months": 2}},
    "push": {"month": "2025-09", "demand": {"brand": "avatr", "shock": 0.3}},
    "slump": {"month": "2025-12", "market": {"factor": 0.9, "months": 2}},
    "cut": {"month": "2025-10", "price": {"brand": "stelato", "factor": 0.9}},
}
SCENES: dict[str, tuple[str, dict[str, Any]]] = {
    "kept": ("keep_control", {"events": NEWS}),
    "focus, mixed models and one badge": (
        "hybrid_for_all",
        {
            "alliance": {"maextro": {"model_type": "hybrid", "sales_control": "huawei"}},
            "huawei": {
                "floor_rule": "focus",
                "resource_rule": "focus",
                "focus": ("luxeed", "gac"),
                "single_brand": {"from": "2025-09"},
            },
            "events": {"exit": {"month": "2025-10", "leave": {"brand": "luxeed"}}},
        },
    ),
    "shared, and abroad": (
        "cede_sales",
        {
            "alliance": {
                "aito": {"abroad": {"lead": "huawei", "from": "2025-08"}},
                "stelato": {
                    "abroad": {"lead": "partner", "from": "2025-08"},
                    "sales_control": {"stores": "partner", "policy": "shared"},
                    "handover_months": 3,
                },
                "maextro": {"model_type": "huawei_inside", "from": "2025-09"},
            },
            "makers": {"chery": {"effort": 1.3, "outlets": 1.2}},
            "events": NEWS,
        },
    ),
}


def _scene(name: str, **changes: Any) -> Scenario:
    base, more = SCENES[name]
    return scenario(base, months=15, replications=1, **more, **changes)


def _jumps(found: Floats) -> Floats:
    """How far each variant's first and last step go beyond what is allowed, (outcomes,)."""
    allowed = MOST * (found.max(axis=1) - found.min(axis=1)) + NOTHING
    steps = np.maximum(np.abs(found[:, 1] - found[:, 0]), np.abs(found[:, -1] - found[:, -2]))
    return steps / allowed


def _numbers(made: Scenario) -> dict[str, tuple[float, float]]:
    """The numbers that are drawn and real; dates are held, and lengths are whole months."""
    drawn = {name: n for name, n in World.of(made).register.items() if n.value is None}
    return {name: number.bounds for name, number in drawn.items() if number.shape != "whole"}


def _cliffs(made: Scenario) -> tuple[dict[str, float], set[str]]:
    """Numbers that move something by more than is allowed, and by how much; all that move it."""
    drawn = _numbers(made)
    variants = [
        {key: low + where * (high - low)} for key, (low, high) in drawn.items() for where in WHERE
    ]
    found = outcomes(played(made, variants), World.of(made).cast)
    by_number = found.reshape(len(found), len(drawn), len(WHERE)).swapaxes(0, 1)
    pairs = list(zip(drawn, by_number, strict=True))
    worst = {key: float(_jumps(each).max()) for key, each in pairs}
    moving = {key for key, each in pairs if np.ptp(each, axis=1).any()}
    return {key: round(jump, 2) for key, jump in worst.items() if jump > 1.0}, moving


@cache
def _found(name: str) -> tuple[dict[str, float], set[str]]:
    return _cliffs(_scene(name))


@pytest.mark.parametrize("name", SCENES)
def test_no_assumption_has_a_cliff(name: str) -> None:
    cliffs, moving = _found(name)
    assert len(moving) > 100
    assert cliffs == {}


def test_every_assumption_moves_something_in_one_of_the_scenes() -> None:
    moving = set[str]().union(*(_found(name)[1] for name in SCENES))
    assert set(seeds().assumptions) - moving == set()


def test_a_cliff_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that the first edition had: Huawei's stores sell all of a brand that they show."""
    standing = SalesControl.standing

    def gated(rule: SalesControl, levels: Floats, access: Floats) -> Standing:
        return standing(rule, levels, np.where(access > 0.0, 1.0, access))

    monkeypatch.setattr(SalesControl, "standing", gated)
    cliffs, _ = _cliffs(_scene("focus, mixed models and one badge"))
    assert cliffs.keys() == {"hybrid_access"}


def _event(name: str, kind: str, field: str) -> Callable[[float], dict[str, Any]]:
    return lambda value: {"events": {name: NEWS[name] | {kind: NEWS[name][kind] | {field: value}}}}


def _maker(field: str) -> Callable[[float], dict[str, Any]]:
    return lambda value: {"makers": {"chery": {"from": "2025-10", field: value}}}


def _path(field: str) -> Callable[[float], dict[str, Any]]:
    return lambda value: {
        "huawei": {"yinwang_share": {"now": 0.2, "in_36_months": 0.3} | {field: value}}
    }


LEVERS: dict[str, tuple[Callable[[float], dict[str, Any]], float, float]] = {
    "a launch": (_event("model", "launch", "strength"), 0.01, 2.0),
    "a renewal": (_event("renewal", "launch", "strength"), 0.01, 2.0),
    "a rival's launch": (_event("rival", "rival", "launch"), 0.01, 2.0),
    "a rival's pull": (_event("rival", "rival", "pull"), -1.0, 1.0),
    "supply": (_event("plant", "supply", "factor"), 0.0, 1.0),
    "demand": (_event("push", "demand", "shock"), -1.0, 1.0),
    "the market": (_event("slump", "market", "factor"), 0.1, 1.5),
    "a price": (_event("cut", "price", "factor"), 0.7, 1.2),
    "effort": (_maker("effort"), 0.5, 2.0),
    "outlets": (_maker("outlets"), 0.5, 3.0),
    "Yinwang's part now": (_path("now"), 0.0, 0.9),
    "Yinwang's part later": (_path("in_36_months"), 0.0, 0.9),
    "Yinwang's part from a month on": (
        lambda value: {"huawei": {"later": ({"from": "2025-11", "yinwang_share": value},)}},
        0.0,
        0.9,
    ),
}
"""Levers with a real value: how it is set, and the ends between which it is moved."""


@pytest.mark.parametrize(("lever", "low", "high"), LEVERS.values(), ids=list(LEVERS))
def test_no_lever_has_a_cliff(
    lever: Callable[[float], dict[str, Any]], low: float, high: float
) -> None:
    found = []
    for where in (0.0, STEP, 0.5, 1.0 - STEP, 1.0):
        base = unchecked(_scene("shared, and abroad"), run={"months": 9})
        made = unchecked(base, **lever(low + where * (high - low)))
        found.append(outcomes(played(made, [{}]), World.of(made).cast)[:, 0])
    rows = np.array(found).T
    assert np.ptp(rows, axis=1).max() > 1e-3
    assert (_jumps(rows) <= 1.0).all()
