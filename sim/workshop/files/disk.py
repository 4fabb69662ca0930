"""Reading what others have written: only plain files in the folder itself, and no large ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NoReturn

from sim.errors import FileError, Problem, StoreError
from sim.os_errors import read_reason, write_reason
from sim.regular_files import NotRegularError, read_regular
from sim.scenario.text.reader import MAX_BYTES

__all__ = ["cannot_write", "digest", "has_digest", "is_folder", "read"]

_LARGE = "larger than 1 MiB; a decision is a few lines of text"
_ODD = "this is no plain file (a link, a folder or a device); put the file itself here"


def read(path: Path) -> bytes | None:
    """What a file holds; None when there is none.

    Raises:
        FileError: it is a link or no file at all, too large, or cannot be read.
    """
    try:
        # a link could show what its writer may not read
        data = read_regular(path, MAX_BYTES, follow=False)
    except FileNotFoundError:
        return None
    except NotRegularError:
        _fail(path, _ODD)
    except OSError as error:
        _fail(path, f"cannot be read: {read_reason(error, path)}")
    if len(data) > MAX_BYTES:
        _fail(path, _LARGE)
    return data


def is_folder(path: Path) -> bool:
    """Whether it is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def digest(data: bytes) -> str:
    """By which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def has_digest(path: Path, known: str) -> bool:
    """Whether a file is the one of this digest; False where there is none or it cannot be read."""
    try:
        data = read(path)
    except FileError:
        return False
    return data is not None and digest(data) == known


def cannot_write(folder: Path, error: OSError) -> StoreError:
    """A StoreError that says where nothing could be written, and why."""
    why = write_reason(error, folder)
    return StoreError(f"{folder}: cannot be written: {why}. Nothing was changed")


def _fail(path: Path, text: str) -> NoReturn:
    raise FileError([Problem(path.as_posix(), 0, "", text)])
