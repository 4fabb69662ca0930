"""Everything recorded is finite: a number out of bounds is refused before anything is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.engine import record, record_one
from sim.engine.finite import check_finite, check_june
from sim.engine.tape import Tape
from sim.errors import InputError, ScenarioError
from sim.measures.recording import BY_BRAND, UNITS
from sim.world.cast import agent_name
from tests.unit.fakes import cast

CAST = cast()
MONTHS, FUTURES = 4, 3
KEEP = sim.load("keep_control").replace(run={"replications": 4, "months": 3})


def _tape() -> dict[str, np.ndarray]:
    shapes = Tape.shapes_for(CAST, MONTHS, FUTURES)
    return {name: np.ones(shape, dtype=np.float32) for name, shape in shapes.items()}


@given(
    name=st.sampled_from(sorted(Tape.shapes_for(CAST, MONTHS, FUTURES))),
    month=st.integers(0, MONTHS - 1),
    row=st.integers(0, len(CAST.agents) - 1),
    future=st.integers(0, FUTURES - 1),
    value=st.sampled_from([np.inf, -np.inf, np.nan, 1e39]),
)
@settings(max_examples=60)
def test_each_number_is_checked(name: str, month: int, row: int, future: int, value: float) -> None:
    tape = _tape()
    row = min(row, tape[name].shape[1] - 1)
    with np.errstate(over="ignore"):  # 1e39 is finite, and infinite as it is recorded
        tape[name][month, row, future] = value
    whose = CAST.titles[row] if name in BY_BRAND else agent_name(CAST.agents[row])
    with pytest.raises(InputError) as caught:
        check_finite(tape, CAST, "2025-07")
    told = str(caught.value)
    assert f"{name} ({UNITS[name]}) of {whose} in 2025-{7 + month:02d} is not a finite" in told
    assert "sim show SCENARIO --only-changed" in told


def test_finite_numbers_pass() -> None:
    tape = _tape()
    tape["payoff"][:] = np.finfo(np.float32).max
    check_finite(tape, CAST, "2025-07")


def test_june_is_checked() -> None:
    sales = np.ones((len(CAST.brands), FUTURES))
    check_june(sales, CAST)
    sales[1, 2] = np.nan
    with pytest.raises(InputError, match="sales of Luxeed in 2025-06 are not finite"):
        check_june(sales, CAST)


def _pushed(count: int) -> Any:
    push = {"month": "2025-08", "demand": {"brand": "luxeed", "shock": 3.0}}
    return KEEP.replace(events={f"push_{i}": push for i in range(count)})


@pytest.mark.parametrize("run", [record, lambda made: record_one(made, 0)])
def test_many_plausible_events_together_are_refused(run: Any) -> None:
    with pytest.raises(InputError, match=r"orders \(vehicles\) of .* in 2025-08 is not a finite"):
        run(_pushed(300))


def test_nothing_of_such_a_run_is_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run out of bounds"):
        sim.run_scenario(_pushed(300), tmp_path / "runs")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["aito.price", "store_cost"])
def test_assumptions_have_a_highest(name: str) -> None:
    with pytest.raises(ScenarioError, match="too high; plausible is"):
        KEEP.replace(assumptions={name: {"fixed": 1e30}})
