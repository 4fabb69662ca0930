"""The only place where a generator is made.

Luck is dealt in tiles of TILE replications. The stream of a tile is keyed by the seed, the agent's
name, the purpose and the tile's number, and its rows are months. So a replication has the same luck
in every scenario (common random numbers), whatever the block size, the number of workers, the
length of the run, or the other agents on stage.

The generator is SFC64, seeded by a hash of that key: normals cost a third less than with Philox,
and a stream a quarter of one seeded by a SeedSequence (docs/decisions/0003-random-numbers.md).
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.random import SFC64, Generator
from numpy.random.bit_generator import ISeedSequence
from numpy.typing import NDArray

__all__ = ["TILE", "Stream", "legacy_state"]

TILE = 1000
"""Replications dealt at a time. Part of the model's version: changing it re-deals all luck."""

Floats = NDArray[np.float64]


class _Key(ISeedSequence):
    """A stream's name as a seed: the words are a hash, so near names give unrelated streams."""

    def __init__(self, *name: object) -> None:
        self._name = "\0".join(map(str, name)).encode()

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> NDArray[Any]:
        size = n_words * np.dtype(dtype).itemsize
        return np.frombuffer(blake2b(self._name, digest_size=size).digest(), dtype=dtype)


def _generator(seed: int, agent: str, purpose: str, tile: int) -> Generator:
    key: Any = _Key(seed, agent, purpose, tile)  # numpy's stub knows less than its documentation
    return Generator(SFC64(key))


class Stream:
    """The luck of one agent for one purpose: a row of draws at a time, for some replications.

    Rows come in order: row 0 is June, row t+1 is month t.
    """

    def __init__(self, seed: int, agent: str, purpose: str, replications: range) -> None:
        self._size = len(replications)
        self._tiles: list[tuple[Generator, slice, slice]] = []
        first, last = replications.start // TILE, (replications.stop - 1) // TILE
        for tile in range(first, last + 1):
            low = max(replications.start, tile * TILE)
            high = min(replications.stop, (tile + 1) * TILE)
            self._tiles.append(
                (
                    _generator(seed, agent, purpose, tile),
                    slice(low - replications.start, high - replications.start),
                    slice(low - tile * TILE, high - tile * TILE),
                )
            )

    def normals(self, out: Floats | None = None) -> Floats:
        """The next rows of standard normals, (replications,) or as many rows as ``out`` has."""
        return self._rows(Generator.standard_normal, out)

    def uniforms(self, out: Floats | None = None) -> Floats:
        """The next rows of uniforms on [0, 1), (replications,) or as many rows as ``out`` has."""
        return self._rows(Generator.random, out)

    def _rows(self, draw: Callable[..., object], out: Floats | None) -> Floats:
        rows = np.empty(self._size) if out is None else out
        for generator, there, here in self._tiles:
            if len(self._tiles) == 1 and self._size == TILE:
                draw(generator, out=rows)
            else:
                # a tile is dealt whole, so that each replication has its own place in the stream
                dealt = np.empty((*rows.shape[:-1], TILE))
                draw(generator, out=dealt)
                rows[..., there] = dealt[..., here]
        return rows


def legacy_state(seed: int) -> np.random.RandomState:
    """A generator of numpy's old kind, for a library that takes no other (emcee)."""
    return np.random.RandomState(seed)
