"""What automakers decide beyond their own rules: factors on the effort and outlets they aim at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim.agents.clock import Clock, Phase, Process
from sim.agents.stage import Stage
from sim.levers.automakers import MakerPolicy

__all__ = ["beyond", "policy"]

Floats = NDArray[np.float64]

_FACTORS = {"effort": "effort_factor", "outlets": "outlets_factor"}
_REASON = {
    1: "it goes beyond its own rule",
    0: "it goes back to its own rule",
    -1: "it stays below its own rule",
}


def beyond(stage: Stage, brand: int) -> tuple[float, float]:
    """The factors on effort and on outlets of a brand's maker; 1 is its own rule."""
    effort, outlets = (
        1.0 if factors is None else float(factors[brand, 0])
        for factors in (stage.effort_factor, stage.outlets_factor)
    )
    return effort, outlets


def policy(clock: Clock, stage: Stage, maker: str, decided: MakerPolicy) -> Process:
    """An automaker changes how far it goes: effort from its next budget on, outlets at once."""
    month = stage.month_of(decided.from_)
    if month >= clock.months:
        return
    yield clock.at(month, Phase.EVENTS)
    for name, kept in _FACTORS.items():
        factor = getattr(decided, name)
        if factor is not None:
            factors = getattr(stage, kept)
            setattr(stage, kept, _set(stage, month, maker, (name, factor), factors))


def _set(
    stage: Stage, month: int, maker: str, decided: tuple[str, float], factors: Floats | None
) -> Floats | None:
    """The factors with one maker's set; as they are, and no word of it, where nothing changes."""
    name, factor = decided
    brands = [b for b in range(len(stage.world.brands)) if stage.spec(b).maker == maker]
    before = 1.0 if factors is None else float(factors[brands[0], 0])
    if factor == before:
        return factors
    now = np.ones((len(stage.world.brands), 1)) if factors is None else factors.copy()
    now[brands] = factor
    stage.ledger.note(
        month,
        maker,
        "lever",
        before=f"{name} times {before:g}",
        after=f"{name} times {factor:g}",
        reason=_REASON[(factor > 1.0) - (factor < 1.0)],
    )
    return now
