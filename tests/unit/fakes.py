"""A small recording made up for tests: right in shape and kind, free of any model."""

from __future__ import annotations

import numpy as np

from sim.measures.recording import BY_AGENT, BY_BRAND, Cast, Entry, Recording
from sim.scenario.types.months import FIRST, add_months

MAKERS = {
    "aito": "seres",
    "luxeed": "chery",
    "stelato": "baic",
    "maextro": "jac",
    "shangjie": "saic",
    "avatr": "changan",
    "voyah": "dongfeng",
    "deepal": "changan",
    "gac": "gac",
    "dongfeng": "dongfeng",
    "faw": "faw",
}
HIMA = 5


def cast() -> Cast:
    brands = tuple(MAKERS)
    return Cast(
        brands=brands,
        titles=tuple(name.title() for name in brands),
        makers=tuple(MAKERS.values()),
        hima=tuple(i < HIMA for i in range(len(brands))),
        anchor=0,
    )


def recording(
    months: int = 3, replications: int = 40, seed: int = 0, badge: int | None = None
) -> Recording:
    """Aito sells most, Maextro nothing, in whole vehicles; margins are positive."""
    rng = np.random.default_rng(seed)
    who = cast()
    size = np.array([40000, 4000, 3000, 0, 2000, 5000, 6000, 7000, 1000, 800, 600.0])
    arrays = {}
    for name in BY_BRAND:
        noise = rng.lognormal(0.0, 0.3, (months, len(who.brands), replications))
        if name in ("control", "effort"):
            values = np.clip(noise / 2, 0, 1)
        else:
            values = np.rint(size[:, None] * noise)
        arrays[name] = values.astype(np.float32)
    for name in BY_AGENT:
        margin = rng.lognormal(20.0, 0.5, (months, len(who.agents), replications))
        arrays[name] = margin.astype(np.float32)
    june = np.repeat(size[:, None], replications, axis=1)
    draws = {name: rng.random(replications) for name in ("channel_fee", "own_network_months")}
    ledger = (
        Entry(
            1, "chery", "sales_control", "huawei", "partner", "the scenario says so", replications
        ),
        Entry(0, "huawei", "floor_rule", "proportional", "equal", "the scenario says so", 10),
    )
    names = tuple(add_months(FIRST, m) for m in range(months))
    return Recording(who, names, arrays, june, draws, ledger, one_badge_from=badge)
