"""The tape: where a run's record is kept, in memory or, when that would be large, in a file."""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sim.errors import StoreError
from sim.measures.recording import BY_AGENT, BY_BRAND
from sim.world.cast import Cast

__all__ = ["IN_MEMORY", "Tape"]

IN_MEMORY = 256 * 2**20
"""Bytes above which a tape lies in a temporary file."""


def _reserve(handle: int, size: int) -> None:
    """Take the room now: a full disk is an error here, and would be a crash later."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
        return
    blank = bytes(2**20)
    for start in range(0, size, len(blank)):
        os.write(handle, blank[: size - start])


@dataclass(frozen=True)
class Tape:
    """Arrays (months, n, replications), float32, one for each recorded name, in one buffer.

    Attributes:
        path: the temporary file, or None when the tape is in memory.
        buffer: the bytes.
        shapes: shape by name, in the order of the buffer.
    """

    path: Path | None
    buffer: NDArray[np.float32]
    shapes: Mapping[str, tuple[int, int, int]]

    @classmethod
    def shapes_for(
        cls, cast: Cast, months: int, replications: int
    ) -> dict[str, tuple[int, int, int]]:
        """What is recorded, with its shape."""
        brands = {name: (months, len(cast.brands), replications) for name in BY_BRAND}
        agents = {name: (months, len(cast.agents), replications) for name in BY_AGENT}
        return {**brands, **agents}

    @classmethod
    def blank(cls, shapes: Mapping[str, tuple[int, int, int]], *, shared: bool) -> Tape:
        """A new tape; ``shared`` makes a file that worker processes can open.

        Raises:
            StoreError: there is no room for the file.
        """
        size = sum(int(np.prod(shape)) for shape in shapes.values())
        if not shared and size * 4 <= IN_MEMORY:
            return cls(None, np.empty(size, dtype=np.float32), shapes)
        handle, name = tempfile.mkstemp(prefix="alliance-sim-", suffix=".tape")
        try:
            _reserve(handle, size * 4)
        except OSError as error:
            os.unlink(name)
            raise StoreError(
                f"{tempfile.gettempdir()}: no room for {size * 4 / 2**20:.0f} MiB of results "
                f"({error.strerror}); free some, set TMPDIR elsewhere, or run fewer replications"
            ) from error
        finally:
            os.close(handle)
        return cls.opened(Path(name), shapes)

    @classmethod
    def opened(cls, path: Path, shapes: Mapping[str, tuple[int, int, int]]) -> Tape:
        """The tape in a file."""
        return cls(path, np.memmap(path, dtype=np.float32, mode="r+"), shapes)

    def arrays(self, part: slice = slice(None)) -> dict[str, NDArray[np.float32]]:
        """Views by name, of all replications or of a part."""
        views, start = {}, 0
        for name, shape in self.shapes.items():
            size = int(np.prod(shape))
            views[name] = self.buffer[start : start + size].reshape(shape)[:, :, part]
            start += size
        return views

    def release(self) -> None:
        """Let the pages of a file go from memory; their content stays in the file."""
        raw = getattr(self.buffer, "_mmap", None)
        if isinstance(raw, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            raw.madvise(mmap.MADV_DONTNEED)

    def unlink(self) -> None:
        """Forget the file's name: it goes with the last process that has it open."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)
