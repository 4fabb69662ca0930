"""Size and digest of a file: by these it is known again, before anything in it is used."""

from __future__ import annotations

import hashlib
import os
from io import BufferedReader
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["FileMark", "Sha256", "Size", "differs", "mark_of"]

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Size = Annotated[int, Field(ge=0)]


class FileMark(BaseModel):
    """The size of a file in bytes, and the SHA-256 of its content."""

    model_config = ConfigDict(frozen=True)

    size: Size
    sha256: Sha256


def mark_of(path: Path) -> FileMark:
    """The mark of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return FileMark(size=_size(file), sha256=_sha256(file))


def differs(file: BufferedReader, mark: FileMark | int) -> str | None:
    """Return how an open file differs from its mark, None where it does not; it is read again.

    Args:
        file: at its start, where it is left.
        mark: its mark, or its size alone, which is all that older versions kept.
    """
    known = mark if isinstance(mark, int) else mark.size
    if _size(file) != known:
        return f"it has {_size(file):,} bytes and was written with {known:,}"
    if isinstance(mark, int) or _sha256(file) == mark.sha256:
        return None
    return "its content was changed"


def _size(file: BufferedReader) -> int:
    return os.fstat(file.fileno()).st_size


def _sha256(file: BufferedReader) -> str:
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found
