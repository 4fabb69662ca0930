"""The key of the desk: made once, kept in the folder of the sessions."""

from __future__ import annotations

import hmac
from pathlib import Path

from sim.errors import InputError
from sim.store.files import write_file
from sim.web.room.tokens import desk_secret, digest, plain

__all__ = ["DeskKey", "desk_key", "own_folder", "write_private"]

_FILE = "desk.key"
_LEAST = 12
"""Signs of a key that somebody wrote into the file by hand."""


def desk_key(folder: Path) -> str:
    """The key that is kept in a folder of sessions.

    Raises:
        InputError: there is none, or it cannot be read or used.
    """
    path = folder / _FILE
    try:
        key = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no key of the desk yet; `sim serve` makes it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the key of the desk cannot be read: {_why(error)}") from None
    if len(plain(key)) < _LEAST:
        raise InputError(
            f"{path}: the key of the desk is too short; delete the file, and a new one is made"
        )
    return key


def own_folder(folder: Path) -> None:
    """Make the folder of the sessions, for its owner alone.

    Raises:
        InputError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot make this folder: {_why(error)}") from None


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner reads; one that is there stays as it is.

    Raises:
        InputError: it cannot be written.
    """
    try:
        write_file(path, content, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise InputError(f"{path}: cannot write this file: {_why(error)}") from None


class DeskKey:
    """The key as the server knows it.

    Args:
        folder: of the sessions; it need not be there yet.

    Raises:
        InputError: a key is there, but cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / _FILE
        self.text = desk_key(folder) if self.path.exists() else desk_secret()

    def keep(self) -> None:
        """Have the key in the folder, so that it is the same after a restart.

        Raises:
            InputError: it cannot be written.
        """
        own_folder(self.folder)
        write_private(self.path, f"{self.text}\n".encode())
        # another server may have been faster
        self.text = desk_key(self.folder)

    def fits(self, typed: str) -> bool:
        """Whether somebody has the key; takes as long for every wrong one."""
        return hmac.compare_digest(
            digest("key", plain(typed)),
            digest("key", plain(self.text)),
        )


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
