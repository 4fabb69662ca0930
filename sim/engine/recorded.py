"""From what was played to the record of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.engine.block import Played
from sim.engine.entries import entries
from sim.measures.recording import Recording, keep
from sim.scenario.types.leaving import left_from
from sim.scenario.types.months import add_months, months_between
from sim.world.world import World

__all__ = ["recording"]


def recording(
    world: World,
    arrays: Mapping[str, NDArray[np.float32]],
    played: Played,
    release: Callable[[], None] = keep,
) -> Recording:
    """What was played, with the calendar, the draws and the ledger of its replications."""
    run, single = world.scenario.run, world.scenario.huawei.single_brand
    draws = world.drawn(played.replications) if played.draws is None else played.draws
    return Recording(
        cast=world.cast,
        months=tuple(add_months(run.start, t) for t in range(run.months)),
        arrays=arrays,
        june=played.june[0],
        june_sample=played.june[1],
        draws={name: draws[name] for name, n in world.register.items() if n.value is None},
        ledger=entries(world, played.ledger),
        one_badge_from=None if single is None else months_between(run.start, single.from_),
        left={world.cast.brands.index(b): since for b, since in left_from(world.scenario).items()},
        release=release,
    )
