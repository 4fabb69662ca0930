"""Writing that is whole or absent: files and folders get their names when the disk has them.

Until then they have temporary names: see ``sim.store.temporary``.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sim.errors import StoreError
from sim.os_errors import read_reason, write_reason
from sim.store.temporary import sweep, temporary_path

__all__ = [
    "explain",
    "hide",
    "new_folders",
    "place_folder",
    "sync_folder",
    "try_folder",
    "unreadable",
    "write_file",
    "write_files",
]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def explain(error: OSError, doing: str, path: Path, option: str = "--out") -> StoreError:
    """A StoreError that says what could not be written, where, why, and what to do about it.

    Args:
        error: what the system said.
        doing: what was tried, as in "cannot keep the run".
        path: what could not be written.
        option: with which another folder can be named.
    """
    return StoreError(f"{path}: cannot {doing}: {write_reason(error, path, option)}")


def unreadable(error: OSError, doing: str, path: Path) -> StoreError:
    """The same for what could not be read."""
    return StoreError(f"{path}: cannot {doing}: {read_reason(error, path)}")


def write_file(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a new file and wait until the disk has it: whole, or not at all.

    Args:
        path: the file to make.
        content: of the file.
        mode: who may read and write it, before the process's mask.

    Raises:
        OSError: it cannot be written, or something already exists.
    """
    write_files({path: content}, mode)


def write_files(contents: Mapping[Path, bytes], mode: int = 0o666) -> None:
    """Write new files, as ``write_file`` does: all of them or none.

    Raises:
        OSError: one cannot be written, or something already exists.
    """
    for folder in {path.parent for path in contents}:
        sweep(folder)
    staged: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for path, content in contents.items():
            _check_free(path)
            staged[path] = temporary_path(path.parent)
            with open(os.open(staged[path], _NEW, mode), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in staged.items():
            _give_name(temporary, path)
            placed.append(path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def place_folder(final: Path, fill: Callable[[Path], None]) -> bool:
    """Make the folder ``final``, whole or not at all; ``fill`` writes into the folder it is given.

    Returns:
        False where something stood at ``final`` already; that is left as it is.

    Raises:
        OSError: it cannot be written. Nothing is left behind.
    """
    out = final.parent
    home = _nearest_folder(out)
    for folder in {home, out, out.parent}:
        sweep(folder)
    staging = _make_staging(home)
    try:
        inner = staging / final.name
        inner.mkdir()
        fill(inner)
        sync_folder(inner)
        with new_folders(out.parent):
            placed = _publish(staging, final)
            sync_folder(out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return placed


@contextlib.contextmanager
def new_folders(path: Path) -> Iterator[None]:
    """Make a folder and those around it; those that were made go again when the block fails.

    Raises:
        OSError: one of them cannot be made.
    """
    made: list[Path] = []
    try:
        _make_folders(path, made)
        yield
    except BaseException:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def try_folder(path: Path) -> None:
    """Raise before the work starts where nothing could be written into a folder after it.

    A folder is made and removed again there, or where the folder itself would be made: rights
    alone do not tell what a disk allows.

    Raises:
        OSError: what the system says.
    """
    _make_staging(_nearest_folder(path)).rmdir()


def hide(path: Path) -> Path:
    """Rename a folder to a temporary name beside it, which ``sweep`` deletes if nobody else does.

    Returns:
        The new path.

    Raises:
        OSError: it cannot be renamed, and is as it was.
    """
    return path.rename(temporary_path(path.parent))


def _check_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _give_name(temporary: Path, path: Path) -> None:
    """Rename a file, but never over another."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        _check_free(path)
        raise
    except (OSError, AttributeError):  # no links in this folder or system
        _check_free(path)
        temporary.rename(path)


def _publish(staging: Path, final: Path) -> bool:
    if not os.path.lexists(final.parent):
        # The folder of runs comes into being together with its first run, in one rename.
        try:
            staging.rename(final.parent)
        except OSError:
            if not os.path.lexists(final.parent):
                raise
        else:
            return True
    try:
        (staging / final.name).rename(final)
    except OSError:
        if os.path.lexists(final):
            return False  # another process won, or a file is in the way: the caller looks
        raise
    return True


def _nearest_folder(path: Path) -> Path:
    # os.path.exists, unlike Path.exists, takes a folder without rights for absent on every version.
    return next((p for p in (path, *path.parents) if os.path.exists(p)), path)


def _make_folders(path: Path, made: list[Path]) -> None:
    for folder in reversed((path, *path.parents)):
        if not os.path.isdir(folder):
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                made.append(folder)


def _make_staging(home: Path) -> Path:
    staging = temporary_path(home)
    staging.mkdir()
    return staging


def sync_folder(path: Path) -> None:
    """Wait until the disk has what a folder lists."""
    if os.name == "nt":  # Windows has no handle on a folder to sync
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
