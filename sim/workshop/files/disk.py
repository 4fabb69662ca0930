"""Reading what others have written: only plain files in the folder itself, and no large ones."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import NoReturn

from sim.errors import FileError, Problem, StoreError
from sim.scenario.reader import MAX_BYTES

__all__ = ["cannot_write", "digest", "is_folder", "read"]

# a link could show what its writer may not read, and a pipe would be waited for
_HOW = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_LARGE = "larger than 1 MiB; a decision is a few lines of text"
_ODD = "this is no plain file (a link, a folder or a device); put the file itself here"


def read(path: Path) -> bytes | None:
    """What a file holds; None when there is none.

    Raises:
        FileError: it is a link or no file at all, too large, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            _fail(path, _ODD)
        with os.fdopen(os.open(path, _HOW | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                _fail(path, _ODD)
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        odd = error.errno == errno.ELOOP
        _fail(path, _ODD if odd else f"cannot be read: {(error.strerror or str(error)).lower()}")
    if len(data) > MAX_BYTES:
        _fail(path, _LARGE)
    return data


def is_folder(path: Path) -> bool:
    """Whether it is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def digest(data: bytes) -> str:
    """By which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def cannot_write(folder: Path, error: OSError) -> StoreError:
    """A StoreError that says where nothing could be written, and why."""
    why = (error.strerror or str(error)).lower()
    return StoreError(f"{folder}: cannot be written: {why}; nothing was changed")


def _fail(path: Path, text: str) -> NoReturn:
    raise FileError([Problem(path.as_posix(), 0, "", text)])
