"""Reading files: only regular ones, so that a pipe is not waited for and a device not read."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from sim.os_errors import read_reason

__all__ = ["NotRegularError", "may_exist", "open_regular", "read_regular", "why_unreadable"]

# a pipe without a writer would be waited for
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "this is a folder; name a file in it"),
    (stat.S_ISFIFO, "this is a pipe, not a file; save what it gives to a file and name that"),
    (stat.S_ISSOCK, "this is a socket, not a file; name a file"),
    (stat.S_ISLNK, "this is a link, not a file; put the file itself here"),
)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_DEVICE = "this is a device, not a file; name a file"


class NotRegularError(OSError):
    """What a path names is no regular file; ``words`` say what it is, and what to do."""

    def __init__(self, words: str, path: str | Path) -> None:
        super().__init__(errno.EINVAL, words, str(path))
        self.words = words


def open_regular(path: str | Path, *, follow: bool = True) -> BufferedReader:
    """Open a regular file for reading.

    Args:
        path: the file.
        follow: whether a link stands for what it leads to. Otherwise it is no regular file.

    Raises:
        NotRegularError: it is a folder, a pipe, a socket, a device or, unless followed, a link.
        OSError: it cannot be read.
        ValueError: the path cannot be one, since it holds a null.
    """
    _refuse(os.stat(path, follow_symlinks=follow).st_mode, path)
    handle = os.open(path, _HOW | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    file = os.fdopen(handle, "rb")
    try:
        _refuse(os.fstat(handle).st_mode, path)  # it may be another one by now
    except BaseException:
        file.close()
        raise
    return file


def read_regular(path: str | Path, most: int, *, follow: bool = True) -> bytes:
    """Return what a regular file holds, at most one byte above ``most``; see ``open_regular``."""
    with open_regular(path, follow=follow) as file:
        return file.read(most + 1)


def why_unreadable(error: OSError | ValueError, path: str | Path) -> str:
    """Return why ``open_regular`` or ``read_regular`` could not read a path, and what to do."""
    if isinstance(error, NotRegularError):
        return error.words
    if isinstance(error, OSError):
        return f"cannot be read: {read_reason(error, path)}"
    return "cannot be read: the name is not a file name"


def may_exist(path: str | Path) -> bool:
    """Whether something is there, or cannot be looked at: reading it then says why."""
    try:
        os.stat(path)
    except OSError as error:
        return error.errno not in _ABSENT
    except ValueError:
        return False
    return True


def _refuse(mode: int, path: str | Path) -> None:
    if stat.S_ISREG(mode):
        return
    words = next((words for is_kind, words in _KINDS if is_kind(mode)), _DEVICE)
    raise NotRegularError(words, path)
