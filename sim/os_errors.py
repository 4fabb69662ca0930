"""Errors of the operating system as one sentence: what is wrong with a path, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import PurePath

__all__ = ["read_reason", "write_reason"]

_READ = {
    errno.ENOENT: "no such file or folder; check the path",
    errno.EACCES: "permission denied; ask its owner for the right to read it",
    errno.EPERM: "permission denied; ask its owner for the right to read it",
    errno.ENAMETOOLONG: "the name is too long for this system; use a shorter one",
    errno.ENOTDIR: "a part of this path is a file, not a folder; check the path",
    errno.EISDIR: "this is a folder; name a file in it",
    errno.ELOOP: "its links lead to each other; name the file itself",
    errno.EIO: "the disk reports an error; check the disk, or use a copy",
}
_WITH = "{with}"
_ELSEWHERE = f"choose another folder{_WITH}"
_WRITE = {
    errno.ENOSPC: f"the disk is full; free some space or {_ELSEWHERE}",
    errno.EDQUOT: f"your disk quota is used up; free some space or {_ELSEWHERE}",
    errno.EFBIG: f"the file would be larger than is allowed here; {_ELSEWHERE}",
    errno.EACCES: f"permission denied; {_ELSEWHERE}",
    errno.EPERM: f"permission denied; {_ELSEWHERE}",
    errno.EROFS: f"the disk is read-only; {_ELSEWHERE}",
    errno.ENOTDIR: f"a file stands where a folder is needed; move it away or {_ELSEWHERE}",
    errno.EEXIST: f"a file stands where a folder is needed; move it away or {_ELSEWHERE}",
    errno.EISDIR: "a folder stands where the file belongs; move it away or choose another name",
    errno.ENOENT: f"no such folder; create it first or {_ELSEWHERE}",
    errno.ENAMETOOLONG: "the name is too long for this system; use a shorter one",
    errno.ELOOP: f"its links lead to each other; {_ELSEWHERE}",
    errno.EIO: f"the disk reports an error; check the disk or {_ELSEWHERE}",
}
_NO_WORKING_FOLDER = "the working folder no longer exists; change to another one and run again"


def read_reason(error: OSError, path: str | PurePath = "") -> str:
    """Return why a path could not be read, and what to do."""
    return _reason(error, path, _READ)


def write_reason(error: OSError, path: str | PurePath = "", option: str = "") -> str:
    """Return why a path could not be written, and what to do.

    Args:
        error: what the system said.
        path: what was to be written.
        option: with which another folder can be named, if there is one.
    """
    return _reason(error, path, _WRITE).replace(_WITH, f" with {option}" if option else "")


def _reason(error: OSError, path: str | PurePath, reasons: dict[int, str]) -> str:
    if error.errno == errno.ENOENT and not os.path.isabs(path) and not _has_working_folder():
        return _NO_WORKING_FOLDER
    words = error.strerror or str(error)
    return reasons.get(error.errno or 0, words[:1].lower() + words[1:])


def _has_working_folder() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True
