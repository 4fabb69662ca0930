"""The tape: where a run's record is kept, in memory or, when that would be large, in a file.

The file has no name where the system allows that: it goes with the last process that has it open,
however that ends.
"""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

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
        file: the temporary file while other processes can be given it, or else None.
        buffer: the bytes.
        shapes: shape by name, in the order of the buffer.
    """

    file: IO[bytes] | None
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
        """A new tape; ``shared`` makes a file, which worker processes are handed at their start.

        Raises:
            StoreError: there is no room for the file.
        """
        size = sum(int(np.prod(shape)) for shape in shapes.values())
        if not shared and size * 4 <= IN_MEMORY:
            return cls(None, np.empty(size, dtype=np.float32), shapes)
        file = _temporary_file(size * 4)
        tape = cls(file, np.memmap(file, dtype=np.float32, mode="r+"), shapes)
        if not shared:
            tape.close()
        return tape

    def __reduce__(self) -> tuple[Any, ...]:
        """For a worker process that is being started: the open file, not its content."""
        return _handed_over, (_handle_of(self.file), self.shapes)

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

    def close(self) -> None:
        """Close the file: no other process can be given it, and its content stays in the buffer."""
        if self.file is not None:
            self.file.close()


def _temporary_file(size: int) -> IO[bytes]:
    try:
        file = tempfile.TemporaryFile(prefix="alliance-sim-", suffix=".tape")  # noqa: SIM115 - stays
    except OSError as error:
        raise StoreError(
            f"no temporary file can be made ({error.strerror}); set TMPDIR to a folder of yours"
        ) from error
    try:
        _reserve(file.fileno(), size)
    except OSError as error:
        file.close()
        raise StoreError(
            f"{tempfile.gettempdir()}: no room for {size / 2**20:.0f} MiB of results "
            f"({error.strerror}); free some, set TMPDIR elsewhere, or run fewer replications"
        ) from error
    return file


def _handle_of(file: IO[bytes] | None) -> Any:
    if file is None:
        raise ValueError("a tape without a file cannot be given to another process")
    if sys.platform == "win32":
        return file.name  # of a file that Windows deletes with its last handle
    from multiprocessing.reduction import DupFd  # noqa: PLC0415 - Windows has none

    return DupFd(file.fileno())


def _handed_over(handle: Any, shapes: Mapping[str, tuple[int, int, int]]) -> Tape:
    if sys.platform == "win32":
        descriptor = os.open(handle, os.O_RDWR | os.O_BINARY | os.O_TEMPORARY)
    else:
        descriptor = handle.detach()
    with os.fdopen(descriptor, "r+b") as file:
        return Tape(None, np.memmap(file, dtype=np.float32, mode="r+"), shapes)
