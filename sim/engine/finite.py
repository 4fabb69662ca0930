"""The check that everything recorded is a finite number, made before anything is kept or shown."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.measures.recording import BY_BRAND, UNITS
from sim.scenario.types.months import ANCHOR, add_months
from sim.world.cast import Cast, agent_name

__all__ = ["check_finite", "check_june"]

_MEND = (
    "look at the assumptions, brands and events that the scenario sets "
    "(`sim show SCENARIO --only-changed` lists them)"
)


def check_finite(tape: Mapping[str, NDArray[np.float32]], cast: Cast, start: str) -> None:
    """Refuse a record that holds a number out of bounds, as it was recorded: in float32.

    Args:
        tape: what was recorded, (months, brands or agents, replications) by name.
        cast: the brands and agents, in the order of the arrays.
        start: the first month.

    Raises:
        InputError: a number is infinite or not a number. The message names the first month in
            which one is, what is recorded there, and the brand or agent.
    """
    wrong = [name for name in tape if not np.isfinite(tape[name]).all()]
    if not wrong:
        return
    first = {name: _first(tape[name]) for name in wrong}
    name = min(wrong, key=lambda each: first[each][0])  # of one month, the first on the tape
    month, row = first[name]
    whose = cast.titles[row] if name in BY_BRAND else agent_name(cast.agents[row])
    raise InputError(
        f"the numbers of this scenario run out of bounds: {name} "
        f"({UNITS[name]}) of {whose} in {add_months(start, month)} is not a finite number; {_MEND}"
    )


def _first(array: NDArray[np.float32]) -> tuple[int, int]:
    """Month and row of the first number out of bounds."""
    months, rows, _ = np.nonzero(~np.isfinite(array))
    return int(months[0]), int(rows[0])


def check_june(sales: NDArray[np.float64], cast: Cast) -> None:
    """Refuse expected sales of June that are not finite, (brands, replications).

    Raises:
        InputError: those of a brand are not; the message names it.
    """
    wrong = np.flatnonzero(~np.isfinite(sales).all(axis=1))
    if len(wrong):
        raise InputError(
            "the numbers of this scenario run out of bounds: expected sales of "
            f"{cast.titles[wrong[0]]} in {ANCHOR} are not finite; {_MEND}"
        )
