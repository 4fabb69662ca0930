"""The luck of a block of replications: every stream that agents draw from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.randomness import normals, uniforms
from sim.world.world import World

__all__ = ["Luck"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Luck:
    """Streams with rows by month: row 0 is June, row t+1 is month t.

    Attributes:
        shock: brands' normals, (rows, brands, replications).
        orders: normals behind order counts, (rows, brands, replications).
        refresh: uniforms behind model cycles, (rows, brands, replications).
        appeal: normals of the brands not on sale in June, 0 for the others, (brands, replications).
        rivals: named rivals' normals, (rows, rivals, replications).
        market: normals, (rows, replications).
    """

    seed: int
    replications: range
    shock: Floats
    orders: Floats
    refresh: Floats
    appeal: Floats
    rivals: Floats
    market: Floats

    @classmethod
    def deal(cls, world: World, months: int, replications: range) -> Luck:
        """Deal the luck of these replications for a run of so many months."""
        seed, rows = world.scenario.run.seed, months + 1
        size = len(replications)

        def stack(names: Sequence[str], purpose: str) -> Floats:
            out = np.empty((rows, len(names), size))
            for i, name in enumerate(names):
                out[:, i] = normals(seed, name, purpose, rows, replications)
            return out

        brands = tuple(world.brands)
        refresh = np.empty((rows, len(brands), size))
        appeal = np.zeros((len(brands), size))
        for b, (name, spec) in enumerate(world.brands.items()):
            refresh[:, b] = uniforms(seed, name, "refresh", rows, replications)
            if not spec.on_sale:
                appeal[b] = normals(seed, name, "appeal", 1, replications)[0]
        return cls(
            seed=seed,
            replications=replications,
            shock=stack(brands, "shock"),
            orders=stack(brands, "orders"),
            refresh=refresh,
            appeal=appeal,
            rivals=stack(tuple(world.rivals), "shock"),
            market=normals(seed, "market", "shock", rows, replications),
        )

    def launch(self, agent: str, month: str) -> Floats:
        """The luck of what an agent launches in a month, (replications,)."""
        return normals(self.seed, agent, f"launch {month}", 1, self.replications)[0]
