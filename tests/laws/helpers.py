"""What the laws share: shipped scenarios cut short, stages stopped in a month, bits compared."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase
from sim.agents.state.shared import SharedState
from sim.engine import record
from sim.engine.casting import cast_parts
from sim.engine.opening import open_state
from sim.engine.tape import Tape
from sim.measures.lenses import brands_in, units
from sim.measures.recording import Recording
from sim.rules.concentration import shares
from sim.scenario import Scenario, check, load
from sim.world.world import World, vocabulary
from tests.unchecked import unchecked

__all__ = [
    "IN_SIX_MONTHS",
    "SPARE",
    "aito_share",
    "different",
    "recorded",
    "scenario",
    "state_at",
    "unsound",
]

IN_SIX_MONTHS = {brand: {"handover_months": 6} for brand in ("luxeed", "stelato", "shangjie")}
"""Contracts whose hand-overs take so long in every future, where shipped scenarios draw it."""

SPARE: dict[str, Any] = {
    "title": "A brand that never sells",
    "maker": "nobody",
    "hima": True,
    "model_type": "hima",
    "bands": {"shares": (0.25, 0.25, 0.25, 0.25), "evidence": "assumption", "source": "made up"},
    "price": 300,
    "models": 1,
    "capacity": 10_000,
    "base": 0,
    "network_plan": 100,
}
"""A brand that nobody signs or launches."""


@cache
def _shipped(name: str) -> Scenario:
    return load(name, vocabulary=vocabulary()).scenario


def scenario(
    name: str, *, months: int = 12, replications: int = 50, seed: int = 625, **changes: Any
) -> Scenario:
    """A shipped scenario, shorter, with changes merged over it; sound, or this fails."""
    run = {"months": months, "replications": replications, "seed": seed}
    made = unchecked(_shipped(name), run=run, **changes)
    # the laws also hold for what no file may ask for: a brand signed twice, a launch unsigned
    assert not (problems := check(made, vocabulary(), between=True)), problems
    return made


def unsound(made: Scenario, brand: str = "luxed") -> Scenario:
    """The scenario with a contract of a brand that does not exist: pydantic copies unchecked."""
    return made.model_copy(update={"alliance": {brand: _shipped("cede_sales").alliance["luxeed"]}})


@cache
def recorded(name: str, months: int = 12, replications: int = 50, seed: int = 625) -> Recording:
    """The record of a shipped scenario; nobody may change it."""
    made = record(scenario(name, months=months, replications=replications, seed=seed))
    for array in made.arrays.values():
        array.flags.writeable = False
    return made


def different(one: Recording, other: Recording, months: slice = slice(None)) -> list[str]:
    """The names of what differs in any bit, among what both recordings have.

    Brands and makers that only one of them has come last in its arrays, and are left out.
    """
    brands = min(len(one.cast.brands), len(other.cast.brands))
    agents = min(len(one.cast.agents), len(other.cast.agents))
    assert one.cast.brands[:brands] == other.cast.brands[:brands]
    assert one.cast.agents[:agents] == other.cast.agents[:agents]
    found = []
    for name, mine in one.arrays.items():
        rows = agents if name.startswith(("margin", "payoff")) else brands
        if not _same(mine[months, :rows], other.arrays[name][months, :rows]):
            found.append(name)
    pairs = {"june": (one.june, other.june), "june_sample": (one.june_sample, other.june_sample)}
    for name, (june, their_june) in pairs.items():
        assert june is not None
        assert their_june is not None
        if not _same(june[:brands], their_june[:brands]):
            found.append(name)
    common = one.draws.keys() & other.draws.keys()
    assert common
    return found + [name for name in common if not _same(one.draws[name], other.draws[name])]


def _same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return one.shape == other.shape and one.tobytes() == other.tobytes()


def aito_share(recording: Recording, month: int) -> NDArray[np.float64]:
    """Aito's share of the alliance's deliveries, month 1 being the first, (replications,)."""
    parts = shares(units(recording, "brand", "hima", month - 1))
    return np.asarray(parts[brands_in(recording.cast, "hima").index(recording.cast.anchor)])


def state_at(made: Scenario, month: int | None = None) -> SharedState:
    """The state at the end of June, or in a month just before its market."""
    world, months = World.of(made), made.run.months
    tape = Tape.blank(Tape.shapes_for(world.cast, months, made.run.replications), shared=False)
    with np.errstate(divide="ignore"):  # a brand that is not on sale is worth nothing: ln 0
        state, _ = open_state(world, months, range(made.run.replications), tape.arrays())
        if month is not None:
            clock = Clock(months)
            cast_parts(clock, state)
            # a month is ten ticks, and the run stops before those who wake at this one
            clock.env.run(until=10 * month + Phase.MARKET)
    return state
