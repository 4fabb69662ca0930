"""Temporary names of files and folders: ``.alliance-sim.<host>.<process>.<n>.tmp``.

So whatever writes there next can tell the leftovers of a process that died from the work of one
that lives.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import platform
import re
import shutil
import time
from pathlib import Path

__all__ = ["is_temporary", "sweep", "temporary_path"]

_DAY = 24 * 60 * 60.0
_numbers = itertools.count()
_TEMPORARY = re.compile(r"\.alliance-sim\.(?P<host>[\w-]+)\.(?P<process>\d+)\.\d+\.tmp")


def is_temporary(name: str) -> bool:
    """Whether a file or folder has a temporary name of this module's."""
    return _TEMPORARY.fullmatch(name) is not None


def temporary_path(folder: Path) -> Path:
    """A temporary path that nothing in this process has, and no leftover of an earlier one."""
    for n in _numbers:
        path = folder / f".alliance-sim.{_host()}.{os.getpid()}.{n}.tmp"
        if not os.path.lexists(path):
            return path
    raise AssertionError("counting has no end")


def sweep(folder: Path) -> None:
    """Delete what processes that died have left in a folder under temporary names."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            found = _TEMPORARY.fullmatch(path.name)
            if found and _is_left(path, found["host"], int(found["process"])):
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _is_left(path: Path, host: str, process: int) -> bool:
    # A save takes seconds: what is a day old is dead, on whatever machine it was begun.
    if time.time() - path.lstat().st_mtime > _DAY:
        return True
    return host == _host() and not _is_alive(process)


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # there os.kill(pid, 0) would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _host() -> str:
    return re.sub(r"[^\w-]", "-", platform.node()) or "host"
