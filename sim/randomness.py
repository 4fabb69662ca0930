"""The only place where a generator is made.

Luck is dealt in tiles of TILE replications. The stream of a tile is keyed by the seed, the agent's
name, the purpose and the tile's number, and its rows are months. So a replication has the same luck
in every scenario (common random numbers), whatever the block size, the number of workers, the length
of the run, or the other agents on stage.

The generator is SFC64 seeded by a SeedSequence; normals cost a third less than with Philox
(docs/decisions/0003-random-numbers.md).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.random import SFC64, Generator, SeedSequence
from numpy.typing import NDArray

__all__ = ["TILE", "normals", "uniforms"]

TILE = 500
"""Replications dealt at a time. Part of the model's version: changing it re-deals all luck."""

Floats = NDArray[np.float64]


@cache
def _key(agent: str, purpose: str) -> tuple[int, ...]:
    digest = blake2b(f"{agent}\0{purpose}".encode(), digest_size=16).digest()
    return tuple(int.from_bytes(digest[i : i + 4], "little") for i in range(0, 16, 4))


def _stream(seed: int, agent: str, purpose: str, tile: int) -> Generator:
    return Generator(SFC64(SeedSequence(seed, spawn_key=(*_key(agent, purpose), tile))))


def _deal(
    draw: Callable[[Generator, tuple[int, int]], Floats],
    key: tuple[int, str, str],
    rows: int,
    replications: range,
) -> Floats:
    out = np.empty((rows, len(replications)))
    first, last = replications.start // TILE, (replications.stop - 1) // TILE
    for tile in range(first, last + 1):
        dealt = draw(_stream(*key, tile), (rows, TILE))
        low = max(replications.start, tile * TILE)
        high = min(replications.stop, (tile + 1) * TILE)
        out[:, low - replications.start : high - replications.start] = dealt[
            :, low - tile * TILE : high - tile * TILE
        ]
    return out


def normals(seed: int, agent: str, purpose: str, rows: int, replications: range) -> Floats:
    """Standard normals, shape (rows, len(replications)); row 0 is June, row t+1 is month t."""
    return _deal(lambda g, shape: g.standard_normal(shape), (seed, agent, purpose), rows, replications)


def uniforms(seed: int, agent: str, purpose: str, rows: int, replications: range) -> Floats:
    """Uniforms on [0, 1), shape (rows, len(replications)); rows as for normals."""
    return _deal(lambda g, shape: g.random(shape), (seed, agent, purpose), rows, replications)
