"""What automakers decide beyond their own rules: factors on the effort and outlets they aim at."""

from __future__ import annotations

import numpy as np

from sim.agents.clock import Clock, Phase, Process
from sim.agents.state.shared import SharedState
from sim.levers.automakers import MakerPolicy, factor_set

__all__ = ["beyond", "policy"]

_FACTORS = ("effort", "outlets")


def beyond(state: SharedState, brand: int) -> tuple[float, float]:
    """The factors on effort and on outlets of a brand's maker; 1 is its own rule."""
    kept = (state.levers.factors.get(name) for name in _FACTORS)
    effort, outlets = (1.0 if factors is None else float(factors[brand, 0]) for factors in kept)
    return effort, outlets


def policy(clock: Clock, state: SharedState, maker: str, decided: MakerPolicy) -> Process:
    """An automaker changes how far it goes: effort from its next budget on, outlets at once."""
    month = state.month_of(decided.from_)
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    for name in _FACTORS:
        factor = getattr(decided, name)
        if factor is not None:
            _set(state, month, maker, name, factor)


def _set(state: SharedState, month: int, maker: str, name: str, factor: float) -> None:
    """Set one maker's factor; where that changes nothing, the ledger has no word of it."""
    factors = state.levers.factors.get(name)
    brands = [b for b in range(len(state.world.brands)) if state.spec(b).maker == maker]
    before = 1.0 if factors is None else float(factors[brands[0], 0])
    if factor == before:
        return
    now = np.ones((len(state.world.brands), 1)) if factors is None else factors.copy()
    now[brands] = factor
    state.levers.factors[name] = now
    state.ledger.note(month, maker, factor_set(name, maker, before, factor))
