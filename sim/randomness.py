"""The only place where a generator is made.

Luck is dealt in tiles of TILE replications. The stream of a tile is keyed by the seed, the agent's
name, the purpose and the tile's number, and its rows are months. So a replication has the same luck
in every scenario (common random numbers), whatever the block size, the number of workers, the
length of the run, or the other agents on stage.

The generator is SFC64, seeded by a hash of that key: normals cost a third less than with Philox,
and a stream a quarter of one seeded by a SeedSequence (docs/decisions/0003-random-numbers.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.random import SFC64, Generator
from numpy.random.bit_generator import ISeedSequence

from sim.arrays import Array, Floats

__all__ = ["TILE", "Stream", "legacy_state", "remember", "remember_luck_of", "remembered_luck"]

TILE = 1000
"""Replications dealt at a time. Part of the model's version: changing it re-deals all luck."""

Draw = Callable[..., Any]
"""A kind of draw: a method of numpy's generator."""


class _Key(ISeedSequence):
    """A stream's name as a seed: the words are a hash, so near names give unrelated streams."""

    def __init__(self, *name: object) -> None:
        self._name = "\0".join(map(str, name)).encode()

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> Array:
        size = n_words * np.dtype(dtype).itemsize
        return np.frombuffer(blake2b(self._name, digest_size=size).digest(), dtype=dtype)


class _Tile:
    """One tile of a stream: its generator, and the rows it has dealt if they are remembered."""

    def __init__(self, *name: object) -> None:
        key: Any = _Key(*name)  # numpy's stub knows less than its documentation
        self.generator = Generator(SFC64(key))
        self.kind: Draw | None = None
        self.rows = np.empty((0, TILE))
        self.dealt = 0


class _Memory:
    """Tiles by their names, with what they have dealt: so many rows, then all is forgotten."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._tiles: dict[tuple[object, ...], _Tile] = {}

    def tile(self, *name: object) -> _Tile:
        """The tile of a name, with its rows where it has dealt before."""
        if name not in self._tiles:
            self._tiles[name] = _Tile(*name)
        return self._tiles[name]

    def rows(self, tile: _Tile, first: int, count: int, draw: Draw) -> Floats:
        """Rows of a tile from a place on, (count, TILE); those are dealt that never were."""
        if tile.dealt < first + count:
            self._deal(tile, first + count, draw)
        assert tile.kind is draw, "a stream deals one kind of draws"
        return tile.rows[first : first + count]

    def _deal(self, tile: _Tile, until: int, draw: Draw) -> None:
        if until > len(tile.rows):
            grown = np.empty((max(until, 2 * len(tile.rows)), TILE))
            grown[: tile.dealt] = tile.rows[: tile.dealt]
            self._held += len(grown) - len(tile.rows)
            tile.rows = grown
        if self._held > self._most:
            self._tiles.clear()
            self._held = 0
        draw(tile.generator, out=tile.rows[tile.dealt : until])
        tile.kind, tile.dealt = draw, until


_memory: _Memory | None = None


def remember(rows: int) -> None:
    """Keep up to so many rows of luck (8 kB each) in this process, to deal the same ones again.

    For a process that runs one seed over and over (the explorer's): dealing is a third of what a
    short run costs. No result depends on it.
    """
    global _memory  # noqa: PLW0603 - streams are made deep in the model; it is the process's memory
    _memory = _Memory(rows) if rows else None


_ROWS_KEPT = 8_000
"""64 MB: three tiles of a run of the usual length."""
_TILES_KEPT = 3


def remember_luck_of(replications: int) -> bool:
    """Remember luck from now on, for runs of one seed and this many replications; whether it is.

    Runs of few replications become half as long: their tiles are dealt whole each time. Where the
    luck of one run fills the memory, the next would find none of its own, so it is dealt as usual.
    """
    if _memory is not None or replications > _TILES_KEPT * TILE:
        return False
    remember(_ROWS_KEPT)
    return True


@contextmanager
def remembered_luck(replications: int) -> Iterator[None]:
    """Remember luck for a block in which runs of one seed and this many replications follow."""
    begun = remember_luck_of(replications)
    try:
        yield
    finally:
        if begun:
            remember(0)


class Stream:
    """The luck of one agent for one purpose: a row of draws at a time, for some replications.

    Rows come in order: row 0 is June, row t+1 is month t.
    """

    def __init__(self, seed: int, agent: str, purpose: str, replications: range) -> None:
        self._size, self._dealt, self._memory = len(replications), 0, _memory
        made = _Tile if _memory is None else _memory.tile
        self._tiles: list[tuple[_Tile, slice, slice]] = []
        first, last = replications.start // TILE, (replications.stop - 1) // TILE
        for tile in range(first, last + 1):
            low = max(replications.start, tile * TILE)
            high = min(replications.stop, (tile + 1) * TILE)
            self._tiles.append(
                (
                    made(seed, agent, purpose, tile),
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

    def _rows(self, draw: Draw, out: Floats | None) -> Floats:
        rows = np.empty(self._size) if out is None else out
        if self._memory is not None:
            return self._known(self._memory, draw, rows)
        for tile, there, here in self._tiles:
            if len(self._tiles) == 1 and self._size == TILE:
                draw(tile.generator, out=rows)
            else:
                # a tile is dealt whole, so that each replication has its own place in the stream
                dealt = np.empty((*rows.shape[:-1], TILE))
                draw(tile.generator, out=dealt)
                rows[..., there] = dealt[..., here]
        return rows

    def _known(self, memory: _Memory, draw: Draw, rows: Floats) -> Floats:
        count = len(rows) if rows.ndim > 1 else 1
        for tile, there, here in self._tiles:
            dealt = memory.rows(tile, self._dealt, count, draw)
            rows[..., there] = dealt[:, here] if rows.ndim > 1 else dealt[0, here]
        self._dealt += count
        return rows


def legacy_state(seed: int) -> np.random.RandomState:
    """A generator of numpy's old kind, for a library that takes no other (emcee)."""
    return np.random.RandomState(seed)
