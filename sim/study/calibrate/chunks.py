"""A walk on disk, chunk by chunk, so that one that was cut off is taken up again.

A chunk is a SHA-256 digest and a NumPy archive. The digest covers the archive and the digest of the
chunk before it. The first one's covers what is walked. So a chunk that was changed, swapped or
taken from another walk is noticed before anything in it is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from sim.aliases import Json
from sim.arrays import Array
from sim.errors import StoreError
from sim.regular_files import read_regular
from sim.store.files import explain, new_folders, unreadable, write_file

__all__ = ["Chunks", "luck_of", "room_for_chunks", "state_of"]

Arrays = Mapping[str, Array]

_DIGEST_BYTES = sha256().digest_size
_MOST_BYTES = 1024 * 1024 * 1024
"""The largest chunk that is read: fifty steps of a thousand walkers have some tens of megabytes."""


def luck_of(state: Any) -> Json:
    """Where a state of emcee stands in its random numbers, as arrays."""
    _, keys, place, has, cached = state.random_state
    return {"keys": keys, "place": np.array([place, has]), "cached": np.array([cached])}


def state_of(emcee: Any, chunk: Arrays) -> Any:
    """The state of emcee at the end of a chunk."""
    place, has = (int(value) for value in chunk["place"])
    luck = ("MT19937", chunk["keys"], place, has, float(chunk["cached"][0]))
    return emcee.State(chunk["scores"][-1], log_prob=chunk["logs"][-1], random_state=luck)


@dataclass
class Chunks:
    """The chunks of a walk, in memory and, where it has a folder, on disk.

    Attributes:
        folder: where they are kept; None keeps nothing.
        walked: what is walked: chunks of anything else are not taken.
        arrays: the chunks so far.
    """

    folder: Path | None
    walked: str
    arrays: list[Arrays] = field(default_factory=list)
    _last: bytes = field(default=b"", init=False, repr=False)

    def __post_init__(self) -> None:
        """Take what an earlier run kept, as far as chunks follow on each other.

        Raises:
            StoreError: one of them is damaged or cannot be read.
        """
        self._last = sha256(self.walked.encode()).digest()
        while self.folder is not None and os.path.lexists(path := self._path()):
            archive = self._checked(path)
            with np.load(BytesIO(archive), allow_pickle=False) as data:
                self._take({name: data[name] for name in data.files}, archive)

    def add(self, arrays: Arrays) -> None:
        """Keep one more chunk: whole or absent.

        Raises:
            StoreError: it cannot be written.
        """
        file = BytesIO()
        np.savez(file, allow_pickle=False, **arrays)
        archive = file.getvalue()
        if self.folder is not None:
            _write(self._path(), self._digest(archive) + archive)
        self._take(arrays, archive)

    def together(self, name: str) -> Array:
        """One array of all chunks, one after the other."""
        return np.concatenate([chunk[name] for chunk in self.arrays])

    def _checked(self, path: Path) -> bytes:
        """The archive of the next chunk, as it was written."""
        try:
            content = read_regular(path, _MOST_BYTES)
        except OSError as error:
            raise unreadable(error, "read the steps of the fit", path) from error
        digest, archive = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if digest != self._digest(archive):
            raise StoreError(
                f"{path}: damaged, or not of this fit; delete this file, and the fit goes on from "
                "the steps before it"
            )
        return archive

    def _digest(self, archive: bytes) -> bytes:
        return sha256(self._last + archive).digest()

    def _take(self, arrays: Arrays, archive: bytes) -> None:
        self._last = self._digest(archive)
        self.arrays.append(arrays)

    def _path(self) -> Path:
        assert self.folder is not None
        return self.folder / f"{len(self.arrays) + 1:05d}.chunk"


@contextmanager
def room_for_chunks(folder: Path | None) -> Iterator[None]:
    """Make the folder before the first steps, which take a while; it goes again if none is kept.

    Raises:
        StoreError: it cannot be made.
    """
    with ExitStack() as made:
        if folder is not None:
            try:
                made.enter_context(new_folders(folder))
            except OSError as error:
                raise explain(error, "keep the steps of the fit", folder) from error
        yield


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_file(temporary, content)
        temporary.replace(path)
    except OSError as error:
        raise explain(error, "keep the steps of the fit", path) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
